import {afterAll, describe, expect, it} from 'vitest';
import {uniform} from '../../engine/kernels/scalar/index.ts';
import {streamOf} from '../../engine/program/streams.ts';
import {digestOf} from '../../engine/run/digest.ts';
import {NonFiniteError} from '../../engine/run/non-finite-error.ts';
import {Pool} from '../../engine/run/pool.ts';
import {LEVELS, type RunRequest} from '../../engine/run/request.ts';
import {run, type RunOptions, type Summary} from '../../engine/run/run.ts';
import {seedWords} from '../../engine/run/run-block.ts';
import {shardCount} from '../../engine/run/shards.ts';
import {interpretSlot} from '../support/interpret.ts';
import {columnsOf, quantile, quantiles} from './columns.ts';
import {mixedRequest, sometimesNaN} from './programs.ts';
import {referenceRequest} from './reference-model.ts';

const pools = new Map([2, 3, 8].map((workers) => [workers, new Pool({workers})]));
afterAll(() => Promise.all([...pools.values()].map((pool) => pool.close())));

async function digestOfRun(request: RunRequest, options: RunOptions): Promise<string> {
  const {timing: _, ...numbers} = await run(request, options);
  return digestOf({...numbers, trajectories: numbers.trajectories.map((trajectory) => ({...trajectory}))});
}

function reversed(replicates: number): number[] {
  return Array.from({length: shardCount(replicates)}, (_, i) => i).toReversed();
}

/** A fixed order without rhyme: multiples of a number that has no factor in common with any count of shards here. */
function shuffled(replicates: number): number[] {
  const count = shardCount(replicates);
  return Array.from({length: count}, (_, i) => (i * 7919 + 3) % count);
}

const CASES: Record<string, RunRequest> = {
  'exact quantiles of every trajectory': referenceRequest(30_000),
  'exact, every kind of slot': mixedRequest(199_999),
  'streamed, every kind of slot': mixedRequest(300_001),
  'no quantiles': referenceRequest(30_000, 'moments'),
  'a single shard': referenceRequest(4000),
};

describe.each(Object.entries(CASES))('the digits of a run (%s)', (_, request) => {
  const {replicates} = request;
  const alone = digestOfRun(request, {workers: 1});

  it.each([2, 3, 8])('are those of one worker with %i', async (workers) =>
    expect(await digestOfRun(request, {pool: pools.get(workers)!})).toBe(await alone),
  );

  it('do not change with the order of the shards', async () => {
    for (const order of [reversed(replicates), shuffled(replicates)])
      for (const options of [{workers: 1}, {pool: pools.get(3)!}])
        expect(await digestOfRun(request, {...options, order})).toBe(await alone);
  });
});

describe('a summary', () => {
  it.each([3000, 4097, 100_000])('is that of the values, by brute force (%i)', async (replicates) => {
    const request = mixedRequest(replicates);
    const summary = await run(request, {workers: 1});
    const columns = columnsOf(request);
    for (const [slot, kind] of request.slots.entries()) {
      const values = columns[slot]!;
      if (kind === 'shortfall') expect(summary.trajectories[slot]).toEqual({kind, ...shortfallOf(values)});
      else expectMoments(summary, slot, values);
      if (kind === 'quantiles')
        expect(summary.trajectories[slot]).toMatchObject({quantiles: quantiles(values, LEVELS)});
    }
  });

  it('is that of the scalar interpretation', async () => {
    const request = mixedRequest(1000);
    const columns = columnsOf(request);
    for (const slot of request.slots.keys())
      expect(interpretSlot(request.program, seedWords(request.seed), 1000, slot)).toEqual(columns[slot]);
  });

  it('has the quantiles of NumPy', async () => {
    expect(quantile(Float64Array.of(3, 1, 2, 10), 0.95)).toBeCloseTo(8.95, 12);
  });
});

function shortfallOf(values: Float64Array): {misses: number; medianShortfall: number | null} {
  const below = values.filter((x) => x < 0);
  return {misses: below.length, medianShortfall: below.length ? quantile(below, 0.5) : null};
}

function expectMoments(summary: Summary, slot: number, values: Float64Array): void {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  const found = summary.trajectories[slot]!;
  if (found.kind === 'shortfall') throw new Error('has no moments');
  // A sum of n values rounds n times: 100,000 · 1e-16 of the largest, with room for the squares.
  const room = 1e-10 * values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(room);
  expect(Math.abs(found.sd - sd)).toBeLessThanOrEqual(room);
  expect([found.min, found.max]).toEqual([
    values.reduce((a, b) => Math.min(a, b)),
    values.reduce((a, b) => Math.max(a, b)),
  ]);
}

describe('more replicates', () => {
  it('extend the columns of fewer', () => {
    const [few, many] = [columnsOf(referenceRequest(100_000)), columnsOf(referenceRequest(200_000))];
    for (const slot of [0, 35, 69]) {
      expect(many[slot]!.subarray(0, 100_000)).toEqual(few[slot]);
      expect(many[slot]![100_000]).not.toBe(many[slot]![0]);
    }
  });
});

describe('a value that is not finite', () => {
  const bound = 1e-5;
  const replicates = 400_000;
  const seed = seedWords(5);
  const draw = (replicate: number) => uniform(seed, streamOf('u'), 0, replicate);
  const first = Array.from({length: replicates}, (_, r) => r).find((r) => draw(r) < bound)!;

  it('lies in the middle of the run, with others behind it', () => {
    expect(first).toBeGreaterThan(10_000);
    expect(first).toBeLessThan(replicates - 50_000);
  });

  it.each([
    {workers: 1},
    {pool: pools.get(2)!},
    {pool: pools.get(8)!},
    {workers: 1, order: reversed(replicates)},
    {pool: pools.get(3)!, order: shuffled(replicates)},
  ])('is found in the first replicate that has one (%o)', async (options) => {
    const failure = run(sometimesNaN(replicates, bound), options);
    await expect(failure).rejects.toBeInstanceOf(NonFiniteError);
    await expect(failure).rejects.toMatchObject({slot: 1, replicate: first, value: NaN});
  });

  it('beyond the end of the run does not matter', async () => {
    expect((await run(sometimesNaN(first, bound), {workers: 1})).replicates).toBe(first);
  });
});
