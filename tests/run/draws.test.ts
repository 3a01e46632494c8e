import {expect, it} from 'vitest';
import {draws} from '../../engine/run/draws.ts';
import {Pool} from '../../engine/run/pool.ts';
import {run} from '../../engine/run/run.ts';
import {mixedRequest, sometimesNaN} from './programs.ts';

const REPLICATES = 50_000;

it('are those that a run summarizes', async () => {
  const request = mixedRequest(REPLICATES);
  const {trajectories} = await run(request, {workers: 1});
  const columns = await draws(request, [1, 0]);
  for (const [i, slot] of [1, 0].entries()) {
    const column = columns[i]!;
    const summary = trajectories[slot]!;
    if (summary.kind !== 'quantiles') throw new Error('not a slot with quantiles');
    expect(column).toHaveLength(REPLICATES);
    expect(column.reduce((least, x) => Math.min(least, x), Infinity)).toBe(summary.min);
    // Summed in another order: 50,000 roundings of 1e-16.
    expect(column.reduce((sum, x) => sum + x, 0) / REPLICATES).toBeCloseTo(summary.mean, 10);
  }
});

it('stand in the order of the replicates, whoever computes them', async () => {
  const [alone] = await draws(mixedRequest(REPLICATES), [0]);
  const [fewer] = await draws(mixedRequest(10_000), [0]);
  expect(alone!.subarray(0, 10_000)).toEqual(fewer);
  const pool = new Pool({workers: 2});
  try {
    expect((await draws(mixedRequest(REPLICATES), [0], {pool}))[0]).toEqual(alone);
  } finally {
    await pool.close();
  }
});

it('of a slot twice are the same column twice', async () => {
  const [a, b] = await draws(mixedRequest(5000), [1, 1]);
  expect(a).toEqual(b);
});

it('that are not finite are an error, as in a run', async () =>
  expect(draws(sometimesNaN(50_000, 0.001), [1])).rejects.toThrow(/NaN/));

it('that are too many are refused beforehand', async () =>
  expect(draws(mixedRequest(100_000_000), [0, 1])).rejects.toThrow(/more than can be kept/));
