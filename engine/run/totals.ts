import {type Batch, type BatchParts, readBatch, type RowLayout, rowLayout} from './batch.ts';
import {mergeMoments, MOMENTS} from './moments.ts';
import {NonFiniteError} from './non-finite-error.ts';
import {BINS, type Plan} from './plan.ts';
import {replicatesBefore, SHARD} from './shards.ts';
import {DESCRIPTION} from './sieve.ts';

/** Values of a kept slot that a batch has brought. */
export interface Part {
  /** The batch's first shard. */
  readonly first: number;
  readonly values: Float64Array<ArrayBuffer>;
  /** With brackets: see `Sieve.describe`. */
  readonly description: Float64Array;
}

/**
 * What the shards of a run add up to. Batches may come in any order: integers and columns are taken at once, moments wait until all shards before theirs
 * have come, so that the digits are those of one worker going through the shards in order.
 */
export class Totals {
  /** In how many replicates each indicator was true. */
  readonly counts: Float64Array;
  /** Replicates that have come, in whatever order. */
  arrived = 0;
  /** The earliest value that is not finite among those that have come. */
  nonFinite: NonFiniteError | undefined;

  readonly #plan: Plan;
  readonly #layout: RowLayout;
  /** `MOMENTS` doubles per trajectory slot. */
  readonly #moments: Float64Array;
  /** Per slot of `plan.shortfalls`. */
  readonly #misses: Float64Array;
  /** `BINS` counts per kept slot, if the plan keeps histograms. */
  readonly #histograms: Uint32Array;
  /** Per kept slot, the values that have come. */
  readonly #parts: Part[][];
  readonly #waiting = new Map<number, Batch>();
  #nextShard = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#layout = rowLayout(plan);
    this.#moments = new Float64Array(MOMENTS * plan.program.trajectories);
    this.#misses = new Float64Array(plan.shortfalls.length);
    this.counts = new Float64Array(plan.program.indicators);
    this.#histograms = new Uint32Array(plan.keep === 'histograms' ? BINS * plan.kept.length : 0);
    this.#parts = Array.from(plan.kept, () => []);
  }

  /** Mean, M2, least and greatest value of a trajectory slot, once all batches have come. */
  momentsOf(slot: number): [mean: number, m2: number, least: number, greatest: number] {
    const [mean, m2, least, greatest] = this.#moments.subarray(MOMENTS * slot);
    return [mean!, m2!, least!, greatest!];
  }

  /** How many values of a slot of `plan.shortfalls` are below zero. */
  missesOf(slot: number): number {
    return this.#misses[this.#plan.shortfalls.indexOf(slot)]!;
  }

  /** The histogram of the k-th kept slot. */
  histogramOf(k: number): Uint32Array {
    return this.#histograms.subarray(k * BINS, (k + 1) * BINS);
  }

  /** The values of the k-th kept slot: its column, or what lies in its brackets. The order is that in which batches have come. */
  partsOf(k: number): readonly Part[] {
    return this.#parts[k]!;
  }

  /** The k-th kept slot's column, in the order of the replicates; written to `column`, which has as many places, where it is given. */
  columnOf(k: number, column = new Float64Array(this.arrived)): Float64Array<ArrayBuffer> {
    let at = 0;
    for (const {values} of this.#parts[k]!.toSorted((a, b) => a.first - b.first)) {
      column.set(values, at);
      at += values.length;
    }
    return column;
  }

  /** Takes a batch. */
  add(batch: Batch): void {
    const {replicates} = this.#plan;
    const parts = readBatch(this.#plan, batch);
    if (this.#takeNonFinite(parts.rows)) return;
    this.#addHistograms(parts.histograms);
    this.#addValues(batch.first, parts);
    this.arrived += replicatesBefore(batch.end, replicates) - replicatesBefore(batch.first, replicates);
    this.#waiting.set(batch.first, batch);
    this.#mergeWaiting();
  }

  /** Only the last shard of a batch can have one. */
  #takeNonFinite(rows: Float64Array): boolean {
    const {length, nonFinite} = this.#layout;
    const at = rows.length - length + nonFinite;
    const [replicate, slot, value] = [rows[at]!, rows[at + 1]!, rows[at + 2]!];
    if (replicate < 0) return false;
    if (!this.nonFinite || replicate < this.nonFinite.replicate)
      this.nonFinite = new NonFiniteError(slot, replicate, value);
    return true;
  }

  #addValues(first: number, {values, descriptions}: BatchParts): void {
    const {keep, kept} = this.#plan;
    if (keep !== 'columns' && keep !== 'brackets') return;
    let at = 0;
    for (let k = 0; k < kept.length; k++) {
      const description = descriptions.subarray(DESCRIPTION * k, DESCRIPTION * (k + 1));
      const size = keep === 'columns' ? values.length / kept.length : description[0]!;
      this.#parts[k]!.push({first, values: values.subarray(at, at + size), description});
      at += size;
    }
  }

  #addHistograms(counts: Uint32Array): void {
    const histograms = this.#histograms;
    for (let i = 0; i < histograms.length; i++) histograms[i]! += counts[i]!;
  }

  #mergeWaiting(): void {
    let batch: Batch | undefined;
    while ((batch = this.#waiting.get(this.#nextShard))) {
      this.#waiting.delete(this.#nextShard);
      this.#mergeRows(batch);
      this.#nextShard = batch.end;
    }
  }

  #mergeRows(batch: Batch): void {
    const {replicates} = this.#plan;
    const {rows} = readBatch(this.#plan, batch);
    const {length, moments, shortfalls, counts} = this.#layout;
    for (let shard = batch.first, row = 0; shard < batch.end; shard++, row += length) {
      const before = shard * SHARD;
      const size = replicatesBefore(shard + 1, replicates) - before;
      for (let at = 0; at < this.#moments.length; at += MOMENTS)
        mergeMoments(this.#moments, at, before, rows, row + moments + at, size);
      addTo(this.#misses, rows, row + shortfalls);
      addTo(this.counts, rows, row + counts);
    }
  }
}

function addTo(sums: Float64Array, from: Float64Array, at: number): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += from[at + i]!;
}
