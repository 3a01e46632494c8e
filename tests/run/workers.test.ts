import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Worker} from 'node:worker_threads';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {Pool, WorkerError} from '../../engine/run/pool.ts';
import {SHARD} from '../../engine/run/shards.ts';
import {run} from '../../engine/run/run.ts';
import {mixedRequest} from './programs.ts';
import {referenceRequest} from './reference-model.ts';

/** Every worker that the test has started; Node gives one that has ended the thread −1. */
let started: Worker[] = [];
const remember = (worker: Worker) => started.push(worker);

beforeEach(() => {
  started = [];
  process.on('worker', remember);
});
afterEach(() => {
  process.off('worker', remember);
});

function living(): number {
  return started.filter(({threadId}) => threadId !== -1).length;
}

function script(name: string): string {
  return new URL(`./workers/${name}.ts`, import.meta.url).pathname;
}

async function numbersOf(...args: Parameters<typeof run>): Promise<unknown> {
  const {timing: _, ...numbers} = await run(...args);
  return numbers;
}

const request = referenceRequest(150_000);
/** So much work that a run starts workers of its own. */
const large = referenceRequest(1_000_000, 'moments');

describe('a run of its own', () => {
  it('starts workers when there is work for them, and leaves none behind', async () => {
    await run(large, {workers: 3});
    expect(started).toHaveLength(3);
    expect(living()).toBe(0);
  });

  it('starts none for little work', async () => {
    await run(mixedRequest(1000), {workers: 3});
    expect(started).toHaveLength(0);
  });
});

describe('a worker that dies', () => {
  it('has its shards computed again: killed from outside while at work', async () => {
    const long = mixedRequest(3_000_000);
    const pool = new Pool({workers: 2});
    // So that workers are at work when the next run begins.
    await run(request, {pool});
    const [victim] = started;
    const running = numbersOf(long, {pool});
    await new Promise((resolve) => setTimeout(resolve, 20));
    await victim!.terminate();
    expect(await running).toEqual(await numbersOf(long, {workers: 1}));
    expect(started).toHaveLength(3);
    await pool.close();
  });

  it('has its shards computed again: by an error outside of its job', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
    process.env['TIDEMARK_TEST_MARKER'] = join(folder, 'thrown');
    const pool = new Pool({workers: 1, script: script('once-throwing')});
    expect(await numbersOf(mixedRequest(2_000_000), {pool})).toEqual(
      await numbersOf(mixedRequest(2_000_000), {workers: 1}),
    );
    expect(started).toHaveLength(2);
    await pool.close();
    rmSync(folder, {recursive: true});
  });

  it('twice over the same shards ends the run with the replicates', async () => {
    const pool = new Pool({workers: 2, script: script('always-dying')});
    const error: unknown = await run(request, {pool}).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(WorkerError);
    const {first, end, message} = error as WorkerError;
    expect(message).toBe(`a worker died twice over replicates ${first} to ${end - 1}`);
    expect(first % SHARD).toBe(0);
    expect(end).toBeGreaterThan(first);
    await pool.close();
    expect(living()).toBe(0);
  });

  it('while it has nothing to do is replaced', async () => {
    const pool = new Pool({workers: 1});
    const whole = await numbersOf(request, {pool});
    await started[0]!.terminate();
    expect(await numbersOf(request, {pool})).toEqual(whole);
    await pool.close();
  });
});

describe('a run that is aborted', () => {
  const long = mixedRequest(200_000_000);

  it.each([1, 2])('rejects at once and leaves no worker (%i)', async (workers) => {
    const controller = new AbortController();
    const running = run(long, {workers, signal: controller.signal});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(living()).toBe(workers === 1 ? 0 : workers);
    const start = performance.now();
    controller.abort();
    await expect(running).rejects.toMatchObject({name: 'AbortError'});
    expect(performance.now() - start).toBeLessThan(2000);
    expect(living()).toBe(0);
  });

  it('before it begins does nothing', async () => {
    await expect(run(long, {workers: 2, signal: AbortSignal.abort()})).rejects.toMatchObject({name: 'AbortError'});
    expect(started).toHaveLength(0);
  });

  it('on a pool that is lent leaves the pool working', async () => {
    const pool = new Pool({workers: 2});
    const controller = new AbortController();
    const running = run(long, {
      pool,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(running).rejects.toThrow('enough');
    expect(await numbersOf(request, {pool})).toEqual(await numbersOf(request, {workers: 1}));
    await pool.close();
  });
});

describe('progress', () => {
  it.each([1, 2])('rises to the number of replicates (%i)', async (workers) => {
    const seen: number[] = [];
    await run(large, {workers, onProgress: (replicates, of) => seen.push(replicates, of)});
    const done = seen.filter((_, i) => i % 2 === 0);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(large.replicates);
    expect(new Set(seen.filter((_, i) => i % 2))).toEqual(new Set([large.replicates]));
  });
});

describe('a pool', () => {
  it('serves runs at the same time, each its own program', async () => {
    const pool = new Pool({workers: 2});
    const requests = [request, mixedRequest(200_000), mixedRequest(300_000), mixedRequest(200_000, 2)];
    const together = await Promise.all(requests.map((one) => numbersOf(one, {pool})));
    for (const [i, one] of requests.entries()) expect(together[i]).toEqual(await numbersOf(one, {workers: 1}));
    await pool.close();
  });

  it('takes no more memory for many runs than for a few', async () => {
    const pool = new Pool({workers: 2});
    const afterRuns = async (runs: number) => {
      for (let i = 0; i < runs; i++) await run(request, {pool});
      return process.memoryUsage().rss;
    };
    const before = await afterRuns(4);
    // Each run keeps 20 MB of values and 10 MB of histograms while it lasts: 450 MB if they stayed.
    expect((await afterRuns(15)) - before).toBeLessThan(150e6);
    await pool.close();
  });
});
