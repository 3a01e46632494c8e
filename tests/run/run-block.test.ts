import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {instantiate} from '../../engine/kernels/kernels.ts';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {BLOCK, type MapName, OPS} from '../../engine/program/ops.ts';
import type {Program} from '../../engine/program/program.ts';
import {link} from '../../engine/run/link.ts';
import {runBlock, seedWords} from '../../engine/run/run-block.ts';
import {interpret} from '../support/interpret.ts';
import {referenceProgram} from './reference-model.ts';

const kernels = instantiate();

/** What a block records: whole vectors of trajectories, counts of indicators. */
function recordedBy(program: Program, seed: number, block: number, counted: boolean) {
  const linked = link(program, kernels, counted);
  const trajectories: Float64Array[] = [];
  const counts: number[] = [];
  runBlock(linked, seedWords(seed), block, {
    trajectory: (slot, address) =>
      (trajectories[slot] = new Float64Array(kernels.memory.buffer, address, BLOCK).slice()),
    indicator: (slot, address) => (counts[slot] = kernels.count(address, BLOCK)),
    comparison: (slot, count, a, b) => (counts[slot] = count(a, b, BLOCK)),
  });
  return {trajectories, counts};
}

function expectInterpreted(program: Program, seed: number, block: number): void {
  const {trajectories, counts} = recordedBy(program, seed, block, false);
  expect(recordedBy(program, seed, block, true)).toEqual({trajectories, counts});
  const expected = Array.from({length: BLOCK}, (_, j) => interpret(program, seedWords(seed), block * BLOCK + j));
  trajectories.forEach((values, slot) =>
    expect(values).toEqual(Float64Array.from(expected, (replicate) => replicate.trajectories[slot]!)),
  );
  counts.forEach((count, slot) =>
    expect(count).toBe(expected.reduce((sum, replicate) => sum + replicate.indicators[slot]!, 0)),
  );
}

describe('runBlock gives the digits of the scalar interpretation', () => {
  it('on the reference model', () => expectInterpreted(referenceProgram().program, 2027, 3));

  it('with the largest seed and in a far block', () => {
    const b = new Builder();
    b.trajectory(b.normal('x', 2024, 65535));
    b.trajectory(b.uniform('x', 2024, 7));
    expectInterpreted(b.build().program, Number.MAX_SAFE_INTEGER, 8_000_000);
  });

  it('with constants for operands, in tables and in records', () => {
    const b = new Builder();
    const u = b.uniform('u');
    b.trajectory(b.step(u, [0.25, 0.5, 0.75], [-1, 1e300, 0, 5e-324]));
    b.trajectory(b.constant(0.1));
    b.trajectory(b.map('select', b.lt(u, b.constant(0.3)), b.constant(-0.1), b.constant(7)));
    b.indicator(b.constant(1));
    b.indicator(b.constant(0));
    expectInterpreted(b.build().program, 1, 0);
  });

  it('with comparisons of which a count is recorded, or more', () => {
    const b = new Builder();
    const [u, v] = [b.uniform('u'), b.uniform('v')];
    const [low, both] = [b.lt(u, b.constant(0.3)), b.le(u, v)];
    for (const value of [b.le(v, b.constant(0.5)), low, both, both]) b.indicator(value);
    b.trajectory(b.add(low, u));
    b.indicator(b.lt(b.constant(0.7), v));
    expectInterpreted(b.build().program, 1, 0);
  });

  it('on random programs of every cheap operation', () => {
    // The quantile functions of gamma and beta take thousands of times longer and have their own tests.
    const names = (Object.keys(OPS) as MapName[]).filter(
      (name) => OPS[name].shape === 'map' && !/gamma|beta/.test(name),
    );
    const step = fc.record({
      name: fc.constantFrom(...names),
      operands: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
      constant: fc.oneof(fc.double({min: -3, max: 3, noNaN: true}), fc.double()),
    });
    fc.assert(
      fc.property(fc.array(step, {minLength: 1, maxLength: 40}), (steps) => {
        expectInterpreted(randomProgram(steps), 12345, 1);
      }),
      {numRuns: 25, seed: 7},
    );
  });
});

interface Step {
  name: MapName;
  operands: readonly number[];
  constant: number;
}

/** Applies each operation to values that there are already, a new constant among them, and records every result. */
function randomProgram(steps: readonly Step[]): Program {
  const b = new Builder();
  const values: Value[] = [b.normal('z'), b.uniform('u'), b.normal('z', 2025)];
  for (const {name, operands, constant} of steps) {
    const choices = [...values, b.constant(constant)];
    const chosen = operands.slice(0, OPS[name].operands).map((k) => choices[k % choices.length]!);
    const value = b.map(name, ...(chosen as [Value, Value, Value, Value]));
    values.push(value);
    b.trajectory(value);
  }
  return b.build().program;
}

it('leaves other blocks and programs alone: the same block twice is the same', () => {
  const {program} = referenceProgram();
  const once = recordedBy(program, 1, 0, true);
  recordedBy(program, 1, 1, true);
  expect(recordedBy(program, 1, 0, true)).toEqual(once);
});
