import type {Kernels} from '../kernels/kernels.ts';
import {BLOCK} from '../program/ops.ts';
import {type Batch, type BatchLayout, layOutBatch} from './batch.ts';
import {align} from './link.ts';
import {mergeMoments, MOMENTS} from './moments.ts';
import {BINS, type Plan} from './plan.ts';
import type {Sink} from './run-block.ts';
import {type Range, replicatesBefore} from './shards.ts';

/** The columns of the kept slots, one behind the other, each as long as the run; in shared memory where there is any. */
export type Matrix = Float64Array;

/** Fills a batch with what the blocks of its shards record, block by block in order. */
export class Recorder implements Sink {
  readonly #plan: Plan;
  readonly #kernels: Kernels;
  readonly #addresses: Addresses;
  /** All kernel memory; made anew with every batch, for memory that has grown in between leaves old views empty. */
  #doubles = new Float64Array();
  /** Per trajectory slot its index in `plan.kept` and in `plan.shortfalls`, or −1. */
  readonly #kept: Int32Array;
  readonly #shortfall: Int32Array;

  #range: Range = {first: 0, end: 0};
  #layout: BatchLayout;
  #buffer = new ArrayBuffer();
  #records = new Float64Array();
  #columns: Columns | undefined;

  /** The current row's first double. */
  #row = 0;
  /** The current block: its first replicate, its replicates, and those before it in its shard. */
  #replicate = 0;
  #size = 0;
  #before = 0;

  /** Takes kernel memory from the first free byte. */
  constructor(plan: Plan, kernels: Kernels, free: number) {
    this.#plan = plan;
    this.#kernels = kernels;
    this.#addresses = layOut(plan, free);
    this.#layout = layOutBatch(plan, this.#range, false);
    kernels.reserve(this.#addresses.end);
    new Float64Array(kernels.memory.buffer, this.#addresses.zero, 2).fill(0);
    this.#kept = indexOf(plan.kept, plan.program.trajectories);
    this.#shortfall = indexOf(plan.shortfalls, plan.program.trajectories);
  }

  /** Starts a batch. Columns go to the matrix if there is one, else into the batch. */
  startBatch(range: Range, matrix?: Matrix): void {
    const {keep, kept} = this.#plan;
    this.#doubles = new Float64Array(this.#kernels.memory.buffer);
    this.#range = range;
    this.#layout = layOutBatch(this.#plan, range, keep === 'columns' && !matrix);
    this.#buffer = new ArrayBuffer(this.#layout.bytes);
    this.#records = new Float64Array(this.#buffer, 0, this.#layout.kept);
    if (keep === 'columns') this.#columns = this.#columnsOf(matrix);
    if (keep === 'histograms') this.#bins(kept.length).fill(0);
  }

  /** First byte of kernel memory behind what is recorded in. */
  get end(): number {
    return this.#addresses.end;
  }

  startShard(shard: number): void {
    this.#row = (shard - this.#range.first) * this.#layout.row;
    this.#records[this.#row] = -1;
    this.#before = 0;
    this.#size = 0;
  }

  startBlock(replicate: number, size: number): void {
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
    mergeMoments(this.#records, at, this.#before, this.#doubles, moments / 8, size);
    if (this.#kept[slot]! >= 0) this.#keep(this.#kept[slot]!, address);
    if (this.#shortfall[slot]! >= 0) this.#countShortfalls(this.#shortfall[slot]!, address);
  }

  indicator(slot: number, address: number): void {
    this.#records[this.#row + this.#layout.counts + slot]! += this.#kernels.count(address, this.#size);
  }

  /** Has the current shard a value that is not finite? */
  get hasNonFinite(): boolean {
    return this.#records[this.#row]! >= 0;
  }

  /** The batch up to, not including, a shard. */
  finishBatch(end: number): Batch {
    const {keep, kept} = this.#plan;
    if (keep === 'histograms') new Uint32Array(this.#buffer, 8 * this.#layout.kept).set(this.#bins(kept.length));
    const batch = {
      first: this.#range.first,
      end,
      buffer: this.#buffer,
      hasColumns: this.#columns?.values.buffer === this.#buffer,
    };
    this.#buffer = new ArrayBuffer();
    this.#columns = undefined;
    return batch;
  }

  #columnsOf(matrix: Matrix | undefined): Columns {
    const {replicates} = this.#plan;
    if (matrix) return {values: matrix, length: replicates, origin: 0};
    const origin = replicatesBefore(this.#range.first, replicates);
    const length = replicatesBefore(this.#range.end, replicates) - origin;
    return {values: new Float64Array(this.#buffer, 8 * this.#layout.kept), length, origin};
  }

  #bins(count: number): Uint32Array {
    return new Uint32Array(this.#kernels.memory.buffer, this.#addresses.bins, count * BINS);
  }

  #keep(index: number, address: number): void {
    if (this.#columns) {
      const {values, length, origin} = this.#columns;
      const from = address / 8;
      values.set(this.#doubles.subarray(from, from + this.#size), index * length + this.#replicate - origin);
    } else if (this.#plan.grids) {
      const {grids} = this.#plan;
      const bins = this.#addresses.bins + 4 * BINS * index;
      this.#kernels.histogram(address, this.#size, grids[2 * index]!, grids[2 * index + 1]!, bins, BINS);
    }
  }

  #countShortfalls(index: number, address: number): void {
    const {scratch, zero} = this.#addresses;
    this.#kernels.lt(scratch, address, zero + 1);
    this.#records[this.#row + this.#layout.shortfalls + index]! += this.#kernels.count(scratch, this.#size);
  }

  /** Keeps the earliest: lowest replicate, then program order, which is the order of the calls. */
  #recordNonFinite(slot: number, address: number, index: number): void {
    const replicate = this.#replicate + index;
    const known = this.#records[this.#row]!;
    if (known >= 0 && known <= replicate) return;
    this.#records.set([replicate, slot, this.#doubles[address / 8 + index]!], this.#row);
  }
}

/** Columns of equal length, one behind the other; the first place of each belongs to the replicate `origin`. */
interface Columns {
  readonly values: Float64Array;
  readonly length: number;
  readonly origin: number;
}

/** Where the recorder's parts of kernel memory lie. */
interface Addresses {
  /** Five doubles: mean, M2, least, greatest, index of the first value that is not finite. */
  readonly moments: number;
  /** The constant 0, twice. */
  readonly zero: number;
  /** A vector. */
  readonly scratch: number;
  /** `BINS` counts per kept slot. */
  readonly bins: number;
  readonly end: number;
}

function layOut(plan: Plan, free: number): Addresses {
  const moments = align(free);
  const zero = moments + 64;
  const scratch = zero + 64;
  const bins = scratch + 8 * BLOCK;
  return {moments, zero, scratch, bins, end: bins + recorderBins(plan)};
}

/** Bytes of kernel memory that histograms take. */
function recorderBins({keep, kept}: Plan): number {
  return keep === 'histograms' ? 4 * BINS * kept.length : 0;
}

function indexOf(slots: Int32Array, trajectories: number): Int32Array {
  const index = new Int32Array(trajectories).fill(-1);
  slots.forEach((slot, i) => (index[slot] = i));
  return index;
}
