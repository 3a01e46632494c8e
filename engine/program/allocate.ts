import type {SsaCode} from './instruction-table.ts';
import {IS_RECORD, OPERANDS} from './ops.ts';
import {STRIDE} from './program.ts';

/**
 * Drops what no record needs and gives every value a register, used again as soon as its value has been read for the last time: the registers live at
 * one time, not the instructions, decide how much of the cache a block takes.
 */
export function allocate(ssa: SsaCode): {code: Int32Array; registers: number} {
  const {lastRead, live} = lastReads(ssa);
  const register = new Int32Array(lastRead.length);
  const free: number[] = [];
  let registers = 0;
  const code = new Int32Array(STRIDE * live);
  let at = 0;
  for (let index = 0; index < lastRead.length; index++) {
    const from = index * STRIDE;
    const op = ssa[from]!;
    if (lastRead[index] === DEAD && !IS_RECORD[op]) continue;
    for (let k = 0; k < STRIDE; k++) code[at + k] = ssa[from + k]!;
    // An operand's register is free before the result's is taken: kernels may write where they read.
    for (let k = 2; k < 2 + OPERANDS[op]!; k++) {
      const value = ssa[from + k]!;
      if (value < 0) continue;
      code[at + k] = register[value]!;
      if (lastRead[value] !== index) continue;
      free.push(register[value]!);
      // Read twice by one instruction, it is given back once.
      lastRead[value] = DEAD;
    }
    if (!IS_RECORD[op]) code[at + 1] = register[index] = free.pop() ?? registers++;
    at += STRIDE;
  }
  return {code, registers};
}

const DEAD = -1;

/** For each value the last instruction that a record depends on and that reads it, or DEAD; and how many instructions a record depends on. */
function lastReads(ssa: SsaCode): {lastRead: Int32Array; live: number} {
  const lastRead = new Int32Array(ssa.length / STRIDE).fill(DEAD);
  let live = 0;
  for (let index = lastRead.length - 1; index >= 0; index--) {
    const from = index * STRIDE;
    const op = ssa[from]!;
    if (lastRead[index] === DEAD && !IS_RECORD[op]) continue;
    live++;
    for (let k = 2; k < 2 + OPERANDS[op]!; k++) {
      const value = ssa[from + k]!;
      if (value >= 0 && lastRead[value] === DEAD) lastRead[value] = index;
    }
  }
  return {lastRead, live};
}
