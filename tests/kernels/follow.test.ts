/**
 * The kernels of ledgers against their scalar twin, bit for bit: groups that are split, taken one by one and large; probabilities that are constant, vary, are 0, 1
 * and none; items known by name; years beyond the calendar.
 */
import {describe, expect, it} from 'vitest';
import {readDwell} from '../../engine/metrics/dwell.ts';
import {treeOf} from '../../engine/metrics/history.ts';
import {entering, type Road, roadOf, stationary, waiting} from '../../engine/metrics/journey.ts';
import {instantiate} from '../../engine/kernels/kernels.ts';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {BLOCK} from '../../engine/program/ops.ts';
import {link} from '../../engine/run/link.ts';
import {runBlock} from '../../engine/run/run-block.ts';
import {interpret} from '../support/interpret.ts';

const [STAGES, YEARS] = [3, 4];
const SEED = [7, 11] as const;

function road(): Road {
  const dwells = ['gamma(mean = 1.2, sd = 0.6)', '0.4', 'weibull(mean = 0.8, sd = 0.5)'].map((text) => {
    const read = readDwell(text);
    if ('faults' in read) throw new Error(text);
    return read.dwell;
  });
  return roadOf(dwells, YEARS);
}

/** Follows groups one after the other and records every slot. */
function programOf(b: Builder, chances: readonly Value[], groups: readonly Group[]) {
  const size = 3 * STAGES * YEARS;
  const {first, state} = b.ledger(size + chances.length + YEARS);
  let now = Array.from({length: STAGES * YEARS}, (_, i) => chances[i % chances.length]!).reduce(
    (state, p, i) => b.post(p, state, first + 2 * STAGES * YEARS + i),
    state,
  );
  groups.forEach(({count, tree, year, isNamed, chance}, i) => {
    const slot = first + 2 * STAGES * YEARS + chance;
    const known = b.constantOf(chances[chance % chances.length]!) ?? NaN;
    const header = [first, STAGES, YEARS, year, slot, isNamed ? first + size : -1, 0, isNamed ? 0 : 1, known];
    now = b.follow(count, now, `group/${i}`, header, tree);
  });
  for (let slot = 0; slot < 2 * STAGES * YEARS; slot++) b.trajectory(b.balance(now, first + slot));
  for (let slot = 0; slot < YEARS; slot++) b.trajectory(b.balance(now, first + size + slot));
  return b.build().program;
}

interface Group {
  readonly count: Value;
  readonly tree: Float64Array;
  readonly year: number;
  readonly chance: number;
  readonly isNamed?: boolean;
}

/** Every slot of the first replicates of two blocks and those round their middle, from the kernels and from the twin. */
function compare(b: Builder, chances: readonly Value[], groups: readonly Group[]): Map<number, number[]> {
  const program = programOf(b, chances, groups);
  const linked = link(program, instantiate());
  const found = new Map<number, number[]>();
  const replicates = [0, 1, 2, 3, 63, 64, 127, 128, 129, 255, 256, 257, 300, 400, 510, 511];
  for (const block of [0, 3, 0]) {
    const kernels: number[][] = replicates.map(() => []);
    const trajectory = (slot: number, address: number) => {
      const vector = new Float64Array(linked.kernels.memory.buffer, address, BLOCK);
      replicates.forEach((j, i) => (kernels[i]![slot] = vector[j]!));
    };
    runBlock(linked, SEED, block, {trajectory, indicator: () => undefined});
    replicates.forEach((j, i) => {
      const replicate = BLOCK * block + j;
      expect(kernels[i], `replicate ${replicate}`).toEqual([...interpret(program, SEED, replicate).trajectories]);
      found.set(replicate, kernels[i]!);
    });
  }
  return found;
}

describe('follow', () => {
  const way = road();
  const anew = treeOf(entering(way), 0, STAGES, YEARS);
  const stock = treeOf(stationary(way, 0), 0, STAGES, YEARS);
  const last = treeOf(waiting(way, 2, 0.5)!, 2, STAGES, YEARS);

  it('agrees with its twin where probabilities are the same in all replicates', () => {
    const b = new Builder();
    const groups: Group[] = [0, 1, 2, 3].map((year) => ({
      count: b.poisson(b.constant(6), 'entries', year),
      tree: anew,
      year,
      chance: year,
    }));
    groups.push({count: b.constant(40), tree: stock, year: 0, chance: 0});
    groups.push({count: b.constant(1), tree: stock, year: 0, chance: 1, isNamed: true});
    groups.push({count: b.constant(3), tree: last, year: 0, chance: 2, isNamed: true});
    const chances = [0.5, 1, 0.3, 0].map((p) => b.constant(p));
    const found = compare(b, chances, groups);
    expect([...found.values()].some((slots) => slots.slice(-YEARS).some((n) => n > 0))).toBe(true);
  });

  it('agrees where they vary, also of large groups', () => {
    const b = new Builder();
    const chances = Array.from({length: STAGES * YEARS}, (_, i) => b.uniform('chance', 0, i));
    const count = (n: number, year: number) => b.poisson(b.constant(n), 'many', year);
    const groups = [3, 300, 3000, 1e6].map((n, year) => ({count: count(n, year), tree: anew, year, chance: year}));
    const alone = {count: b.constant(500), tree: stock, year: 0, chance: 3, isNamed: true};
    compare(b, chances, [...groups, alone, {count: b.constant(2147483647), tree: stock, year: 1, chance: 0}]);
  });

  it('follows everybody: who has left by the end is all who were there but those who stay', () => {
    const b = new Builder();
    const certain = readDwell(0.5);
    if ('faults' in certain) throw new Error();
    const sure = roadOf([certain.dwell, certain.dwell, certain.dwell], YEARS);
    const tree = treeOf(entering(sure), 0, STAGES, YEARS);
    const found = compare(b, [b.constant(1)], [{count: b.constant(1000), tree, year: 0, chance: 0}]);
    for (const slots of found.values()) {
      const through = (stage: number) => slots.slice(stage * YEARS, (stage + 1) * YEARS).reduce((x, y) => x + y);
      expect([0, 1, 2].map(through)).toEqual([1000, 1000, 1000]);
    }
  });

  it('makes NaN of what is no number of items, and takes nobody from it; nobody succeeds where the probability is none', () => {
    for (const wrong of [NaN, -1, 0.5, 2 ** 31, Infinity]) {
      const b = new Builder();
      const few = b.lt(b.uniform('few'), b.constant(0.5));
      const count = b.select(few, b.constant(3), b.constant(wrong));
      const found = compare(b, [b.constant(0.5)], [{count, tree: anew, year: 0, chance: 0}]);
      const isNone = [...found.values()].map((slots) => slots.every(Number.isNaN));
      expect(new Set(isNone)).toEqual(new Set([true, false]));
    }
    const b = new Builder();
    const chance = b.select(b.lt(b.uniform('x'), b.constant(0.5)), b.constant(NaN), b.constant(0.5));
    compare(b, [chance], [{count: b.constant(9), tree: anew, year: 0, chance: 0}]);
  });
});
