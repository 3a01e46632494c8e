import type {Kernels} from '../kernels/kernels.ts';
import {BLOCK, IS_RECORD, OP_NAMES, OPERANDS, OPS, type OpName} from '../program/ops.ts';
import {type Program, STRIDE} from '../program/program.ts';

/** How an instruction calls its kernel: 1 to 4 are maps of so many operands. */
export const FORM = {draw: 0, step: 5, trajectory: 6, indicator: 7, integer: 8, follow: 9, comparison: 10} as const;

/** Integers per instruction in `Linked.words`. */
export const WORDS = 9;

type Kernel = (...words: number[]) => unknown;

/** A program laid out in the memory of one set of kernels, with every address worked out. */
export interface Linked {
  readonly kernels: Kernels;
  readonly program: Program;
  /** The kernel of each instruction that is not a record. */
  readonly calls: readonly (Kernel | undefined)[];
  /**
   * `WORDS` integers per instruction, the form first, then
   * - map: address written, up to four operands (the address of a vector, or address | 1 of a constant held twice)
   * - draw: address written, draw number, low and high word of the stream
   * - integer: address written, two operands, draw number, low and high word of the stream
   * - follow: address written, two operands, addresses of header, ledgers and the room for nodes, low and high word of the stream
   * - other operations on ledgers: as maps, of which the last operand is an address or a number of slots
   * - step: address written, address read, address of the table, breakpoints
   * - record: slot, address read
   * - comparison, of which only a count is recorded: slot, two operands
   */
  readonly words: Int32Array;
  /** First byte behind the program's constants, tables and registers. */
  readonly end: number;
}

const VECTOR_BYTES = BLOCK * 8;

/**
 * Bytes from one register to the next. A cache line more than a vector: where addresses agree in their low 12 bits, processors make a load wait for an
 * earlier store that has nothing to do with it.
 */
const REGISTER_BYTES = VECTOR_BYTES + 64;

/** A vector of 32-bit numbers for each node of a tree. */
const NODE_BYTES = BLOCK * 4;

/**
 * Copies a program's constants and tables into the kernels' memory, from the first byte of their heap, and works out its addresses. Where indicators are only to be `counted`, comparisons that nothing
 * else reads are not written down.
 */
export function link(program: Program, kernels: Kernels, counted = false): Linked {
  const layout = layOut(program, kernels.heap);
  kernels.reserve(layout.end);
  fill(program, layout, kernels.memory);
  const count = program.code.length / STRIDE;
  const calls: (Kernel | undefined)[] = [];
  const words = new Int32Array(count * WORDS);
  for (let i = 0; i < count; i++) {
    const [code, ...fields] = program.code.subarray(i * STRIDE, (i + 1) * STRIDE);
    const name = OP_NAMES[code!]!;
    const counter = COUNTERS[name];
    const own = wordsOf(name, fields, program, layout);
    if (counted && counter && isOnlyCounted(program.code, i)) {
      words.set([FORM.comparison, program.code[++i * STRIDE + 1]!, ...own.slice(2)], calls.length * WORDS);
      calls.push(kernels[counter]);
      continue;
    }
    words.set(own, calls.length * WORDS);
    calls.push(kernelOf(kernels, name));
  }
  return {kernels, program, calls, words, end: layout.end};
}

/** Kernels that count where a comparison is true without writing it down. */
const COUNTERS: Partial<Record<OpName, 'countLe' | 'countLt'>> = {le: 'countLe', lt: 'countLt'};

/** Is what an instruction writes read by the one behind it alone, and is that an indicator? */
function isOnlyCounted(code: Int32Array, index: number): boolean {
  const register = code[index * STRIDE + 1]!;
  let at = (index + 1) * STRIDE;
  if (OP_NAMES[code[at]!] !== 'indicator' || code[at + 2] !== register) return false;
  for (at += STRIDE; at < code.length; at += STRIDE) {
    if (code.subarray(at + 2, at + 2 + OPERANDS[code[at]!]!).includes(register)) return false;
    if (!IS_RECORD[code[at]!] && code[at + 1] === register) return true;
  }
  return true;
}

/** Where the parts of a program lie. */
interface Layout {
  readonly constants: number;
  readonly tables: number;
  readonly registers: number;
  readonly ledgers: number;
  readonly nodes: number;
  /** Whole vectors of the constants that are recorded: what reads records takes no constants. */
  readonly recorded: ReadonlyMap<number, number>;
  readonly end: number;
}

