import type {Instruction, Value} from './builder.ts';
import {OP_CODE, OPS} from './ops.ts';
import {STRIDE} from './program.ts';

/**
 * Drops what no record needs and gives every value a register, used again as soon as its value has been read for the last time: the registers live at
 * one time, not the instructions, decide how much of the cache a block takes.
 */
export function allocate(instructions: readonly Instruction[]): {code: Int32Array; registers: number} {
  const lastRead = lastReads(instructions);
  const register = new Int32Array(instructions.length);
  const free: number[] = [];
  let registers = 0;
  const code = new Int32Array(STRIDE * countLive(instructions, lastRead));
  let at = 0;
  instructions.forEach(({op, operands, fields}, index) => {
    const record = OPS[op].shape === 'record';
    if (!record && lastRead[index] === DEAD) return;
    const read = operands.map((value) => (value < 0 ? value : register[value]!));
    // An operand's register is free before the result's is taken: kernels may write where they read.
    operands.forEach((value, k) => {
      if (value >= 0 && lastRead[value] === index && operands.indexOf(value) === k) free.push(register[value]!);
    });
    if (!record) register[index] = free.pop() ?? registers++;
    code[at] = OP_CODE[op];
    const rest = record ? [...fields, ...read] : [register[index]!, ...read, ...fields];
    code.set(rest, at + 1);
    at += STRIDE;
  });
  return {code, registers};
}

const DEAD = -1;

/** For each value the last instruction that a record depends on and that reads it, or DEAD. */
function lastReads(instructions: readonly Instruction[]): Int32Array {
  const lastRead = new Int32Array(instructions.length).fill(DEAD);
  for (let index = instructions.length - 1; index >= 0; index--) {
    const {op, operands} = instructions[index]!;
    if (OPS[op].shape !== 'record' && lastRead[index] === DEAD) continue;
    for (const value of operands as readonly Value[])
      if (value >= 0 && lastRead[value] === DEAD) lastRead[value] = index;
  }
  return lastRead;
}

function countLive(instructions: readonly Instruction[], lastRead: Int32Array): number {
  let live = 0;
  instructions.forEach(({op}, index) => {
    if (OPS[op].shape === 'record' || lastRead[index] !== DEAD) live++;
  });
  return live;
}
