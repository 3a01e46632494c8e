import * as scalar from '../kernels/scalar/index.ts';

/** Replicates computed together. Part of the contract of the random numbers: see `kernels/scalar/philox.ts`. */
export const BLOCK = 512;

/** How an instruction reads its fields and calls its kernel. */
export type Shape =
  /** Reads vectors or constants, writes a vector. */
  | 'map'
  /** Reads a stream and a draw number, writes a vector. */
  | 'draw'
  /** Reads vectors or constants, a stream and a draw number, writes a vector. */
  | 'integer'
  /** Reads a vector and a table, writes a vector. */
  | 'step'
  /** Reads and writes a ledger; its vector says only that all that came before is done, or is NaN. */
  | 'ledger'
  /** Reads a vector, writes to an output slot. */
  | 'record';

export interface Op {
  readonly shape: Shape;
  /** How many vectors or constants it reads. */
  readonly operands: number;
  /** May its first two operands change places without a digit changing? */
  readonly commutative?: boolean;
  /** The same function on one replicate, bit for bit; folds constants. */
  readonly scalar?: (a: number, b: number, c: number, d: number) => number;
  /** The same integer draw of one replicate, bit for bit. */
  readonly twin?: scalar.IntegerDraw;
}

const truth = (condition: boolean) => (condition ? 1 : 0);

/**
 * Every operation of a program: one kernel of the same name in `kernels/assembly`, one scalar twin here. Booleans are 1 and 0; anything but 0 is true.
 * Fused operations round after every step (there is no fused multiply-add), so fusing never changes a digit.
 */
export const OPS = {
  uniform: {shape: 'draw', operands: 0},
  normal: {shape: 'draw', operands: 0},

  poisson: {shape: 'integer', operands: 1, twin: scalar.poisson},
  binomial: {shape: 'integer', operands: 2, twin: scalar.binomial},
  fixedPoisson: {shape: 'integer', operands: 1, twin: scalar.fixedPoisson},
  fixedBinomial: {shape: 'integer', operands: 2, twin: scalar.fixedBinomial},
  negativeBinomial: {shape: 'integer', operands: 2, twin: scalar.negativeBinomial},

  add: {shape: 'map', operands: 2, commutative: true, scalar: (a, b) => a + b},
  sub: {shape: 'map', operands: 2, scalar: (a, b) => a - b},
  mul: {shape: 'map', operands: 2, commutative: true, scalar: (a, b) => a * b},
  div: {shape: 'map', operands: 2, scalar: (a, b) => a / b},
  muladd: {shape: 'map', operands: 3, commutative: true, scalar: (a, b, c) => a * b + c},
  dot2: {shape: 'map', operands: 4, scalar: (a, b, c, d) => a * b + c * d},
  neg: {shape: 'map', operands: 1, scalar: (a) => -a},
  abs: {shape: 'map', operands: 1, scalar: (a) => Math.abs(a)},
  min: {shape: 'map', operands: 2, commutative: true, scalar: (a, b) => Math.min(a, b)},
  max: {shape: 'map', operands: 2, commutative: true, scalar: (a, b) => Math.max(a, b)},
  sqrt: {shape: 'map', operands: 1, scalar: (a) => Math.sqrt(a)},
  floor: {shape: 'map', operands: 1, scalar: (a) => Math.floor(a)},
  ceil: {shape: 'map', operands: 1, scalar: (a) => Math.ceil(a)},
  round: {shape: 'map', operands: 1, scalar: scalar.round},

  exp: {shape: 'map', operands: 1, scalar: scalar.exp},
  log: {shape: 'map', operands: 1, scalar: scalar.log},
  pow: {shape: 'map', operands: 2, scalar: scalar.pow},

  lt: {shape: 'map', operands: 2, scalar: (a, b) => truth(a < b)},
  le: {shape: 'map', operands: 2, scalar: (a, b) => truth(a <= b)},
  eq: {shape: 'map', operands: 2, commutative: true, scalar: (a, b) => truth(a === b)},
  ne: {shape: 'map', operands: 2, commutative: true, scalar: (a, b) => truth(a !== b)},
  and: {shape: 'map', operands: 2, commutative: true, scalar: (a, b) => truth(a !== 0 && b !== 0)},
  or: {shape: 'map', operands: 2, commutative: true, scalar: (a, b) => truth(a !== 0 || b !== 0)},
  not: {shape: 'map', operands: 1, scalar: (a) => truth(a === 0)},
  select: {shape: 'map', operands: 3, scalar: (a, b, c) => (a !== 0 ? b : c)},

  probit: {shape: 'map', operands: 1, scalar: scalar.probit},
  normalCdf: {shape: 'map', operands: 1, scalar: scalar.normalCdf},
  gammaQuantile: {shape: 'map', operands: 2, scalar: scalar.gammaQuantile},
  gammaCdf: {shape: 'map', operands: 2, scalar: scalar.gammaCdf},
  betaQuantile: {shape: 'map', operands: 3, scalar: scalar.betaQuantile},
  betaCdf: {shape: 'map', operands: 3, scalar: scalar.betaCdf},

  step: {shape: 'step', operands: 1},

  ledger: {shape: 'ledger', operands: 0},
  post: {shape: 'ledger', operands: 2},
  follow: {shape: 'ledger', operands: 2},
  balance: {shape: 'ledger', operands: 1},

  trajectory: {shape: 'record', operands: 1},
  indicator: {shape: 'record', operands: 1},
} as const satisfies Record<string, Op>;

export type OpName = keyof typeof OPS;

/** Operations in the order of their codes. */
export const OP_NAMES = Object.keys(OPS) as OpName[];

/** Each operation's code: its place in `OP_NAMES`, as it stands in `Program.code`. */
export const OP_CODE = Object.fromEntries(OP_NAMES.map((name, code) => [name, code])) as Record<OpName, number>;

/** How many values each operation reads, by code. */
export const OPERANDS: readonly number[] = OP_NAMES.map((name) => OPS[name].operands);

/** Which operations record, by code. */
export const IS_RECORD: readonly boolean[] = OP_NAMES.map((name) => OPS[name].shape === 'record');

export type IntegerName = {[K in OpName]: (typeof OPS)[K]['shape'] extends 'integer' ? K : never}[OpName];

export type MapName = {[K in OpName]: (typeof OPS)[K]['shape'] extends 'map' ? K : never}[OpName];
