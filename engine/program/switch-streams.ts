import {probit} from '../kernels/scalar/index.ts';
import {OP_CODE, OP_NAMES, OPERANDS, OPS} from './ops.ts';
import {type Program, STRIDE} from './program.ts';
import {streamOf} from './streams.ts';

/** How a stream is drawn from. */
export interface StreamUse {
  /** Its place among the program's streams. */
  readonly index: number;
  /** Is it drawn once per replicate, not year by year? */
  readonly once: boolean;
  /** Are whole numbers drawn, or items followed? */
  readonly counts: boolean;
}

/** The streams that a program draws from, in order. */
export function streamsUsed({code, streams}: Program): StreamUse[] {
  const uses = new Map<number, StreamUse>();
  for (let at = 0; at < code.length; at += STRIDE) {
    const name = OP_NAMES[code[at]!]!;
    const {shape} = OPS[name];
    if (shape !== 'draw' && shape !== 'integer' && name !== 'follow') continue;
    const index = code[at + (shape === 'draw' ? 2 : 4)]!;
    // The draw number holds the year above its low 16 bits; what is drawn once has year 0.
    const once = shape === 'draw' && code[at + 3]! < 65536;
    const known = uses.get(index);
    uses.set(index, {index, once: once && (known?.once ?? true), counts: shape !== 'draw'});
  }
  return Array.from({length: streams.length / 2}, (_, index) => uses.get(index)).filter((use) => use !== undefined);
}

/**
 * The program with some of its streams (by their place) replaced by others, of new names: what is drawn from them is independent of before, all else is the same to the digit. Two programs
 * that share all streams but those of one input are the "pick-freeze" pair of Sobol indices, without another compilation.
 */
export function switchStreams(program: Program, names: readonly string[], chosen: Iterable<number>): Program {
  const streams = program.streams.slice();
  for (const index of chosen) streams.set(streamOf(`${names[index]!}/again`), 2 * index);
  return {...program, streams};
}

/** The program with every draw from some of its streams held at a level in (0, 1): its quantile there, in every replicate. Only uniforms and normals can be held. */
export function holdStreams(program: Program, chosen: ReadonlySet<number>, level: number): Program {
  const code = program.code.slice();
  const constants = [...program.constants];
  const held = new Map<number, number>();
  const constant = (x: number) => {
    if (!held.has(x)) held.set(x, ~(constants.push(x) - 1));
    return held.get(x)!;
  };
  for (let at = 0; at < code.length; at += STRIDE) {
    const name = OP_NAMES[code[at]!]!;
    if (OPS[name].shape !== 'draw' || !chosen.has(code[at + 2]!)) continue;
    const value = constant(name === 'normal' ? probit(level) : level);
    code.set([OP_CODE.max, code[at + 1]!, value, value, 0, 0], at);
  }
  return {...program, code, constants: Float64Array.from(constants)};
}

/** Which streams each trajectory of a program rests on. What is done with a ledger rests on all that was done with any before. */
export function streamsOfTrajectories({code, registers, trajectories}: Program): ReadonlySet<number>[] {
  const held: ReadonlySet<number>[] = Array.from({length: registers}, () => new Set());
  const found: ReadonlySet<number>[] = Array.from({length: trajectories}, () => new Set());
  let ledgers: ReadonlySet<number> = new Set();
  for (let at = 0; at < code.length; at += STRIDE) {
    const op = code[at]!;
    const name = OP_NAMES[op]!;
    const {shape} = OPS[name];
    const parts = shape === 'ledger' ? [ledgers] : [];
    for (let k = 2; k < 2 + OPERANDS[op]!; k++) if (code[at + k]! >= 0) parts.push(held[code[at + k]!]!);
    const own = shape === 'draw' ? code[at + 2] : shape === 'integer' || name === 'follow' ? code[at + 4] : undefined;
    const all = union(parts, own);
    if (shape === 'ledger') ledgers = all;
    if (shape === 'record') found[code[at + 1]!] = all;
    else held[code[at + 1]!] = all;
  }
  return found;
}

/** The same set where nothing is added to it: programs are long and most instructions add nothing. */
function union(parts: readonly ReadonlySet<number>[], own: number | undefined): ReadonlySet<number> {
  const largest = parts.reduce((most, part) => (part.size > most.size ? part : most), new Set<number>());
  const isAll = (own === undefined || largest.has(own)) && parts.every((part) => part.isSubsetOf(largest));
  if (isAll) return largest;
  const all = new Set(largest);
  for (const part of parts) for (const stream of part) all.add(stream);
  if (own !== undefined) all.add(own);
  return all;
}
