import {instantiate, type Kernels} from '../../engine/kernels/kernels.ts';
import type {MapName} from '../../engine/program/ops.ts';

export const BLOCK = 512;

/** Kernels with places for vectors and constants in their memory. */
export interface Bed {
  readonly kernels: Kernels;
  /** Address of the i-th place. */
  readonly at: (i: number) => number;
  /** The vector at a place, to read or to write. */
  readonly vector: (i: number) => Float64Array;
  /** Puts a constant at a place and returns it as an operand. */
  readonly constant: (i: number, value: number) => number;
}

/** Addresses that no vector overlaps, the last of them well past the first page. */
export function makeBed(places = 32): Bed {
  const kernels = instantiate();
  const start = Math.ceil(kernels.heap / 64) * 64;
  const at = (i: number) => start + i * (8 * BLOCK + 64);
  kernels.reserve(at(places));
  const vector = (i: number) => new Float64Array(kernels.memory.buffer, at(i), BLOCK);
  const constant = (i: number, value: number) => {
    vector(i).fill(NaN).fill(value, 0, 2);
    return at(i) | 1;
  };
  return {kernels, at, vector, constant};
}

/** Calls the kernel of a map operation. */
export function apply(kernels: Kernels, name: MapName, dst: number, operands: readonly number[]): void {
  Reflect.apply(kernels[name], undefined, [dst, ...operands]);
}

/** Both the same double, bit for bit; any NaN is like any other. */
export function same(a: number, b: number): boolean {
  return Object.is(a, b);
}

/** A deterministic source of numbers in [0, 1) that has nothing to do with the kernels (Numerical Recipes' ranqd1 mixed once). */
export function source(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** What functions stumble over. */
export const SPECIAL: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  0.49999999999999994,
  1.5,
  -1.5,
  2,
  -2,
  3,
  -3,
  Infinity,
  -Infinity,
  NaN,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  1e-310,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  4503599627370495.5,
  -4503599627370497,
  9007199254740994,
  1 - 2 ** -53,
  1 + 2 ** -52,
  0.075,
  0.925,
  689.9999999999999,
  690,
  -690,
  708.5,
  -708.5,
  709.782712893384,
  709.7827128933841,
  -745.1332191019411,
  -745.1332191019412,
  36.99999,
  37,
  -38.5,
  -39,
];
