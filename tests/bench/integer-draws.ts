/**
 * Nanoseconds per integer draw on one thread, a JSON line for each case: of constants, and of operands that differ between replicates (here by up to a
 * tenth). The least over many repetitions. `peers/numpy_integers.py` prints the same of NumPy.
 * Usage: node integer-draws.ts
 */
import {instantiate, type IntegerKernel} from '../../engine/kernels/kernels.ts';
import {BLOCK} from '../../engine/program/ops.ts';

const [REPETITIONS, CALLS] = [40, 10];

const CASES: readonly (readonly [name: 'poisson' | 'binomial' | 'negativeBinomial', a: number, b: number])[] = [
  ...[0.01, 0.5, 3, 10, 15, 40, 300, 1e4, 1e9].map((rate) => ['poisson', rate, 0] as const),
  ...(
    [
      [20, 0.1],
      [100, 0.02],
      [30, 0.5],
      [1000, 0.05],
      [1e6, 0.3],
      [1e9, 1e-9],
      [50, 0.97],
    ] as const
  ).map(([n, p]) => ['binomial', n, p] as const),
  ...(
    [
      [1, 1],
      [5, 0.5],
      [20, 3],
      [100, 0.5],
      [1e4, 100],
    ] as const
  ).map(([m, k]) => ['negativeBinomial', m, k] as const),
];

const kernels = instantiate();
const at = (k: number) => Math.ceil(kernels.heap / 64) * 64 + k * (8 * BLOCK + 64);
kernels.reserve(at(8));
const vector = (k: number) => new Float64Array(kernels.memory.buffer, at(k), BLOCK);

/** A vector of numbers from 0.9 x to x, whole ones if asked for. */
function spread(place: number, x: number, whole: boolean): number {
  vector(place).forEach((_, j, values) => {
    const y = x * (0.9 + (0.1 * ((j * 37) % BLOCK)) / BLOCK);
    values[j] = whole ? Math.ceil(y) : y;
  });
  return at(place);
}

function constant(place: number, x: number): number {
  vector(place).fill(x, 0, 2);
  return at(place) | 1;
}

function nanoseconds(kernel: IntegerKernel, a: number, b: number): number {
  let least = Infinity;
  for (let k = 0; k < REPETITIONS; k++) {
    const start = performance.now();
    for (let i = 0; i < CALLS; i++) kernel(at(0), a, b, 1, 2, k * CALLS + i, 2025 * 65536, 3, 4);
    least = Math.min(least, performance.now() - start);
  }
  return Math.round(((least * 1e6) / CALLS / BLOCK) * 10) / 10;
}

for (const [name, a, b] of CASES) {
  const fixed = name === 'poisson' ? kernels.fixedPoisson : name === 'binomial' ? kernels.fixedBinomial : kernels[name];
  const constants = nanoseconds(fixed, constant(1, a), constant(2, b));
  const vectors = nanoseconds(kernels[name], spread(3, a, name === 'binomial'), spread(4, b, false));
  console.log(JSON.stringify({peer: 'tidemark', draw: name, a, b, ns_constants: constants, ns_vectors: vectors}));
}
