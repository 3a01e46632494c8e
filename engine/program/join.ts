import {OP_NAMES, OPS, type OpName} from './ops.ts';
import {type Program, STRIDE} from './program.ts';

/**
 * Two programs as one that computes both on the same replicates, and counts where both hit: its trajectories and indicators are those of the first, then those of the second; then an
 * indicator for every pair (an indicator of the first, one of the second) that is true where both are. It takes as long as the two alone.
 */
export function joinPrograms(first: Program, second: Program, pairs: readonly (readonly [number, number])[]): Program {
  const shared = Math.max(first.registers, second.registers);
  const code: number[] = [];
  // Operands of the first program's paired indicators: registers that nothing else writes to, or constants.
  const kept: number[] = [];
  for (const instruction of instructionsOf(first)) {
    code.push(...instruction);
    for (const k of pairedWith(instruction, pairs, 0)) {
      const [, , operand] = instruction as [number, number, number];
      kept[k] = operand < 0 ? operand : shared + k;
      if (operand >= 0) code.push(...encode('and', shared + k, operand, operand));
    }
  }
  const spare = shared + pairs.length;
  for (const instruction of instructionsOf(second)) {
    const moved = move(instruction, first);
    code.push(...moved);
    for (const k of pairedWith(instruction, pairs, 1)) {
      code.push(...encode('and', spare, kept[k]!, moved[2]!));
      code.push(...encode('indicator', first.indicators + second.indicators + k, spare));
    }
  }
  return {
    code: Int32Array.from(code),
    constants: Float64Array.from([...first.constants, ...second.constants]),
    tables: Float64Array.from([...first.tables, ...second.tables]),
    streams: Uint32Array.from([...first.streams, ...second.streams]),
    registers: spare + 1,
    // The second empties what it uses of them.
    ledgers: Math.max(first.ledgers, second.ledgers),
    nodes: Math.max(first.nodes, second.nodes),
    trajectories: first.trajectories + second.trajectories,
    indicators: first.indicators + second.indicators + pairs.length,
  };
}

function* instructionsOf({code}: Program): Generator<number[]> {
  for (let at = 0; at < code.length; at += STRIDE) yield Array.from(code.subarray(at, at + STRIDE));
}

function encode(name: OpName, ...fields: number[]): number[] {
  return [OP_NAMES.indexOf(name), ...fields, ...Array.from({length: STRIDE - 1 - fields.length}, () => 0)];
}

/** The pairs, by their place, of which this instruction records a side. */
function pairedWith(
  [code, slot]: readonly number[],
  pairs: readonly (readonly [number, number])[],
  side: 0 | 1,
): number[] {
  if (OP_NAMES[code!] !== 'indicator') return [];
  return pairs.flatMap((pair, k) => (pair[side] === slot ? [k] : []));
}

/** An instruction of the second program, behind the first's constants, tables, streams and outputs. Registers are used anew. */
function move(instruction: readonly number[], first: Program): number[] {
  const [code, target, a, b, c, d] = instruction as [number, number, number, number, number, number];
  const name = OP_NAMES[code]!;
  const {shape, operands} = OPS[name];
  const operand = (r: number) => (r < 0 ? r - first.constants.length : r);
  const stream = (index: number) => index + first.streams.length / 2;
  switch (shape) {
    case 'map':
      return [code, target, ...[a, b, c, d].map((r, i) => (i < operands ? operand(r) : r))];
    case 'draw':
      return [code, target, stream(a), b, c, d];
    case 'integer':
      return [code, target, operand(a), operands > 1 ? operand(b) : b, stream(c), d];
    case 'step':
      return [code, target, operand(a), b + first.tables.length, c, d];
    case 'ledger': {
      const [left, right] = [a, b].map((r, i) => (i < operands ? operand(r) : r)) as [number, number];
      return name === 'follow'
        ? [code, target, left, right, stream(c), d + first.tables.length]
        : [code, target, left, right, c, d];
    }
    case 'record':
      return [code, target + first[name === 'indicator' ? 'indicators' : 'trajectories'], operand(a), b, c, d];
  }
}
