import {MOMENTS} from './moments.ts';
import {BINS, type Plan} from './plan.ts';
import type {Range} from './shards.ts';
import {DESCRIPTION} from './sieve.ts';

/**
 * What shards have computed, in one transferable buffer:
 * - a row of doubles per shard, in order: see `RowLayout`
 * - with brackets: a description of each kept slot's, `DESCRIPTION` doubles
 * - values of the kept slots, doubles, slot by slot: whole columns, or what lies in brackets, in the order of the replicates
 * - with histograms: `BINS` unsigned 32-bit counts per kept slot, over the whole batch
 *
 * A batch ends with the first shard that has a value that is not finite; then there are rows alone.
 */
export interface Batch extends Range {
  readonly buffer: ArrayBuffer;
}

/** Where the parts of a row start, in doubles. */
export interface RowLayout {
  /** First replicate with a value that is not finite, or −1; its slot; the value. */
  readonly nonFinite: number;
  /** Mean, M2, least and greatest of each trajectory slot. */
  readonly moments: number;
  /** How many values lie below zero, for each slot of `plan.shortfalls`. */
  readonly shortfalls: number;
  /** The count of each indicator. */
  readonly counts: number;
  readonly length: number;
}

export function rowLayout({program, shortfalls}: Plan): RowLayout {
  const moments = 3;
  const atShortfalls = moments + MOMENTS * program.trajectories;
  const counts = atShortfalls + shortfalls.length;
  return {nonFinite: 0, moments, shortfalls: atShortfalls, counts, length: counts + program.indicators};
}

/** The parts of a batch, as views. */
export interface BatchParts {
  readonly rows: Float64Array;
  readonly descriptions: Float64Array;
  readonly values: Float64Array<ArrayBuffer>;
  readonly histograms: Uint32Array;
}

/** A buffer for so many rows and values, and its parts. */
export function allocateBatch(plan: Plan, rows: number, values: number): {buffer: ArrayBuffer; parts: BatchParts} {
  const {described, counted} = extent(plan);
  const buffer = new ArrayBuffer(8 * (rows + described + values) + 4 * counted);
  return {buffer, parts: partsOf(plan, buffer, rows)};
}

/** The parts of a batch that has come. */
export function readBatch(plan: Plan, {first, end, buffer}: Batch): BatchParts {
  return partsOf(plan, buffer, rowLayout(plan).length * (end - first));
}

/** Doubles that describe brackets, and counts. */
function extent({keep, kept}: Plan): {described: number; counted: number} {
  return {
    described: keep === 'brackets' ? DESCRIPTION * kept.length : 0,
    counted: keep === 'histograms' ? BINS * kept.length : 0,
  };
}

function partsOf(plan: Plan, buffer: ArrayBuffer, rows: number): BatchParts {
  const {described, counted} = extent(plan);
  const histograms = buffer.byteLength - 4 * counted;
  const values = 8 * (rows + described);
  return {
    rows: new Float64Array(buffer, 0, rows),
    descriptions: new Float64Array(buffer, 8 * rows, described),
    values: new Float64Array(buffer, values, (histograms - values) / 8),
    histograms: new Uint32Array(buffer, histograms, counted),
  };
}
