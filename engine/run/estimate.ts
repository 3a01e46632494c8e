import {usageError} from '../errors.ts';
import {OP_NAMES, type OpName} from '../program/ops.ts';
import {type Program, STRIDE} from '../program/program.ts';
import {linkedBytes} from './link.ts';
import {BINS} from './plan.ts';
import type {RunRequest} from './request.ts';
import {EXACT_BATCH, SHARD} from './shards.ts';
import {type Message, say} from '../message.ts';

/** What a run will take, worked out before anything is allocated. */
export interface Estimate {
  readonly bytes: number;
  /** Of one core. */
  readonly seconds: number;
  readonly estimator: Estimator;
}

/** Quantiles that are order statistics, or that are read off histograms. */
export type Estimator = 'exact' | 'streamed';

/** Replicates up to which quantiles are exact. */
export const MOST_EXACT_REPLICATES = 200_000;

/** Values of all trajectories together up to which quantiles are exact: 512 MiB if all had to be kept. */
export const MOST_EXACT_VALUES = 67_108_864;

/** Replicates have 32-bit counts, and the random numbers 2³⁴ places. */
const MOST_REPLICATES = 4_294_967_295;

const GIBIBYTE = 1_073_741_824;
const MOST_BYTES = 4 * GIBIBYTE;
const MOST_SECONDS = 12 * 3600;

/** Nanoseconds of an operation for one replicate, measured on a core of 2023, where it is more than a pass over memory. */
const COSTS: Partial<Record<OpName, number>> = {
  uniform: 1,
  normal: 2.6,
  div: 0.7,
  sqrt: 1.1,
  exp: 1.2,
  log: 3,
  pow: 20,
  probit: 6,
  normalCdf: 8,
  gammaQuantile: 300,
  gammaCdf: 100,
  betaQuantile: 500,
  betaCdf: 200,
  step: 3,
  follow: 500,
};
const PASS = 0.25;
/** Counting a value; if values are exact, keeping some and looking for quantiles among them. */
const KEPT = {exact: 2.5, streamed: 1.1};

/** The estimator is a function of the request alone, so that the digits are. */
export function estimatorOf({replicates, slots}: RunRequest): Estimator {
  const columns = slots.filter((kind) => kind !== 'moments').length;
  return replicates <= MOST_EXACT_REPLICATES && columns * replicates <= MOST_EXACT_VALUES ? 'exact' : 'streamed';
}

/** Memory and time, to within a factor of two or so on one machine or another. */
export function estimate(request: RunRequest, workers: number): Estimate {
  const {program, replicates, slots} = request;
  const estimator = estimatorOf(request);
  const kept = slots.filter((kind) => kind !== 'moments').length;
  // A worker's histograms and those that it sends; in an exact run, at worst, all values of a batch and of the run.
  const perWorker =
    linkedBytes(program) + kept * (2 * 4 * BINS + (estimator === 'exact' ? 8 * SHARD * EXACT_BATCH : 0));
  const shared = kept * (4 * BINS + 8 * (estimator === 'exact' ? replicates : SHARD));
  const bytes = shared + workers * perWorker;
  const seconds = replicates * (programCost(program) + KEPT[estimator] * kept) * 1e-9;
  return {bytes, seconds, estimator};
}

function programCost({code}: Program): number {
  let cost = 0;
  for (let at = 0; at < code.length; at += STRIDE) cost += COSTS[OP_NAMES[code[at]!]!] ?? PASS;
  return cost;
}

/** Throws a usage error for a request that is malformed or takes more than a machine should be asked for; returns its estimate. */
export function admit(request: RunRequest, workers: number): Estimate {
  check(request, workers);
  const cost = estimate(request, workers);
  const {replicates} = request;
  if (replicates > MOST_REPLICATES || cost.seconds > MOST_SECONDS || cost.bytes > MOST_BYTES)
    throw usageError(
      say`${replicates.toLocaleString('en')} replicates would take about ${timeText(cost.seconds)} of one core and ${inBytes(cost.bytes)} of memory`,
      remedy(cost, replicates, workers),
    );
  return cost;
}

function check({program, seed, replicates, slots}: RunRequest, workers: number): void {
  if (!Number.isSafeInteger(replicates) || replicates < 2)
    throw usageError(say`replicates must be an integer of at least 2, got ${replicates}`);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw usageError(say`seed must be an integer from 0 to ${Number.MAX_SAFE_INTEGER}, got ${seed}`);
  if (!Number.isSafeInteger(workers) || workers < 1)
    throw usageError(say`workers must be an integer of at least 1, got ${workers}`);
  if (slots.length !== program.trajectories)
    throw usageError(say`slots must be one for each of ${program.trajectories} trajectories, got ${slots.length}`);
}

function remedy({bytes, seconds}: Estimate, replicates: number, workers: number): Message {
  if (bytes > MOST_BYTES)
    return workers > 1
      ? say`ask for fewer replicates, metrics or years, or use fewer workers: the limit is ${inBytes(MOST_BYTES)}`
      : say`ask for fewer replicates, metrics or years: the limit is ${inBytes(MOST_BYTES)}`;
  const most = Math.min(MOST_REPLICATES, Math.floor((MOST_SECONDS / seconds) * replicates));
  return say`ask for at most ${Number(most.toPrecision(2)).toLocaleString('en')}; ten times fewer make the standard error 3.2 times larger`;
}

function timeText(seconds: number): Message {
  const count = (size: number) => Number((seconds / size).toPrecision(2)).toLocaleString('en');
  if (seconds >= 2 * YEAR) return say`${count(YEAR)} years`;
  if (seconds >= 2 * DAY) return say`${count(DAY)} days`;
  if (seconds >= 2 * HOUR) return say`${count(HOUR)} hours`;
  return seconds >= 2 * MINUTE ? say`${count(MINUTE)} minutes` : say`${count(1)} seconds`;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

function inBytes(bytes: number): string {
  const gibibytes = bytes / GIBIBYTE;
  return gibibytes >= 1 ? `${Number(gibibytes.toPrecision(2))} GiB` : `${Math.ceil((1024 * bytes) / GIBIBYTE)} MiB`;
}
