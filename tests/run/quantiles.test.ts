import {beforeAll, describe, expect, it} from 'vitest';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {estimatorOf} from '../../engine/run/estimate.ts';
import {binOf, gridOf} from '../../engine/run/grid.ts';
import {locate} from '../../engine/run/histogram.ts';
import {BINS} from '../../engine/run/plan.ts';
import {LEVELS, type RunRequest} from '../../engine/run/request.ts';
import {run, type Summary} from '../../engine/run/run.ts';
import {MOST_ERROR} from '../../engine/run/run-histograms.ts';
import {columnsOf, quantile, quantiles} from './columns.ts';

const REPLICATES = 400_000;

/** Trajectories that histograms find hard, and margins of them. */
function hardRequest(): RunRequest {
  const b = new Builder();
  const constant = (x: number) => b.constant(x);
  const [u, z] = [b.uniform('u'), b.normal('z')];
  const above = (level: number) => b.max(constant(0), b.sub(u, constant(level)));
  const trajectories: Value[] = [
    z,
    b.exp(b.mul(constant(3), z)),
    b.div(z, b.normal('y')),
    b.map('floor', b.mul(constant(6), u)),
    b.map('floor', b.mul(constant(1e5), u)),
    constant(0.1),
    // Nearly always 0: the 95 % quantile lies where the mass ends, on one side for the first shard and on the other for all.
    ...[0.94, 0.9495, 0.9499, 0.95, 0.9501, 0.9505, 0.96].map(above),
    ...[0.0495, 0.05, 0.0505].map((level) => b.neg(above(1 - level))),
    b.add(constant(1e9), b.mul(constant(1e-3), z)),
    b.mul(b.lt(u, constant(1e-5)), constant(1e12)),
  ];
  const margins = [
    ...[-1, 0, 1, 2, 3, 4, 6].map((x) => b.add(z, constant(x))),
    b.add(b.exp(b.mul(constant(3), z)), constant(-1)),
    b.sub(constant(1), b.mul(b.lt(u, constant(0.0001)), b.exp(z))),
    constant(1),
    constant(-1),
  ];
  for (const value of [...trajectories, ...margins]) b.trajectory(value);
  const slots = [...trajectories.map(() => 'quantiles' as const), ...margins.map(() => 'shortfall' as const)];
  return {program: b.build().program, seed: 11, replicates: REPLICATES, slots};
}

describe('a streamed run', () => {
  const request = hardRequest();
  let summary: Summary;
  let columns: readonly Float64Array[];
  beforeAll(async () => {
    summary = await run(request, {workers: 1});
    columns = columnsOf(request);
  }, 60_000);

  it('says so, and how far off it can be', () => {
    expect(summary.estimator).toBe('streamed');
    expect(summary.quantileError).toBeGreaterThan(0);
    expect(summary.quantileError).toBeLessThanOrEqual(MOST_ERROR);
  });

  it('has no quantile further off than it says', () => {
    summary.trajectories.forEach((trajectory, slot) => {
      if (trajectory.kind !== 'quantiles') return;
      const found = trajectory.quantiles;
      const values = quantiles(columns[slot]!, LEVELS);
      // Room for the rounding of a bin's edges, which is that of the values themselves.
      const room = summary.quantileError * (found[4]! - found[0]!) + 1e-14 * Math.abs(values[2]!);
      found.forEach((x, i) => expect([slot, Math.abs(x - values[i]!) <= room]).toEqual([slot, true]));
    });
  });

  it('counts what lies below zero exactly, and has its median to the same error', () => {
    summary.trajectories.forEach((trajectory, slot) => {
      if (trajectory.kind !== 'shortfall') return;
      const below = columns[slot]!.filter((x) => x < 0);
      expect(trajectory.misses).toBe(below.length);
      if (below.length === 0) expect(trajectory.medianShortfall).toBeNull();
      // Widths from the 5 % to the 95 % quantile: 3.3 of the normal ones; of exp(3z), about 139.
      else
        expect(Math.abs(trajectory.medianShortfall! - quantile(below, 0.5))).toBeLessThanOrEqual(
          1e-3 * (slot === 25 ? 139 : 3.3),
        );
    });
    const misses = summary.trajectories.flatMap((trajectory) =>
      trajectory.kind === 'shortfall' ? [trajectory.misses] : [],
    );
    expect(misses).toContain(0);
    expect(misses).toContain(REPLICATES);
  });
});

it('the same trajectories are exact in a run of fewer replicates', async () => {
  const request = {...hardRequest(), replicates: 150_000};
  const columns = columnsOf(request);
  const summary = await run(request, {workers: 1});
  expect(summary).toMatchObject({estimator: 'exact', quantileError: 0});
  summary.trajectories.forEach((trajectory, slot) => {
    const below = columns[slot]!.filter((x) => x < 0);
    if (trajectory.kind === 'quantiles')
      expect(trajectory.quantiles.map(positiveZero)).toEqual(quantiles(columns[slot]!, LEVELS).map(positiveZero));
    else
      expect(trajectory).toEqual({
        kind: 'shortfall',
        misses: below.length,
        medianShortfall: below.length > 0 ? quantile(below, 0.5) : null,
      });
  });
});

/** Sorting puts -0 before 0; elsewhere they are the same. */
function positiveZero(x: number): number {
  return x + 0;
}

describe('the estimator', () => {
  const request = hardRequest();

  it('is exact up to 200,000 replicates', () => {
    expect(estimatorOf({...request, replicates: 200_000})).toBe('exact');
    expect(estimatorOf({...request, replicates: 200_001})).toBe('streamed');
  });

  it('streams fewer replicates of very many trajectories', () => {
    const slots = Array.from({length: 400}, () => 'quantiles' as const);
    expect(estimatorOf({...request, slots, replicates: 200_000})).toBe('streamed');
    expect(estimatorOf({...request, slots, replicates: 100_000})).toBe('exact');
    expect(estimatorOf({...request, slots: slots.map(() => 'moments'), replicates: 200_000})).toBe('exact');
  });
});

describe('locate', () => {
  const counts = new Uint32Array(BINS);
  counts[0] = 1;
  counts[5] = 2;
  counts[BINS - 1] = 1;
  const histogram = {grid: {start: 0, scale: 1}, counts, least: -7, greatest: 5000};

  it('spreads values evenly over their bin', () =>
    expect(locate(histogram, [1, 1.5, 2], [])).toEqual({values: [5.25, 5.5, 5.75], width: 1, lowest: 5, highest: 5}));

  it('takes what is in the bin of an atom for the atom', () =>
    expect(locate(histogram, [1, 1.5, 2], [5.1])).toMatchObject({values: [5.1, 5.1, 5.1], width: 1}));

  it('knows how far the outermost bins reach', () => {
    expect(locate(histogram, [0], [])).toEqual({values: [-3], width: 8, lowest: 0, highest: 0});
    expect(locate(histogram, [3], []).width).toBe(5000 - (BINS - 1));
  });
});

it('the ends of an interval lie in bins of its grid that do not reach on', () => {
  for (const [start, end] of [
    [0, 1],
    [-1e9, -1e9 + 1e-3],
    [1e-300, 2e-300],
  ] as const) {
    const grid = gridOf(start, end);
    expect(binOf(grid, start)).toBeGreaterThanOrEqual(1);
    expect(binOf(grid, end)).toBeLessThanOrEqual(BINS - 2);
  }
});
