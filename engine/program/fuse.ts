import type {Instruction, Value} from './builder.ts';

/**
 * Joins an addition with the products that only it reads: `a·b + c` becomes `muladd`, `a·b + c·d` becomes `dot2`. One pass over memory instead of
 * two or three; no digit changes, since every step still rounds. The products stay in the list, read by nobody, for `allocate` to drop.
 */
export function fuse(instructions: readonly Instruction[]): readonly Instruction[] {
  const uses = new Int32Array(instructions.length);
  for (const {operands} of instructions) for (const value of operands) if (value >= 0) uses[value]!++;
  const onlyProduct = (value: Value) => {
    const made = value >= 0 && uses[value] === 1 ? instructions[value]! : undefined;
    return made?.op === 'mul' ? made : undefined;
  };
  return instructions.map((instruction) => {
    if (instruction.op !== 'add') return instruction;
    const [a, b] = instruction.operands as [Value, Value];
    const [p, q] = [onlyProduct(a), onlyProduct(b)];
    if (p && q) return {op: 'dot2', operands: [...p.operands, ...q.operands], fields: []};
    if (p) return {op: 'muladd', operands: [...p.operands, b], fields: []};
    if (q) return {op: 'muladd', operands: [...q.operands, a], fields: []};
    return instruction;
  });
}
