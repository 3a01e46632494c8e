import type {Kernels} from '../kernels/kernels.ts';
import type {Crew} from './crew.ts';
import {admit, type Estimate} from './estimate.ts';
import {hire} from './hire.ts';
import type {Plan} from './plan.ts';
import {coreCount, type Pool} from './pool.ts';
import type {RunRequest} from './request.ts';
import type {Found} from './run-columns.ts';
import {runExact} from './run-exact.ts';
import {type Conduct, runHistograms} from './run-histograms.ts';
import {ascending, inOrder, longestBatch} from './schedule.ts';
import {type Range, shardCount} from './shards.ts';
import {type Summary, summarize} from './summary.ts';
import type {Totals} from './totals.ts';
import {untilAborted} from './until-aborted.ts';
import {positionsWanted} from './wanted.ts';

export type {Summary} from './summary.ts';

/** How a run is done. Nothing here changes a digit of its summary. */
export interface RunOptions {
  /** Default: one per core; the pool's, if there is one. */
  readonly workers?: number | undefined;
  /** Workers that stay, for several runs: the caller closes it. Without it a run that is worth it starts workers and stops them, in Node. */
  readonly pool?: Pool | undefined;
  /** Kernels that stay, for what the calling thread computes alone: for several runs, one after the other. */
  readonly kernels?: Kernels | undefined;
  /** Called now and then with the replicates that have been computed. */
  readonly onProgress?: ((replicates: number, of: number) => void) | undefined;
  /** Ends the run: it rejects with the signal's reason, and workers of its own are stopped at once. */
  readonly signal?: AbortSignal | undefined;
  /** For tests: the order in which shards are computed, one by one. */
  readonly order?: readonly number[] | undefined;
}

/**
 * Runs a program and summarizes what it records. The summary's numbers depend on the request alone: not on workers, machine, order or chance.
 *
 * Throws a TidemarkError for a request that is malformed or too large, before anything is allocated; a NonFiniteError for a NaN or an infinity, the earliest of
 * the run; a WorkerError when a worker dies twice over the same shards.
 */
export async function run(request: RunRequest, options: RunOptions = {}): Promise<Summary> {
  const start = performance.now();
  const workers = options.pool?.workers ?? options.workers ?? coreCount();
  const cost = admit(request, workers);
  options.signal?.throwIfAborted();
  const {crew, dismiss} = hire(cost.seconds, workers, options);
  try {
    const work = compute(request, cost, crew, conductOf(request, cost, crew, options));
    const found = await untilAborted(work, options.signal);
    return summaryOf(request, cost, found, start);
  } finally {
    await dismiss();
  }
}

function conductOf(
  {replicates}: RunRequest,
  cost: Estimate,
  crew: Crew,
  {signal, order, onProgress}: RunOptions,
): Conduct {
  const longest = longestBatch(cost.seconds / replicates);
  const schedule = (range: Range) =>
    order
      ? inOrder(order.filter((shard) => range.first <= shard && shard < range.end))
      : ascending(range, crew.size, longest);
  return {signal, schedule, onArrival: (arrived) => onProgress?.(arrived, replicates)};
}

async function compute(
  request: RunRequest,
  {estimator}: Estimate,
  crew: Crew,
  conduct: Conduct,
): Promise<Found & {error: number}> {
  const {slots, replicates} = request;
  const plan = planOf(request);
  if (estimator === 'streamed' && plan.kept.length > 0) return runHistograms(crew, plan, slots, conduct);
  const schedule = conduct.schedule({first: 0, end: shardCount(replicates)});
  const positionsOf = (totals: Totals, slot: number) => positionsWanted(slots[slot]!, slot, totals);
  return {...(await runExact(crew, plan, schedule, conduct, positionsOf)), error: 0};
}

function planOf({program, seed, replicates, slots}: RunRequest): Plan {
  const where = (wanted: (kind: string) => boolean) =>
    Int32Array.from(slots.flatMap((kind, slot) => (wanted(kind) ? [slot] : [])));
  return {
    program,
    seed,
    replicates,
    keep: 'nothing',
    kept: where((kind) => kind !== 'moments'),
    shortfalls: where((kind) => kind === 'shortfall'),
  };
}

function summaryOf(
  {replicates, slots}: RunRequest,
  {estimator}: Estimate,
  found: Found & {error: number},
  start: number,
): Summary {
  const {totals, values, simulated, error} = found;
  const now = performance.now();
  let kept = 0;
  const trajectories = slots.map((kind, slot) =>
    summarize(kind, slot, totals, kind === 'moments' ? [] : values[kept++]!),
  );
  return {
    replicates,
    trajectories,
    counts: Array.from(totals.counts),
    estimator,
    quantileError: error,
    timing: {simulate: simulated - start, quantiles: now - simulated, total: now - start},
  };
}
