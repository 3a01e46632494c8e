import type {Built} from './builder.ts';
import {OPERANDS, OP_NAMES} from './ops.ts';
import {type Program, STRIDE} from './program.ts';

/** The program with numbers in place of its parameters; those that are not named, or that it does not read, stay. Nothing is compiled anew. */
export function withParameters(
  {program, parameters}: Pick<Built, 'program' | 'parameters'>,
  values: ReadonlyMap<string, number>,
): Program {
  const constants = program.constants.slice();
  for (const [name, value] of values) {
    const place = parameters.get(name);
    if (place !== undefined) constants[place] = value;
  }
  return {...program, constants};
}

/** The indicators that a parameter can change: those that some operation leads to from it. */
export function indicatorsReached(
  {program, parameters}: Pick<Built, 'program' | 'parameters'>,
  name: string,
): ReadonlySet<number> {
  const place = parameters.get(name);
  const found = new Set<number>();
  if (place === undefined) return found;
  const {code, registers} = program;
  const reached = new Uint8Array(registers);
  for (let at = 0; at < code.length; at += STRIDE) {
    let isReached = false;
    for (let k = 0; k < OPERANDS[code[at]!]!; k++) {
      const operand = code[at + 2 + k]!;
      if (operand < 0 ? ~operand === place : reached[operand] === 1) isReached = true;
    }
    const target = code[at + 1]!;
    const op = OP_NAMES[code[at]!]!;
    if (op === 'indicator' && isReached) found.add(target);
    if (op !== 'indicator' && op !== 'trajectory') reached[target] = isReached ? 1 : 0;
  }
  return found;
}
