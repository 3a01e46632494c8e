import {type Batch, type BatchLayout, layOutBatch} from './batch.ts';
import {mergeMoments, MOMENTS} from './moments.ts';
import {NonFiniteError} from './non-finite-error.ts';
import {BINS, type Plan} from './plan.ts';
import type {Columns} from './columns.ts';
import {replicatesBefore, SHARD} from './shards.ts';

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
  /** `MOMENTS` doubles per trajectory slot. */
  readonly #moments: Float64Array;
  /** Per slot of `plan.shortfalls`. */
  readonly #misses: Float64Array;
  /** `BINS` counts per kept slot, if the plan keeps histograms. */
  readonly #histograms: Uint32Array;
  readonly #columns: Columns | undefined;
  readonly #waiting = new Map<number, Batch>();
  #nextShard = 0;

  /** Columns that come inside batches are passed on. */
  constructor(plan: Plan, columns?: Columns) {
    this.#plan = plan;
    this.#columns = columns;
    this.#moments = new Float64Array(MOMENTS * plan.program.trajectories);
    this.#misses = new Float64Array(plan.shortfalls.length);
    this.counts = new Float64Array(plan.program.indicators);
    this.#histograms = new Uint32Array(plan.keep === 'histograms' ? BINS * plan.kept.length : 0);
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

  /** Takes a batch. */
  add(batch: Batch): void {
    const {replicates} = this.#plan;
    const layout = layOutBatch(this.#plan, batch, batch.hasColumns);
    if (this.#takeNonFinite(batch, layout)) return;
    if (this.#plan.keep === 'histograms') this.#addHistograms(new Uint32Array(batch.buffer, 8 * layout.kept));
    const start = replicatesBefore(batch.first, replicates);
    const size = replicatesBefore(batch.end, replicates) - start;
    if (batch.hasColumns) this.#columns!.add(new Float64Array(batch.buffer, 8 * layout.kept), start, size);
    this.arrived += size;
    this.#waiting.set(batch.first, batch);
    this.#mergeWaiting();
  }

  /** Only the last shard of a batch can have one. */
  #takeNonFinite({first, end, buffer}: Batch, {row}: BatchLayout): boolean {
    const [replicate, slot, value] = new Float64Array(buffer, 8 * row * (end - 1 - first), 3) as unknown as [
      number,
      number,
      number,
    ];
    if (replicate < 0) return false;
    if (!this.nonFinite || replicate < this.nonFinite.replicate)
      this.nonFinite = new NonFiniteError(slot, replicate, value);
    return true;
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

  #mergeRows({first, end, buffer, hasColumns}: Batch): void {
    const {replicates} = this.#plan;
    const layout = layOutBatch(this.#plan, {first, end}, hasColumns);
    const rows = new Float64Array(buffer, 0, layout.row * (end - first));
    for (let shard = first, row = 0; shard < end; shard++, row += layout.row) {
      const before = shard * SHARD;
      const size = replicatesBefore(shard + 1, replicates) - before;
      for (let at = 0; at < this.#moments.length; at += MOMENTS)
        mergeMoments(this.#moments, at, before, rows, row + layout.moments + at, size);
      addTo(this.#misses, rows, row + layout.shortfalls);
      addTo(this.counts, rows, row + layout.counts);
    }
  }
}

function addTo(sums: Float64Array, from: Float64Array, at: number): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += from[at + i]!;
}
