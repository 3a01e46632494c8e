import {allocate} from './allocate.ts';
import {fuse} from './fuse.ts';
import {type MapName, OP_CODE, OPS, type OpName} from './ops.ts';
import type {Program} from './program.ts';
import {drawNumber, streamOf} from './streams.ts';

/** A number per replicate: `v ≥ 0` is the result of instruction v, `v < 0` the constant `constants[~v]`. */
export type Value = number & {readonly brand: 'value'};

/** Static single assignment: instruction i writes value i, reads values before it. Fields are those of `Program.code`, with values for registers. */
export interface Instruction {
  op: OpName;
  /** Map, step and record: the values read. */
  operands: readonly Value[];
  /** Draw: stream, draw number. Step: first index in `tables`, breakpoints. Record: output slot. */
  fields: readonly number[];
}

/** A program with the names that its numbers stand for. */
export interface Built {
  program: Program;
  /** Names of `program.streams`, for the printer. */
  streamNames: readonly string[];
}

/**
 * Makes a program: every method adds an operation and returns its value. Equal operations are made once, operations on constants are folded
 * with the same digits that a kernel would give.
 */
export class Builder {
  private readonly instructions: Instruction[] = [];
  private readonly constants: number[] = [];
  private readonly constantIndex = new Map<number | string, Value>();
  private readonly tables: number[] = [];
  private readonly tableIndex = new Map<string, number>();
  private readonly streams: number[] = [];
  private readonly streamNames: string[] = [];
  private readonly streamIndex = new Map<string, number>();
  private readonly known = new Map<number, Map<number, Value>>();
  private readonly knownRest = new Map<string, Value>();
  private trajectories = 0;
  private indicators = 0;

  constant(x: number): Value {
    const key = Object.is(x, -0) ? '-0' : x;
    let value = this.constantIndex.get(key);
    if (value === undefined) {
      value = ~(this.constants.push(x) - 1) as Value;
      this.constantIndex.set(key, value);
    }
    return value;
  }

  /** The number that a value is in every replicate, or undefined. */
  constantOf(value: Value): number | undefined {
    return value < 0 ? this.constants[~value] : undefined;
  }

  /** Any map operation, by name. */
  map(op: MapName, ...operands: Value[]): Value {
    const {scalar, commutative} = OPS[op] as {
      scalar: (...x: number[]) => number;
      commutative?: boolean;
    };
    if (operands.every((value) => value < 0))
      return this.constant(scalar(...operands.map((value) => this.constants[~value]!)));
    const simpler = this.simplify(op, operands);
    if (simpler !== undefined) return simpler;
    if (commutative && operands[0]! > operands[1]!) [operands[0], operands[1]] = [operands[1]!, operands[0]!];
    return this.once(op, operands, []);
  }

  add = (a: Value, b: Value): Value => this.map('add', a, b);
  sub = (a: Value, b: Value): Value => this.map('sub', a, b);
  mul = (a: Value, b: Value): Value => this.map('mul', a, b);
  div = (a: Value, b: Value): Value => this.map('div', a, b);
  neg = (a: Value): Value => this.map('neg', a);
  min = (a: Value, b: Value): Value => this.map('min', a, b);
  max = (a: Value, b: Value): Value => this.map('max', a, b);
  sqrt = (a: Value): Value => this.map('sqrt', a);
  exp = (a: Value): Value => this.map('exp', a);
  log = (a: Value): Value => this.map('log', a);
  pow = (a: Value, b: Value): Value => this.map('pow', a, b);
  lt = (a: Value, b: Value): Value => this.map('lt', a, b);
  le = (a: Value, b: Value): Value => this.map('le', a, b);
  and = (a: Value, b: Value): Value => this.map('and', a, b);
  or = (a: Value, b: Value): Value => this.map('or', a, b);
  select = (condition: Value, yes: Value, no: Value): Value => this.map('select', condition, yes, no);

