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

/** The code with other records in place of each, and without what none of them rests on. */
function recording(
  {code}: Program,
  recordsFor: (name: OpName, slot: number, operand: number) => readonly number[][],
): Int32Array {
  const live = new Set<number>();
  const kept: number[][] = [];
  // From the end: a register is needed from where it is written to where it is read for the last time.
  for (let at = code.length - STRIDE; at >= 0; at -= STRIDE) {
    const instruction = Array.from(code.subarray(at, at + STRIDE));
    const [op, target, operand] = instruction as [number, number, number];
    const name = OP_NAMES[op]!;
    const isRecord = OPS[name].shape === 'record';
    const stays = isRecord ? recordsFor(name, target, operand).toReversed() : [instruction];
    if (isRecord ? stays.length === 0 : !live.delete(target)) continue;
    for (let k = 2; k < 2 + OPERANDS[op]!; k++) if (instruction[k]! >= 0) live.add(instruction[k]!);
    kept.push(...stays);
  }
  return Int32Array.from(kept.toReversed().flat());
}

function keyOf(output: Output): string {
  return 'trajectory' in output ? `trajectory ${output.trajectory}` : `indicator ${output.indicator}`;
}
