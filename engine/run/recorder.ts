import type {Kernels} from '../kernels/kernels.ts';
import {BLOCK} from '../program/ops.ts';
import {allocateBatch, type Batch, type RowLayout, rowLayout} from './batch.ts';
import {align} from './link.ts';
import {mergeMoments, MOMENTS} from './moments.ts';
import {quantileInterests, shortfallInterest, spanOf} from './interests.ts';
import {BINS, type Plan} from './plan.ts';
import type {Sink} from './run-block.ts';
import {type Range, replicatesBefore, ROOM, SHARD} from './shards.ts';
import {DESCRIPTION, SHARED_BYTES, Sieve, SIEVE_BYTES} from './sieve.ts';

/** Fills a batch with what the blocks of its shards record, block by block in order. */
export class Recorder implements Sink {
  readonly #plan: Plan;
  readonly #kernels: Kernels;
  readonly #addresses: Addresses;
  readonly #layout: RowLayout;
  /** Per trajectory slot its index in `plan.kept` and in `plan.shortfalls`, or −1. */
  readonly #kept: Int32Array;
  readonly #shortfall: Int32Array;
  /** Per kept slot, how many of its values the batch has. */
  readonly #sizes: Uint32Array;
  /** With brackets, per kept slot. They stay from batch to batch: no digit depends on where they are. */
  readonly #sieves: readonly Sieve[];
  /** Replicates that the brackets rest on; with 0 all values are kept. */
  #basis = 0;
  /** All kernel memory; made anew with every batch, for memory that has grown in between leaves old views empty. */
  #doubles = new Float64Array();

  /** Values of each kept slot that wait to be counted, those of the current block not among them. */
  #staged = 0;
  #range: Range = {first: 0, end: 0};
  /** Room for the values of a kept slot. */
  #capacity = 0;
  #rows = new Float64Array();

  /** The current row's first double, and the batch's replicates up to its shard. */
  #row = 0;
  #arrived = 0;
  /** The current block: its first replicate, its replicates, and those before it in its shard. */
  #replicate = 0;
  #size = 0;
  #before = 0;

  /** Takes kernel memory from the first free byte. */
  constructor(plan: Plan, kernels: Kernels, free: number) {
    this.#plan = plan;
    this.#kernels = kernels;
    this.#addresses = layOut(plan, free);
    this.#layout = rowLayout(plan);
    this.#kept = indexOf(plan.kept, plan.program.trajectories);
    this.#shortfall = indexOf(plan.shortfalls, plan.program.trajectories);
    this.#sizes = new Uint32Array(plan.kept.length);
    const {sieves, shared} = this.#addresses;
    const sieved = plan.keep === 'brackets' ? plan.kept.length : 0;
    this.#sieves = Array.from({length: sieved}, (_, k) => new Sieve(kernels, sieves + SIEVE_BYTES * k, shared));
  }

