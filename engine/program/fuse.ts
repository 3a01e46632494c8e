import type {SsaCode} from './instruction-table.ts';
import {OP_CODE, OPERANDS} from './ops.ts';
import {STRIDE} from './program.ts';

/**
 * Joins an addition with the products that only it reads: `a·b + c` becomes `muladd`, `a·b + c·d` becomes `dot2`. One pass over memory instead of
 * two or three; no digit changes, since every step still rounds. The products stay in the list, read by nobody, for `allocate` to drop.
 */
export function fuse(code: SsaCode): SsaCode {
  const uses = countUses(code);
  const isOwnProduct = (value: number) => value >= 0 && uses[value] === 1 && code[value * STRIDE] === OP_CODE.mul;
  const fused = code.slice();
  for (let at = 0; at < code.length; at += STRIDE) {
    if (code[at] !== OP_CODE.add) continue;
    const [a, b] = [code[at + 2]!, code[at + 3]!];
    const [p, q] = isOwnProduct(a) ? [a, b] : [b, a];
    if (!isOwnProduct(p)) continue;
    const factors = code.subarray(p * STRIDE + 2, p * STRIDE + 4);
    fused.set(factors, at + 2);
    if (isOwnProduct(q)) {
      fused[at] = OP_CODE.dot2;
      fused.set(code.subarray(q * STRIDE + 2, q * STRIDE + 4), at + 4);
    } else {
      fused[at] = OP_CODE.muladd;
      fused[at + 4] = q;
    }
  }
  return fused;
}

function countUses(code: SsaCode): Int32Array {
  const uses = new Int32Array(code.length / STRIDE);
  for (let at = 0; at < code.length; at += STRIDE)
    for (let k = 0; k < OPERANDS[code[at]!]!; k++) {
      const value = code[at + 2 + k]!;
      if (value >= 0) uses[value]!++;
    }
  return uses;
}
