import {afterEach, beforeEach, describe, expect, inject, it} from 'vitest';
import {WORKER_URL} from '../../engine/run/browser-worker.ts';
import {Pool, WorkerError} from '../../engine/run/pool.ts';
import {run} from '../../engine/run/run.ts';
import {mixedRequest} from '../run/programs.ts';
import {digestOfRun, REQUESTS} from './requests.ts';

let pool: Pool;
beforeEach(() => (pool = new Pool({workers: 2, script: WORKER_URL})));
afterEach(() => pool.close());

describe.each(Object.keys(REQUESTS))('in Chromium, a run that keeps %s', (name) => {
  const expected = inject('nodeDigests')[name];

  it('has the digits of Node, in workers', async () => {
    expect(expected).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await digestOfRun(REQUESTS[name]!(), {pool})).toBe(expected);
  });

  it('has the digits of Node, on the page itself', async () =>
    expect(await digestOfRun(REQUESTS[name]!(), {workers: 1})).toBe(expected));
});

it('uses workers, and no memory that they share', async () => {
  expect(typeof SharedArrayBuffer).toBe('undefined');
  expect(pool.warm).toBe(false);
  await run(mixedRequest(400_000), {pool});
  expect(pool.warm).toBe(true);
});

it('leaves the page free while it computes', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  const start = performance.now();
  await run(mixedRequest(5_000_000), {workers: 1});
  clearInterval(timer);
  // A shard takes a millisecond or so; a timer that waits for a few of them still comes round once in 50 ms.
  expect(ticks).toBeGreaterThan((performance.now() - start) / 50);
});

it('is aborted at once, and the pool works on', async () => {
  const controller = new AbortController();
  const running = run(mixedRequest(100_000_000), {
    pool,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(running).rejects.toMatchObject({name: 'AbortError'});
  expect((await run(mixedRequest(400_000), {pool})).replicates).toBe(400_000);
});

it('a script that cannot be loaded is an error, not a wait', async () => {
  const broken = new Pool({workers: 1, script: '/no/such/worker.js'});
  await expect(run(mixedRequest(400_000), {pool: broken})).rejects.toBeInstanceOf(WorkerError);
  await broken.close();
});
