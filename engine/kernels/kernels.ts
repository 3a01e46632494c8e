import type {MapName, OPS} from '../program/ops.ts';
import {KERNELS} from './kernels.generated.ts';

/** The address of a vector of 512 doubles, or `address | 1` of a constant: 16 bytes that hold it twice. Addresses are multiples of 16. */
export type Operand = number;

export type Map1 = (dst: number, a: Operand) => void;
export type Map2 = (dst: number, a: Operand, b: Operand) => void;
export type Map3 = (dst: number, a: Operand, b: Operand, c: Operand) => void;
export type Map4 = (dst: number, a: Operand, b: Operand, c: Operand, d: Operand) => void;

/** Writes the draws of one block, as `uniform` and `normal` of scalar/draws.ts. */
export type Draw = (
  dst: number,
  seedLow: number,
  seedHigh: number,
  block: number,
  draw: number,
  streamLow: number,
  streamHigh: number,
) => void;

/** Writes the integer draws of one block, as the function of the same name in scalar/integers.ts. */
export type IntegerKernel = (
  dst: number,
  a: Operand,
  b: Operand,
  seedLow: number,
  seedHigh: number,
  block: number,
  draw: number,
  streamLow: number,
  streamHigh: number,
) => void;

interface Maps {
  readonly 1: Map1;
  readonly 2: Map2;
  readonly 3: Map3;
  readonly 4: Map4;
}

/** One function per map operation: the vector written, which may be one of those read, then the operands. */
export type MapKernels = {readonly [K in MapName]: Maps[(typeof OPS)[K]['operands']]};

/** The kernels in one WebAssembly instance with a memory of its own. */
export interface Kernels extends MapKernels {
  readonly uniform: Draw;
  readonly normal: Draw;
  readonly poisson: IntegerKernel;
  readonly binomial: IntegerKernel;
  /** The same where the rate, or the probability, is a constant. */
  readonly fixedPoisson: IntegerKernel;
  readonly fixedBinomial: IntegerKernel;
  readonly negativeBinomial: IntegerKernel;
  /** Empties slots of a ledger, from an address on. */
  readonly ledger: (dst: number, address: number, slots: number) => void;
  readonly post: (dst: number, a: Operand, state: number, slot: number) => void;
  readonly balance: (dst: number, state: number, slot: number) => void;
  readonly follow: (
    dst: number,
    count: Operand,
    state: number,
    header: number,
    ledgers: number,
    nodes: number,
    seedLow: number,
    seedHigh: number,
    block: number,
    streamLow: number,
    streamHigh: number,
  ) => void;
  /** dst = values[k], k = how many of n breakpoints lie strictly below x; the table is the breakpoints, ascending, then n + 1 values. NaN for NaN. */
  readonly step: (dst: number, x: Operand, table: number, n: number) => void;
  /**
   * Of the first n values of a vector, five doubles to `out`: mean, sum of squared deviations from it, least, greatest, and the index of the
   * first value that is not finite, or -1. If there is one, the other four mean nothing. The order of the sums depends on n alone.
   */
  readonly moments: (x: number, n: number, out: number) => void;
  /** How many of the first n values are not 0. */
  readonly count: (x: number, n: number) => number;
  /** In how many of the first n replicates `le`, or `lt`, is 1. */
  readonly countLe: (a: Operand, b: Operand, n: number) => number;
  readonly countLt: (a: Operand, b: Operand, n: number) => number;
  /** Adds n values to `count` unsigned 32-bit bins: bin trunc((x - lo) scale), at least 0 and at most count - 1. */
  readonly histogram: (x: number, n: number, lo: number, scale: number, bins: number, count: number) => void;
  /**
   * Copies the values in brackets of bins to `out`, in their order, and returns how many; `out` may be `x`. At `sieve`: lo and scale as in `histogram`, then in 32 bits ten edges,
   * ascending bins from 0 to `count`, and ten counts to which is added how many values lie in bins below each edge. A value is in a bracket if an odd number of edges are at
   * most its bin. Up to four places more are written to and fifteen more read; `count` is at most 255.
   */
  readonly sift: (x: number, n: number, sieve: number, count: number, out: number) => number;
  /** Puts the k-th least of n values, from 0, where it would stand if all were sorted, with what is less before it and what is greater behind it; returns it. */
  readonly place: (x: number, n: number, k: number) => number;

  readonly memory: WebAssembly.Memory;
  /** First byte of the memory that is the caller's. */
  readonly heap: number;
  /** Grows the memory, if needed, to so many bytes. Typed arrays on its old buffer are then detached. Throws a RangeError where it cannot grow. */
  readonly reserve: (bytes: number) => void;
}

const PAGE = 65536;

/** Compiled once, when the first thing that runs programs is imported. */
const MODULE = new WebAssembly.Module(decode(KERNELS));

/** A new set of kernels, wherever WebAssembly is: it shares nothing with others. Takes about a millisecond. */
export function instantiate(): Kernels {
  const {exports} = new WebAssembly.Instance(MODULE);
  const {heapStart, ...kernels} = exports as unknown as Kernels & {heapStart: () => number};
  const {memory} = kernels;
  return Object.freeze({
    ...kernels,
    heap: heapStart(),
    reserve: (bytes: number) => {
      const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
      if (missing > 0) memory.grow(missing);
    },
  });
}

function decode(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = 16 * digit(hex.charCodeAt(2 * i)) + digit(hex.charCodeAt(2 * i + 1));
  return bytes;
}

/** Of a character from 0 to 9 or a to f. */
function digit(code: number): number {
  return code <= 57 ? code - 48 : code - 87;
}
