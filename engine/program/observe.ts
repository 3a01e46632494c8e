import {OP_CODE, OP_NAMES, OPERANDS, type OpName, OPS} from './ops.ts';
import {type Program, STRIDE} from './program.ts';

/** What is wanted of a program: one of its output slots. */
export type Output = {readonly trajectory: number} | {readonly indicator: number};

/**
 * The program with only these outputs, a trajectory slot each, in this order; what none of them rests on is left out. Every value has the digits that it had. What is true or false is
 * recorded as 1 or 0.
 */
export function observe(program: Program, outputs: readonly Output[]): Program {
  const wanted = Map.groupBy(outputs.keys(), (k) => keyOf(outputs[k]!));
  const code = recording(program, (name, slot, operand) =>
    (wanted.get(`${name} ${slot}`) ?? []).map((place) => [OP_CODE.trajectory, place, operand, 0, 0, 0]),
  );
  return {...program, code, trajectories: outputs.length, indicators: 0};
}

/** The program that records these outputs alone, each in the slot that it had; in the other slots there is nothing. What none of them rests on is left out. */
export function watch(program: Program, outputs: readonly Output[]): Program {
  const wanted = new Set(outputs.map(keyOf));
  const code = recording(program, (name, slot, operand) =>
    wanted.has(`${name} ${slot}`) ? [[OP_CODE[name], slot, operand, 0, 0, 0]] : [],
  );
  return {...program, code};
}

/** The program without its last trajectory slots, from `end` on, and without what they alone rest on. */
export function observeUpTo(program: Program, end: number): Program {
  if (end >= program.trajectories) return program;
  const code = recording(program, (name, slot, operand) =>
    name === 'trajectory' && slot >= end ? [] : [[OP_CODE[name], slot, operand, 0, 0, 0]],
  );
  return {...program, code, trajectories: end};
}

/** The code with other records in place of each, and without what none of them rests on. */
function recording(
  {code, registers}: Program,
  recordsFor: (name: OpName, slot: number, operand: number) => readonly number[][],
): Int32Array {
  const live = new Uint8Array(registers);
  const kept: number[] = [];
  // From the end: a register is needed from where it is written to where it is read for the last time. Numbers go in backwards too.
  for (let at = code.length - STRIDE; at >= 0; at -= STRIDE) {
    const op = code[at]!;
    const target = code[at + 1]!;
    const name = OP_NAMES[op]!;
    const isRecord = OPS[name].shape === 'record';
    const records = isRecord ? recordsFor(name, target, code[at + 2]!) : [];
    if (isRecord ? records.length === 0 : live[target] === 0) continue;
    if (!isRecord) live[target] = 0;
    for (let k = at + 2; k < at + 2 + OPERANDS[op]!; k++) if (code[k]! >= 0) live[code[k]!] = 1;
    if (isRecord) kept.push(...records.flat().toReversed());
    else for (let k = at + STRIDE - 1; k >= at; k--) kept.push(code[k]!);
  }
  return Int32Array.from(kept).toReversed();
}

function keyOf(output: Output): string {
  return 'trajectory' in output ? `trajectory ${output.trajectory}` : `indicator ${output.indicator}`;
}
