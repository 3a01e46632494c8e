import {OP_CODE, OP_NAMES, OPERANDS, OPS} from './ops.ts';
import {type Program, STRIDE} from './program.ts';

/** What is wanted of a program: one of its output slots. */
export type Output = {readonly trajectory: number} | {readonly indicator: number};

/**
 * The program with only these outputs, a trajectory slot each, in this order; what none of them rests on is left out. Every value has the digits that it had. What is true or false is
 * recorded as 1 or 0.
 */
export function observe(program: Program, outputs: readonly Output[]): Program {
  const wanted = Map.groupBy(outputs.keys(), (k) => keyOf(outputs[k]!));
  const live = new Set<number>();
  const kept: number[][] = [];
  // From the end: a register is needed from where it is written to where it is read for the last time.
  for (let at = program.code.length - STRIDE; at >= 0; at -= STRIDE) {
    const instruction = Array.from(program.code.subarray(at, at + STRIDE));
    const [op, target, operand] = instruction as [number, number, number];
    const name = OP_NAMES[op]!;
    const isRecord = OPS[name].shape === 'record';
    const slots = isRecord ? (wanted.get(`${name} ${target}`) ?? []) : [];
    if (isRecord ? slots.length === 0 : !live.delete(target)) continue;
    for (let k = 2; k < 2 + OPERANDS[op]!; k++) if (instruction[k]! >= 0) live.add(instruction[k]!);
    if (isRecord) for (const slot of slots.toReversed()) kept.push([OP_CODE.trajectory, slot, operand, 0, 0, 0]);
    else kept.push(instruction);
  }
  return {...program, code: Int32Array.from(kept.toReversed().flat()), trajectories: outputs.length, indicators: 0};
}

function keyOf(output: Output): string {
  return 'trajectory' in output ? `trajectory ${output.trajectory}` : `indicator ${output.indicator}`;
}
