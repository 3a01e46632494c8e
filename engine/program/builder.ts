import {allocate} from './allocate.ts';
import {fuse} from './fuse.ts';
import {InstructionTable} from './instruction-table.ts';
import {type IntegerName, type MapName, OP_CODE, OPERANDS, OPS} from './ops.ts';
import {type Program, STRIDE} from './program.ts';
import {drawNumber, integerStream, streamOf} from './streams.ts';

/** A number per replicate: `v ≥ 0` is the result of instruction v, `v < 0` the constant `constants[~v]`. */
export type Value = number & {readonly brand: 'value'};

/** A program with the names that its numbers stand for. */
export interface Built {
  program: Program;
  /** Names of `program.streams`, for the printer. */
  streamNames: readonly string[];
  /** Where the parameters stand that the program reads, by name: places in `program.constants`. */
  parameters: ReadonlyMap<string, number>;
}

/**
 * Makes a program: every method adds an operation and returns its value. Equal operations are made once, operations on constants are folded
 * with the same digits that a kernel would give.
 */
export class Builder {
  private readonly instructions = new InstructionTable();
  private readonly constants: number[] = [];
  private readonly constantIndex = new Map<number | string, Value>();
  private readonly tables: number[] = [];
  private readonly tableIndex = new Map<string, number>();
  private readonly streams: number[] = [];
  private readonly streamNames: string[] = [];
  private readonly streamIndex = new Map<string, number>();
  private readonly tableOf = new Map<Float64Array, number>();
  private readonly parameterOf = new Map<string, Value>();
  private ledgers = 0;
  private nodes = 0;
  private trajectories = 0;
  private indicators = 0;
  private isTrying = false;

  constant(x: number): Value {
    if (this.isTrying) return ~(this.constants.push(x) - 1) as Value;
    const key = Object.is(x, -0) ? '-0' : x;
    let value = this.constantIndex.get(key);
    if (value === undefined) {
      value = ~(this.constants.push(x) - 1) as Value;
      this.constantIndex.set(key, value);
    }
    return value;
  }

  /**
   * A number that may be changed in the finished program, 0 until then. It is treated like what is drawn: nothing is folded over it, and what takes only
   * constants refuses it.
   */
  parameter(name: string): Value {
    let place = this.parameterOf.get(name);
    // A constant of its own, which no equal number shares.
    if (place === undefined) this.parameterOf.set(name, (place = ~(this.constants.push(0) - 1) as Value));
    return this.instructions.once(OP_CODE.add, place, this.constant(0), 0, 0) as Value;
  }

  /** The number that a value is in every replicate, or undefined. */
  constantOf(value: Value): number | undefined {
    return value < 0 ? this.constants[~value] : undefined;
  }

  /** The number that operations on constants alone come to, of which nothing is kept: for the many points of a curve. */
  evaluate(make: (b: this) => Value): number {
    const kept = this.constants.length;
    this.isTrying = true;
    try {
      return this.constantOf(make(this))!;
    } finally {
      this.isTrying = false;
      this.constants.length = kept;
    }
  }

  /** Any map operation, by name, on as many values as it reads. */
  map(op: MapName, a: Value, b = NONE, c = NONE, d = NONE): Value {
    const {operands, scalar, commutative = false}: MapOp = OPS[op];
    if (a < 0 && b < 0 && c < 0 && d < 0) return this.fold(scalar, operands, a, b, c, d);
    const simpler = this.simplify(op, a, b, c);
    if (simpler !== undefined) return simpler;
    const [first, second] = commutative && a > b ? [b, a] : [a, b];
    return this.instructions.once(
      OP_CODE[op],
      first,
      operands > 1 ? second : 0,
      operands > 2 ? c : 0,
      operands > 3 ? d : 0,
    ) as Value;
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
    return this.draw('uniform', stream, year, index);
  }

  /** The standard normal at the same place: the inverse normal of that uniform. */
  normal(stream: string, year = 0, index = 0): Value {
    return this.draw('normal', stream, year, index);
  }

  /** How many events of a rate occur, exactly Poisson for rates from 0 to 2⁵²; NaN for others. */
  poisson(rate: Value, stream: string, year = 0, index = 0): Value {
    if (this.constantOf(rate) === 0) return rate;
    return this.integer(rate < 0 ? 'fixedPoisson' : 'poisson', rate, NOTHING, stream, year, index);
  }

  /**
   * How many of n succeed, each with probability p: exactly binomial for integers n from 0 to 2⁵² and p from 0 to 1; NaN for others. Of none, none
   * succeed, even where p is NaN.
   */
  binomial(n: Value, p: Value, stream: string, year = 0, index = 0): Value {
    if (this.constantOf(n) === 0) return n;
    return this.integer(p < 0 ? 'fixedBinomial' : 'binomial', n, p, stream, year, index);
  }