/** Bytes of kernel memory that a program takes. */
export function linkedBytes(program: Program): number {
  return layOut(program, 0).end;
}

function layOut(program: Program, start: number): Layout {
  const constants = align(start);
  const tables = constants + 16 * program.constants.length;
  const registers = align(tables + 8 * program.tables.length);
  const ledgers = registers + REGISTER_BYTES * program.registers;
  const nodes = ledgers + REGISTER_BYTES * program.ledgers;
  let end = align(nodes + NODE_BYTES * program.nodes);
  const recorded = new Map<number, number>();
  for (const constant of recordedConstants(program)) {
    recorded.set(constant, end);
    end += REGISTER_BYTES;
  }
  return {constants, tables, registers, ledgers, nodes, recorded, end};
}

/** To the next cache line. */
export function align(address: number): number {
  return Math.ceil(address / 64) * 64;
}

function recordedConstants({code}: Program): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < code.length; at += STRIDE)
    if (OPS[OP_NAMES[code[at]!]!].shape === 'record' && code[at + 2]! < 0) found.add(~code[at + 2]!);
  return found;
}

function fill(program: Program, {constants, tables, nodes, recorded}: Layout, memory: WebAssembly.Memory): void {
  const doubles = new Float64Array(memory.buffer);
  program.constants.forEach((x, i) => doubles.fill(x, constants / 8 + 2 * i, constants / 8 + 2 * i + 2));
  doubles.set(program.tables, tables / 8);
  doubles.fill(0, nodes / 8, (nodes + NODE_BYTES * program.nodes) / 8);
  for (const [constant, address] of recorded)
    doubles.fill(program.constants[constant]!, address / 8, address / 8 + BLOCK);
}

function kernelOf(kernels: Kernels, name: OpName): Kernel | undefined {
  if (OPS[name].shape === 'record') return undefined;
  const kernel = (kernels as unknown as Readonly<Record<string, Kernel | undefined>>)[name];
  if (!kernel) throw new Error(`no kernel named ${name}`);
  return kernel;
}

function wordsOf(name: OpName, fields: readonly number[], program: Program, layout: Layout): number[] {
  const {shape, operands} = OPS[name];
  const vector = (register: number) => layout.registers + REGISTER_BYTES * register;
  const operand = (r: number) => (r < 0 ? layout.constants + 16 * ~r + 1 : vector(r));
  const [first, second, third, fourth] = fields as [number, number, number, number];
  if (shape === 'map') return [operands, vector(first), ...fields.slice(1, 1 + operands).map(operand)];
  if (shape === 'draw')
    return [FORM.draw, vector(first), third, program.streams[2 * second]!, program.streams[2 * second + 1]!];
  if (shape === 'integer')
    return [FORM.integer, vector(first), operand(second), operand(third), ...substream(fields, program)];
  if (shape === 'step') return [FORM.step, vector(first), operand(second), layout.tables + 8 * third, fourth];
  if (shape === 'ledger') return ledgerWords(name, fields, program, layout, operand);
  const form = FORM[name as 'trajectory' | 'indicator'];
  return [form, first, second < 0 ? layout.recorded.get(~second)! : vector(second)];
}

function ledgerWords(
  name: OpName,
  fields: readonly number[],
  {streams}: Program,
  {registers, ledgers, nodes, tables}: Layout,
  operand: (r: number) => number,
): number[] {
  const [dst, a, b, third, fourth] = fields as [number, number, number, number, number];
  const written = registers + REGISTER_BYTES * dst;
  const slot = ledgers + REGISTER_BYTES * third;
  if (name === 'ledger') return [2, written, slot, fourth];
  if (name === 'post') return [3, written, operand(a), operand(b), slot];
  if (name === 'balance') return [2, written, operand(a), slot];
  const stream = [streams[2 * third]!, streams[2 * third + 1]!];
  return [FORM.follow, written, operand(a), operand(b), tables + 8 * fourth, ledgers, nodes, ...stream];
}

/** Draw number and stream of an integer draw. */
function substream(fields: readonly number[], {streams}: Program): number[] {
  const [stream, draw] = fields.slice(3) as [number, number];
  return [draw, streams[2 * stream]!, streams[2 * stream + 1]!];
}