  startBatch(range: Range): void {
    const {replicates, kept, keep} = this.#plan;
    const {zero, values} = this.#addresses;
    const most = replicatesBefore(range.end, replicates) - replicatesBefore(range.first, replicates);
    this.#range = range;
    this.#rows = new Float64Array(this.#layout.length * (range.end - range.first));
    // Sifting writes and reads a few places further.
    this.#capacity = (keep === 'brackets' ? Math.min(most, ROOM * SHARD) : most) + 16;
    const keepsValues = keep === 'columns' || keep === 'brackets';
    this.#kernels.reserve(values + (keepsValues ? 8 * this.#capacity * kept.length : 0));
    this.#doubles = new Float64Array(this.#kernels.memory.buffer);
    this.#doubles.fill(0, zero / 8, zero / 8 + 2);
    this.#sizes.fill(0);
    this.#staged = 0;
    this.#size = 0;
    this.#before = 0;
    this.#arrived = 0;
    this.#histograms.fill(0);
    if (this.#basis > 0) for (const sieve of this.#sieves) sieve.empty();
  }

  startShard(shard: number): void {
    this.#row = (shard - this.#range.first) * this.#layout.length;
    this.#rows[this.#row + this.#layout.nonFinite] = -1;
    this.#before = 0;
    this.#size = 0;
  }

  startBlock(replicate: number, size: number): void {
    this.#staged += this.#size;
    if (this.#staged + size > STAGE) this.#countStaged();
    this.#before += this.#size;
    this.#replicate = replicate;
    this.#size = size;
  }

  trajectory(slot: number, address: number): void {
    const {moments} = this.#addresses;
    const size = this.#size;
    this.#kernels.moments(address, size, moments);
    const firstNonFinite = this.#doubles[moments / 8 + MOMENTS]!;
    if (firstNonFinite >= 0) this.#recordNonFinite(slot, address, firstNonFinite);
    const at = this.#row + this.#layout.moments + MOMENTS * slot;
    mergeMoments(this.#rows, at, this.#before, this.#doubles, moments / 8, size);
    if (this.#kept[slot]! >= 0) this.#keep(this.#kept[slot]!, address);
    if (this.#shortfall[slot]! >= 0) this.#countShortfalls(this.#shortfall[slot]!, address);
  }

  indicator(slot: number, address: number): void {
    this.#rows[this.#row + this.#layout.counts + slot]! += this.#kernels.count(address, this.#size);
  }

  comparison(slot: number, count: Kernels['countLe'], a: number, b: number): void {
    this.#rows[this.#row + this.#layout.counts + slot]! += count(a, b, this.#size);
  }

  /** Draws brackets, or draws them closer, when the batch has enough that they become so much narrower that it pays. */
  endShard(): void {
    this.#arrived += this.#before + this.#size;
    this.#staged += this.#size;
    this.#size = 0;
    if (this.#sieves.length === 0 || this.#arrived < CLOSER * this.#basis || this.hasNonFinite) return;
    const spans = quantileInterests(this.#arrived).map(spanOf);
    this.#sieves.forEach((sieve, index) => {
      const slot = this.#plan.kept[index]!;
      const isQuantiles = this.#shortfall[slot]! < 0;
      const wanted = isQuantiles ? spans : [spanOf(shortfallInterest(this.#missesOf(slot), this.#arrived))];
      const size = this.#sizes[index]!;
      const list = 8 * (this.#nextValue(index) - size);
      const extremes = this.#row + this.#layout.moments + MOMENTS * slot + 2;
      this.#sizes[index] =
        this.#basis === 0
          ? sieve.lay(list, size, wanted, this.#rows[extremes]!, this.#rows[extremes + 1]!)
          : sieve.narrow(list, size, wanted);
    });
    this.#basis = this.#arrived;
  }

  /** Is there no room for all values of another shard? */
  get isFull(): boolean {
    return this.#plan.keep === 'brackets' && this.#sizes.some((size) => size + SHARD + 16 > this.#capacity);
  }

  /** Has the current shard a value that is not finite? */
  get hasNonFinite(): boolean {
    return this.#rows[this.#row + this.#layout.nonFinite]! >= 0;
  }

  /** The batch up to, not including, a shard. */
  finishBatch(end: number): Batch {
    const {first} = this.#range;
    this.#countStaged();
    if (this.hasNonFinite) this.#sizes.fill(0);
    const rows = this.#rows.subarray(0, this.#layout.length * (end - first));
    const size = this.#sizes.reduce((sum, size) => sum + size, 0);
    const {buffer, parts} = allocateBatch(this.#plan, rows.length, size);
    parts.rows.set(rows);
    parts.histograms.set(this.#histograms);
    this.#sieves.forEach((sieve, k) => sieve.describe(this.#sizes[k]!, parts.descriptions, DESCRIPTION * k));
    this.#copyValues(parts.values);
    return {first, end, buffer};
  }

  get #histograms(): Uint32Array {
    const {keep, kept} = this.#plan;
    const length = keep === 'histograms' ? BINS * kept.length : 0;
    return new Uint32Array(this.#kernels.memory.buffer, this.#addresses.bins, length);
  }

  /** Where the values of a kept slot go next, in doubles. */
  #nextValue(index: number): number {
    return this.#addresses.values / 8 + index * this.#capacity + this.#sizes[index]!;
  }

  #copyValues(to: Float64Array): void {
    let at = 0;
    this.#sizes.forEach((size, index) => {
      const end = this.#nextValue(index);
      to.set(this.#doubles.subarray(end - size, end), at);
      at += size;
    });
  }

  #keep(index: number, address: number): void {
    const from = address / 8;
    if (this.#plan.keep === 'histograms')
      this.#doubles.copyWithin(this.#stageOf(index) / 8 + this.#staged, from, from + this.#size);
    else if (this.#basis > 0)
      this.#sizes[index]! += this.#sieves[index]!.sift(address, this.#size, 8 * this.#nextValue(index));
    else {
      this.#doubles.copyWithin(this.#nextValue(index), from, from + this.#size);
      this.#sizes[index]! += this.#size;
    }
  }

  /** How many of a slot's values in the batch are below zero. */
  #missesOf(slot: number): number {
    let misses = 0;
    for (let at = this.#layout.shortfalls + this.#shortfall[slot]!; at < this.#rows.length; at += this.#layout.length)
      misses += this.#rows[at]!;
    return misses;
  }

  #stageOf(index: number): number {
    return this.#addresses.stages + 8 * STAGE * index;
  }

  /** Counts what is staged, slot by slot. */
  #countStaged(): void {
    const {grids} = this.#plan;
    const n = this.#staged;
    this.#staged = 0;
    if (!grids || n === 0) return;
    for (let index = 0; index < this.#plan.kept.length; index++) {
      const start = grids[2 * index]!;
      const scale = grids[2 * index + 1]!;
      const bins = this.#addresses.bins + 4 * BINS * index;
      this.#kernels.histogram(this.#stageOf(index), n, start, scale, bins, BINS);
    }
  }

  #countShortfalls(index: number, address: number): void {
    const misses = this.#kernels.countLt(address, this.#addresses.zero + 1, this.#size);
    this.#rows[this.#row + this.#layout.shortfalls + index]! += misses;
  }

  /** Keeps the earliest: lowest replicate, then program order, which is the order of the calls. */
  #recordNonFinite(slot: number, address: number, index: number): void {
    const replicate = this.#replicate + index;
    const at = this.#row + this.#layout.nonFinite;
    if (this.#rows[at]! >= 0 && this.#rows[at]! <= replicate) return;
    this.#rows.set([replicate, slot, this.#doubles[address / 8 + index]!], at);
  }
}

/** Where the recorder's parts of kernel memory lie. */
interface Addresses {
  /** Five doubles: mean, M2, least, greatest, index of the first value that is not finite. */
  readonly moments: number;
  /** The constant 0, twice. */
  readonly zero: number;
  /** With histograms: `STAGE` values per kept slot, before they are counted. */
  readonly stages: number;
  /** `BINS` counts per kept slot. */
  readonly bins: number;
  /** With brackets: a sieve per kept slot, and room that they share. */
  readonly sieves: number;
  readonly shared: number;
  /** The values of each kept slot, as many as the batch has replicates; to the end. */
  readonly values: number;
}

function layOut({keep, kept}: Plan, free: number): Addresses {
  const moments = align(free);
  const zero = moments + 64;
  const stages = zero + 64;
  const counted = keep === 'histograms' ? kept.length : 0;
  const bins = stages + 8 * STAGE * counted;
  const sieves = align(bins + 4 * BINS * counted);
  const shared = sieves + (keep === 'brackets' ? SIEVE_BYTES * kept.length : 0);
  return {moments, zero, stages, bins, sieves, shared, values: shared + SHARED_BYTES};
}

/**
 * Values of a slot that are counted in one go: counts stay in the first cache that long, and those of one slot push out those of another. A few blocks, so
 * that the values are still in the second cache.
 */
const STAGE = 4 * BLOCK;

/** How many times as many replicates make brackets worth drawing anew. */
const CLOSER = 3;

function indexOf(slots: Int32Array, trajectories: number): Int32Array {
  const index = new Int32Array(trajectories).fill(-1);
  slots.forEach((slot, i) => (index[slot] = i));
  return index;
}