  /** Negative binomial with mean m and dispersion k, that is variance m + m²/k; NaN unless m ≥ 0 and k > 0. */
  negativeBinomial(mean: Value, dispersion: Value, stream: string, year = 0, index = 0): Value {
    return this.integer('negativeBinomial', mean, dispersion, stream, year, index);
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
    return this.instructions.once(OP_CODE.step, x, first, breakpoints.length, 0) as Value;
  }

  /** A ledger with so many empty slots: the number of the first, and its state, on which all that is done with it rests. */
  ledger(slots: number): {first: number; state: Value} {
    const first = this.ledgers;
    this.ledgers += slots;
    return {first, state: this.instructions.once(OP_CODE.ledger, NOTHING, NOTHING, first, slots) as Value};
  }

  /** Writes a value to a slot of a ledger, and returns its new state. */
  post(value: Value, state: Value, slot: number): Value {
    return this.instructions.once(OP_CODE.post, value, state, slot, 0) as Value;
  }

  /** Follows so many items through a tree, as a header says (see kernels/assembly/follow.ts), and returns the ledger's new state. */
  follow(count: Value, state: Value, stream: string, header: readonly number[], tree: Float64Array): Value {
    if (this.constantOf(count) === 0) return state;
    this.nodes = Math.max(this.nodes, tree[0]!);
    const from = this.table(tree);
    const at = this.tables.length;
    this.tables.push(...header.with(6, from - at));
    return this.instructions.once(OP_CODE.follow, count, state, this.stream(integerStream(stream, 0)), at) as Value;
  }

  /** What is in a slot of a ledger; NaN where it was to follow what is no number of items. */
  balance(state: Value, slot: number): Value {
    return this.instructions.once(OP_CODE.balance, state, NOTHING, slot, 0) as Value;
  }

  /** Where a table begins among all; the same table is kept once. */
  private table(values: Float64Array): number {
    let first = this.tableOf.get(values);
    if (first === undefined) {
      first = this.tables.length;
      for (const value of values) this.tables.push(value);
      this.tableOf.set(values, first);
    }
    return first;
  }

  /** Records a value for moments and quantiles; returns its slot. */
  trajectory(value: Value): number {
    this.instructions.push(OP_CODE.trajectory, value, 0, 0, 0, this.trajectories);
    return this.trajectories++;
  }

  /** Records a value whose truth is counted; returns its slot. */
  indicator(value: Value): number {
    this.instructions.push(OP_CODE.indicator, value, 0, 0, 0, this.indicators);
    return this.indicators++;
  }

  build(): Built {
    const {trajectories, indicators, ledgers, nodes, streamNames} = this;
    const {code, registers} = allocate(fuse(this.instructions.code()));
    const places = keepUsed(code);
    const parameters = [...this.parameterOf].flatMap(([name, value]): [string, number][] => {
      const place = places.get(value);
      return place === undefined ? [] : [[name, ~place]];
    });
    const program = {
      code,
      registers,
      constants: Float64Array.from(places.keys(), (operand) => this.constants[~operand]!),
      tables: Float64Array.from(this.tables),
      streams: Uint32Array.from(this.streams),
      ledgers,
      nodes,
      trajectories,
      indicators,
    };
    return {program, streamNames, parameters: new Map(parameters)};
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

  private draw(op: 'uniform' | 'normal', stream: string, year: number, index: number): Value {
    return this.instructions.once(OP_CODE[op], this.stream(stream), drawNumber(year, index), 0, 0) as Value;
  }

  private integer(op: IntegerName, a: Value, b: Value, stream: string, year: number, index: number): Value {
    const number = this.stream(integerStream(stream, index));
    return this.instructions.once(OP_CODE[op], a, b, number, drawNumber(year)) as Value;
  }

  private fold(scalar: MapOp['scalar'], operands: number, a: Value, b: Value, c: Value, d: Value): Value {
    const number = (value: Value, k: number) => (k < operands ? this.constants[~value]! : 0);
    return this.constant(scalar(number(a, 0), number(b, 1), number(c, 2), number(d, 3)));
  }

  /** Only rewrites that give the same digits (a zero's sign aside). */
  private simplify(op: MapName, a: Value, b: Value, c: Value): Value | undefined {
    const x = this.constantOf(a);
    const y = this.constantOf(b);
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
}

/** Stands in an instruction for an operand that its operation does not read. */
const NOTHING = 0 as Value;

/** The constants that the code reads, each with the operand that it becomes; renumbers the code's. Folding leaves many behind that nothing reads. */
function keepUsed(code: Int32Array): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = 0; at < code.length; at += STRIDE)
    for (let k = at + 2; k < at + 2 + OPERANDS[code[at]!]!; k++) {
      const operand = code[k]!;
      if (operand >= 0) continue;
      let place = places.get(operand);
      if (place === undefined) places.set(operand, (place = ~places.size));
      code[k] = place;
    }
  return places;
}

/** Stands for an operand that an operation does not read; never looked up. */
const NONE = -1 as Value;

interface MapOp {
  readonly operands: number;
  readonly commutative?: boolean;
  readonly scalar: (a: number, b: number, c: number, d: number) => number;
}
