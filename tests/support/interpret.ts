import {follow, normal, uniform, type Words} from '../../engine/kernels/scalar/index.ts';
import {OP_NAMES, OPS} from '../../engine/program/ops.ts';
import {type Program, STRIDE} from '../../engine/program/program.ts';

/** What one replicate of a program records: one number per output slot. */
export interface Recorded {
  trajectories: Float64Array;
  indicators: Float64Array;
}

/**
 * Runs one replicate of a program with the scalar twins of the kernels: slow, short and independent of memory layout and blocks, to compare the
 * kernels with.
 */
export function interpret(program: Program, seed: Words, replicate: number): Recorded {
  const {code, constants, tables, streams} = program;
  const registers = new Float64Array(program.registers);
  const recorded = {
    trajectories: new Float64Array(program.trajectories),
    indicators: new Float64Array(program.indicators),
  };
  const ledger = new Float64Array(program.ledgers);
  const read = (operand: number) => (operand < 0 ? constants[~operand]! : registers[operand]!);
  for (let at = 0; at < code.length; at += STRIDE) {
    const [name, target, a, b, c, d] = [OP_NAMES[code[at]!]!, ...code.subarray(at + 1, at + STRIDE)] as [
      (typeof OP_NAMES)[number],
      ...number[],
    ] as [(typeof OP_NAMES)[number], number, number, number, number, number];
    switch (name) {
      case 'uniform':
      case 'normal': {
        const draw = name === 'uniform' ? uniform : normal;
        registers[target] = draw(seed, [streams[2 * a]!, streams[2 * a + 1]!], b, replicate);
        break;
      }
      case 'poisson':
      case 'binomial':
      case 'fixedPoisson':
      case 'fixedBinomial':
      case 'negativeBinomial':
        registers[target] = OPS[name].twin(
          read(a),
          read(b),
          seed,
          [streams[2 * c]!, streams[2 * c + 1]!],
          d,
          replicate,
        );
        break;
      case 'step':
        registers[target] = step(read(a), tables.subarray(b, b + c), tables.subarray(b + c, b + 2 * c + 1));
        break;
      case 'ledger':
        ledger.fill(0, c, c + d);
        registers[target] = 0;
        break;
      case 'post':
        ledger[c] = read(a);
        registers[target] = read(b);
        break;
      case 'balance':
        registers[target] = ledger[c]! + read(a);
        break;
      case 'follow': {
        const stream = [streams[2 * c]!, streams[2 * c + 1]!] as const;
        registers[target] = follow(read(a), {tables, header: d, ledger}, seed, stream, replicate) + read(b);
        break;
      }
      case 'trajectory':
        recorded.trajectories[target] = read(a);
        break;
      case 'indicator':
        recorded.indicators[target] = read(a) === 0 ? 0 : 1;
        break;
      default: {
        // Operands that an operation does not have are 0 in the code and ignored by its function.
        const scalar: (a: number, b: number, c: number, d: number) => number = OPS[name].scalar;
        registers[target] = scalar(read(a), read(b), read(c), read(d));
      }
    }
  }
  return recorded;
}

function step(x: number, breakpoints: Float64Array, values: Float64Array): number {
  return Number.isNaN(x) ? NaN : values[breakpoints.filter((breakpoint) => breakpoint < x).length]!;
}

/** One trajectory slot of consecutive replicates. */
export function interpretSlot(program: Program, seed: Words, replicates: number, slot = 0): Float64Array {
  return Float64Array.from({length: replicates}, (_, r) => interpret(program, seed, r).trajectories[slot]!);
}