  /** A uniform in (0, 1), one of {(k + 1/2) / 2³²}. */
  uniform(stream: string, year = 0, index = 0): Value {
    return this.once('uniform', [], [this.stream(stream), drawNumber(year, index)]);
  }

  /** The standard normal at the same place: the inverse normal of that uniform. */
  normal(stream: string, year = 0, index = 0): Value {
    return this.once('normal', [], [this.stream(stream), drawNumber(year, index)]);
  }

  /** values[k], k = how many breakpoints lie strictly below x; breakpoints ascending, one value more than breakpoints. */
  step(x: Value, breakpoints: readonly number[], values: readonly number[]): Value {
    const known = this.constantOf(x);
    if (known !== undefined)
      return this.constant(Number.isNaN(known) ? NaN : values[breakpoints.filter((b) => b < known).length]!);
    const key = `${breakpoints.join()};${values.join()}`;
    let first = this.tableIndex.get(key);
    if (first === undefined) {
      first = this.tables.length;
      this.tables.push(...breakpoints, ...values);
      this.tableIndex.set(key, first);
    }
    return this.once('step', [x], [first, breakpoints.length]);
  }

  /** Records a value for moments and quantiles; returns its slot. */
  trajectory(value: Value): number {
    this.instructions.push({op: 'trajectory', operands: [value], fields: [this.trajectories]});
    return this.trajectories++;
  }

  /** Records a value whose truth is counted; returns its slot. */
  indicator(value: Value): number {
    this.instructions.push({op: 'indicator', operands: [value], fields: [this.indicators]});
    return this.indicators++;
  }

  build(): Built {
    const {trajectories, indicators, streamNames} = this;
    const {code, registers} = allocate(fuse(this.instructions));
    const program = {
      code,
      registers,
      constants: Float64Array.from(this.constants),
      tables: Float64Array.from(this.tables),
      streams: Uint32Array.from(this.streams),
      trajectories,
      indicators,
    };
    return {program, streamNames};
  }

  private stream(name: string): number {
    let index = this.streamIndex.get(name);
    if (index === undefined) {
      index = this.streamNames.push(name) - 1;
      this.streams.push(...streamOf(name));
      this.streamIndex.set(name, index);
    }
    return index;
  }

  /** Only rewrites that give the same digits (a zero's sign aside). */
  private simplify(op: MapName, [a, b, c]: Value[]): Value | undefined {
    const x = this.constantOf(a!);
    const y = b === undefined ? undefined : this.constantOf(b);
    switch (op) {
      case 'add':
        return x === 0 ? b : y === 0 ? a : undefined;
      case 'sub':
        return y === 0 ? a : undefined;
      case 'mul':
        return x === 1 ? b : y === 1 ? a : undefined;
      case 'div':
        return y === 1 ? a : undefined;
      case 'select':
        return x === undefined ? (b === c ? b : undefined) : x === 0 ? c : b;
      default:
        return undefined;
    }
  }

  /** The value of this operation, made only the first time. */
  private once(op: OpName, operands: readonly Value[], fields: readonly number[]): Value {
    if (operands.length + fields.length > 2) {
      const key = `${op} ${operands.join()} ${fields.join()}`;
      let value = this.knownRest.get(key);
      if (value === undefined) this.knownRest.set(key, (value = this.push(op, operands, fields)));
      return value;
    }
    // The common case, keyed by numbers: (operation, second) then first. Operands and fields are below 2³¹ in size, so the sum is exact.
    const [first = 0, second = 0] = operands.length ? operands : fields;
    const outer = OP_CODE[op] * 2 ** 40 + second;
    let row = this.known.get(outer);
    if (row === undefined) this.known.set(outer, (row = new Map()));
    let value = row.get(first);
    if (value === undefined) row.set(first, (value = this.push(op, operands, fields)));
    return value;
  }

  private push(op: OpName, operands: readonly Value[], fields: readonly number[]): Value {
    return (this.instructions.push({op, operands, fields}) - 1) as Value;
  }
}
