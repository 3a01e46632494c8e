/**
 * Nanoseconds per value of every kernel, on one thread: the least over many repetitions, for other programs only ever add to it.
 * Integer draws, whose time hangs on their parameters, have lines of their own: integer-draws.ts. Usage: node kernels.ts [name …]
 */
import {instantiate, type Kernels} from '../../engine/kernels/kernels.ts';
import {BLOCK, OP_NAMES, OPS} from '../../engine/program/ops.ts';

const [REPETITIONS, CALLS] = [60, 200];

/** Where things lie in kernel memory, in bytes. */
interface Room {
  readonly out: number;
  /** Vectors of normals, of uniforms, of shapes above 0 and of conditions. */
  readonly normals: number;
  readonly uniforms: number;
  readonly shapes: number;
  readonly truths: number;
  readonly table: number;
  readonly bins: number;
  readonly sieve: number;
}

const BINS = 2048;
/** For `sift`. */
const FEW_BINS = 255;
const VECTOR = 8 * BLOCK;

function furnish(kernels: Kernels): Room {
  const at = (k: number) => kernels.heap + k * VECTOR;
  const vectors = {out: at(0), normals: at(1), uniforms: at(2), shapes: at(3), truths: at(4), table: at(5)};
  const room = {...vectors, bins: at(6), sieve: at(6) + 4 * BINS};
  kernels.reserve(room.sieve + VECTOR);
  kernels.normal(room.normals, 1, 2, 3, 4, 5, 6);
  kernels.uniform(room.uniforms, 1, 2, 3, 4, 5, 6);
  const doubles = new Float64Array(kernels.memory.buffer);
  for (let i = 0; i < BLOCK; i++) {
    const u = doubles[room.uniforms / 8 + i]!;
    doubles[room.shapes / 8 + i] = 0.5 + 4 * u;
    doubles[room.truths / 8 + i] = u < 0.5 ? 1 : 0;
  }
  doubles.set([-1, 0, 1, 10, 20, 30, 40], room.table / 8);
  doubles.set([-4, FEW_BINS / 8], room.sieve / 8);
  // Brackets, two bins in a hundred wide, round the usual quantiles of a normal.
  const edges = [-1.64, -0.67, 0, 0.67, 1.64].flatMap((x) => [x + 3.92, x + 4.08]);
  new Int32Array(kernels.memory.buffer, room.sieve + 16, 10).set(edges.map((x) => (x * FEW_BINS) / 8));
  return room;
}

/** What maps read where any normal will not do. */
function operandsOf(name: string, {normals, uniforms, shapes, truths}: Room): readonly number[] {
  switch (name) {
    case 'sqrt':
    case 'log':
      return [shapes];
    case 'pow':
      return [shapes, normals];
    case 'probit':
      return [uniforms];
    case 'and':
    case 'or':
    case 'not':
      return [truths, truths];
    case 'select':
      return [truths, normals, uniforms];
    case 'gammaQuantile':
      return [uniforms, shapes];
    case 'gammaCdf':
      return [shapes, shapes];
    case 'betaQuantile':
    case 'betaCdf':
      return [uniforms, shapes, shapes];
    default:
      return [normals, uniforms, shapes, normals];
  }
}

/** One call of every kernel that works on a vector, by name. */
function callsOf(kernels: Kernels, room: Room): [name: string, call: (k: number) => void][] {
  const {out, normals, table, bins, sieve} = room;
  const maps = OP_NAMES.filter((name) => OPS[name].shape === 'map').map((name): [string, () => void] => {
    const [a = 0, b = 0, c = 0, d = 0] = operandsOf(name, room).slice(0, OPS[name].operands);
    const map: (...operands: number[]) => void = kernels[name as 'add'];
    const calls = [() => map(out, a), () => map(out, a, b), () => map(out, a, b, c), () => map(out, a, b, c, d)];
    return [name, calls[OPS[name].operands - 1]!];
  });
  return [
    ['uniform', (k) => kernels.uniform(out, 1, 2, k, 4, 5, 6)],
    ['normal', (k) => kernels.normal(out, 1, 2, k, 4, 5, 6)],
    ...maps,
    ['step', () => kernels.step(out, normals, table, 3)],
    ['moments', () => kernels.moments(normals, BLOCK, out)],
    ['count', () => kernels.count(normals, BLOCK)],
    ['histogram', () => kernels.histogram(normals, BLOCK, -4, BINS / 8, bins, BINS)],
    ['sift', () => kernels.sift(normals, BLOCK, sieve, FEW_BINS, out)],
  ];
}

function nanoseconds(call: (k: number) => void, calls: number): number {
  let least = Infinity;
  for (let k = 0; k < REPETITIONS; k++) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) call(i);
    least = Math.min(least, performance.now() - start);
  }
  return (least * 1e6) / calls / BLOCK;
}

const wanted = process.argv.slice(2);
const kernels = instantiate();
const room = furnish(kernels);
for (const [name, call] of callsOf(kernels, room)) {
  if (wanted.length && !wanted.includes(name)) continue;
  // The special functions take a thousand times as long as an addition.
  const calls = nanoseconds(call, 1) > 50 ? 5 : CALLS;
  console.log(`${name.padEnd(14)} ${nanoseconds(call, calls).toFixed(2).padStart(8)} ns`);
}
