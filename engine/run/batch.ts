import {MOMENTS} from './moments.ts';
import {BINS, type Plan} from './plan.ts';
import type {Range} from './shards.ts';

/**
 * What shards have computed, in one transferable buffer:
 * - a row of doubles per shard, in order: see `RowLayout`
 * - values of the kept slots, doubles, slot by slot: whole columns, or what lies in brackets, in no order that means anything
 * - with histograms: `BINS` unsigned 32-bit counts per kept slot, over the whole batch
 * - with histograms: how many values there are of each kept slot, unsigned 32-bit
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
  readonly values: Float64Array;
  readonly histograms: Uint32Array;
  readonly sizes: Uint32Array;
}

/** A buffer for so many rows and values, and its parts. */
export function allocateBatch(plan: Plan, rows: number, values: number): {buffer: ArrayBuffer; parts: BatchParts} {
  const counted = plan.keep === 'histograms' ? plan.kept.length : 0;
  const buffer = new ArrayBuffer(8 * (rows + values) + 4 * (BINS + 1) * counted);
  return {buffer, parts: partsOf(buffer, rows, values, counted)};
}

/** The parts of a batch that has come. */
export function readBatch(plan: Plan, {first, end, buffer}: Batch): BatchParts {
  const counted = plan.keep === 'histograms' ? plan.kept.length : 0;
  const rows = rowLayout(plan).length * (end - first);
  const values = (buffer.byteLength - 4 * (BINS + 1) * counted) / 8 - rows;
  return partsOf(buffer, rows, values, counted);
}

function partsOf(buffer: ArrayBuffer, rows: number, values: number, counted: number): BatchParts {
  const histograms = 8 * (rows + values);
  return {
    rows: new Float64Array(buffer, 0, rows),
    values: new Float64Array(buffer, 8 * rows, values),
    histograms: new Uint32Array(buffer, histograms, BINS * counted),
    sizes: new Uint32Array(buffer, histograms + 4 * BINS * counted, counted),
  };
}
