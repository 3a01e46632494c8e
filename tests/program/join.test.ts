import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {joinPrograms} from '../../engine/program/join.ts';
import type {Program} from '../../engine/program/program.ts';
import {type Look, runLooks} from '../../engine/run/run-looks.ts';
import {compileText} from '../support/compile-text.ts';
import {interpret} from '../support/interpret.ts';

const SEED = [7, 0] as const;

/** One operation of every shape, a paired indicator early, one late and one that is constant. */
function program(shift: number, constant: boolean): Program {
  const b = new Builder();
  const [u, z] = [b.uniform('u'), b.normal('z', 2025)];
  const early = b.lt(u, b.constant(0.3 + shift));
  b.indicator(early);
  const flow = b.step(u, [0.25, 0.5], [10, 20, 30 + shift]);
  const sum: Value = b.add(b.mul(z, flow), b.constant(shift));
  b.trajectory(sum);
  b.indicator(b.lt(b.constant(shift), sum));
  b.indicator(b.constant(constant ? 1 : 0));
  b.trajectory(b.exp(b.sub(z, u)));
  b.trajectory(followed(b, 20 + Math.round(100 * shift)));
  return b.build().program;
}

/** Items through one stage of two years: half of them leave in each. */
function followed(b: Builder, count: number): Value {
  const ends = [2 ** 31, 2 ** 32, 2 ** 33];
  const first = Array.from({length: 64}, (_, i) => (i < 32 ? 0 : 1));
  const tree = Float64Array.from([1, ...[2, 0, 0, 3, ...first].map((n) => 2 ** 52 + n), 0, ...ends]);
  const {first: slot, state} = b.ledger(6);
  const ready = b.post(b.constant(0.5), b.post(b.constant(0.5), state, slot + 4), slot + 5);
  const rate = b.poisson(b.constant(count), 'count');
  const after = b.follow(rate, ready, 'follow', [slot, 1, 2, 0, slot + 4, -1, 0, 1, 0.5], tree);
  return b.balance(after, slot + 1);
}

describe('two programs joined', () => {
  const [first, second] = [program(0, true), program(0.1, true)];
  const pairs = [
    [0, 0],
    [1, 1],
    [2, 2],
    [0, 2],
    [2, 1],
  ] as const;
  const joined = joinPrograms(first, second, pairs);

  it('record what each records alone, and where both hit', () => {
    for (const replicate of [0, 1, 5, 511, 512, 4000]) {
      const [a, b, both] = [first, second, joined].map((one) => interpret(one, SEED, replicate));
      expect([...both!.trajectories]).toEqual([...a!.trajectories, ...b!.trajectories]);
      const hits = pairs.map(([i, j]) => (a!.indicators[i] && b!.indicators[j] ? 1 : 0));
      expect([...both!.indicators]).toEqual([...a!.indicators, ...b!.indicators, ...hits]);
    }
  });

  it('count on the kernels what they count one by one', async () => {
    const n = 700;
    const counts = Array.from({length: joined.indicators}, () => 0);
    for (let replicate = 0; replicate < n; replicate++)
      interpret(joined, SEED, replicate).indicators.forEach((hit, slot) => (counts[slot]! += hit));
    let seen: Look | undefined;
    for await (const look of runLooks({program: joined, seed: 7, looks: [n]}, {workers: 1})) seen = look;
    expect(seen!.counts).toEqual(counts);
    // Neither everywhere nor nowhere, so that the counts say something.
    expect(counts[1]).toBeGreaterThan(0);
    expect(counts[1]).toBeLessThan(n);
  });

  it('keep what the first has hit, in its first register too, while the second takes more or fewer', () => {
    const small = new Builder();
    // Its result takes the place of the uniform, the first register.
    small.indicator(small.map('not', small.lt(small.uniform('u'), small.constant(0.4))));
    const [few, many] = [small.build().program, program(0.1, true)];
    expect(many.registers).toBeGreaterThan(few.registers);
    for (const [a, b] of [
      [few, many],
      [many, few],
    ] as const) {
      const both = joinPrograms(a, b, [[0, 0]]);
      for (let replicate = 0; replicate < 200; replicate++) {
        const [x, y, xy] = [a, b, both].map((one) => interpret(one, SEED, replicate).indicators);
        expect([...xy!]).toEqual([...x!, ...y!, x![0]! && y![0]!]);
      }
    }
  });

  it('have room for the ledgers of either', async () => {
    const {program: ledgers} = compileText(readFileSync('scenarios/examples/pipeline.yaml', 'utf8'));
    const counts = async (one: Program) => {
      let seen: Look | undefined;
      for await (const look of runLooks({program: one, seed: 7, looks: [1024]}, {workers: 1})) seen = look;
      return seen!.counts;
    };
    const [alone, other] = [await counts(ledgers), await counts(first)];
    expect(await counts(joinPrograms(ledgers, first, []))).toEqual([...alone, ...other]);
    expect(await counts(joinPrograms(first, ledgers, []))).toEqual([...other, ...alone]);
  });

  it('leave constants that never hit at none', () => {
    const never = joinPrograms(program(0, false), second, [
      [2, 0],
      [0, 2],
    ]);
    expect([...interpret(never, SEED, 3).indicators].slice(-2)[0]).toBe(0);
  });
});
