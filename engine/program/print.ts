import {OP_NAMES, OPS} from './ops.ts';
import {type Program, STRIDE} from './program.ts';

/** What the numbers of a program stand for, where it is known. */
export interface Names {
  streamNames: readonly string[];
  /** What each trajectory slot holds. */
  trajectoryNames?: readonly string[];
  indicatorNames?: readonly string[];
}

/**
 * A program as text, one instruction a line: `r2 = muladd r0, 0.6, r1`. Tests assert on it and `explain --program` shows it.
 * Registers are `r0 …`, constants stand as numbers, draws name their stream and year.
 */
export function printProgram(program: Program, names: Names): string {
  const lines: string[] = [];
  for (let at = 0; at < program.code.length; at += STRIDE)
    lines.push(printInstruction(program, program.code.subarray(at, at + STRIDE), names));
  return lines.join('\n');
}

function printInstruction(program: Program, code: Int32Array, names: Names): string {
  const name = OP_NAMES[code[0]!]!;
  const [first, ...rest] = Array.from(code.subarray(1));
  const operand = (x: number) => (x < 0 ? String(program.constants[~x]) : `r${x}`);
  switch (OPS[name].shape) {
    case 'map':
      return `r${first} = ${name} ${rest.slice(0, OPS[name].operands).map(operand).join(', ')}`;
    case 'draw': {
      const [stream, draw] = rest as [number, number];
      const [year, index] = [Math.floor(draw / 65536), draw % 65536];
      return `r${first} = ${name} ${names.streamNames[stream]}${year ? ` ${year}` : ''}${index ? ` #${index}` : ''}`;
    }
    case 'integer': {
      const [a, b, stream, draw] = rest as [number, number, number, number];
      const operands = [a, b].slice(0, OPS[name].operands).map(operand).join(', ');
      return `r${first} = ${name} ${operands} from ${names.streamNames[stream]} ${Math.floor(draw / 65536)}`;
    }
    case 'step': {
      const [x, start, n] = rest as [number, number, number];
      const breakpoints = Array.from(program.tables.subarray(start, start + n));
      const values = Array.from(program.tables.subarray(start + n, start + 2 * n + 1));
      return `r${first} = step ${operand(x)}, [${breakpoints.join(', ')}], [${values.join(', ')}]`;
    }
    case 'ledger': {
      const [a, b, third, fourth] = rest as [number, number, number, number];
      if (name === 'ledger') return `r${first} = ledger of ${fourth} slots from ${third}`;
      if (name === 'post') return `r${first} = post ${operand(a)}, ${operand(b)} to slot ${third}`;
      if (name === 'balance') return `r${first} = balance ${operand(a)} of slot ${third}`;
      return `r${first} = follow ${operand(a)}, ${operand(b)} from ${names.streamNames[third]}`;
    }
    case 'record': {
      const slots = name === 'trajectory' ? names.trajectoryNames : names.indicatorNames;
      const meaning = slots?.[first!];
      return `${name} ${first}${meaning ? ` (${meaning})` : ''} <- ${operand(rest[0]!)}`;
    }
  }
}
