import {OP_NAMES, OPS} from './ops.ts';
import {type Program, STRIDE} from './program.ts';

/** Numbers for what programs compute: what has the same number is the same in every replicate of every seed. */
export type Identities = Map<string, number>;

/**
 * What each indicator of a program is, as numbers that compare across the programs that share `known`: operations with the same operands, constants, tables, streams and draw numbers have
 * the same. Two that differ may still be equal, where it takes algebra to see it.
 */
export function indicatorIdentities(
  {code, constants, tables, streams, registers, indicators}: Program,
  known: Identities,
): number[] {
  const identify = (...facts: readonly (number | string)[]) => {
    const key = facts.join(' ');
    let identity = known.get(key);
    if (identity === undefined) known.set(key, (identity = known.size));
    return identity;
  };
  const held = Array.from({length: registers}, () => -1);
  // Bits, not digits: 0 and −0 are not the same.
  const read = (r: number) => (r < 0 ? identify('constant', bitsOf(constants[~r]!)) : held[r]!);
  const stream = (index: number) => `${streams[2 * index]}:${streams[2 * index + 1]}`;
  const found = Array.from({length: indicators}, () => -1);
  for (let at = 0; at < code.length; at += STRIDE) {
    const [op, target, a, b, c, d] = code.subarray(at, at + STRIDE) as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const name = OP_NAMES[op]!;
    const {shape, operands} = OPS[name];
    if (shape === 'map') held[target] = identify(name, ...[a, b, c, d].slice(0, operands).map(read));
    else if (shape === 'draw') held[target] = identify(name, stream(a), b);
    else if (shape === 'integer') held[target] = identify(name, read(a), operands > 1 ? read(b) : '', stream(c), d);
    else if (shape === 'step')
      held[target] = identify(name, read(a), ...Array.from(tables.subarray(b, b + 2 * c + 1), bitsOf));
    else if (name === 'indicator') found[target] = read(a);
    // Ledgers are like nothing else, not even themselves: what rests on one is never taken to be the same.
    else if (name !== 'trajectory') held[target] = identify(name, 'apart', known.size);
  }
  return found;
}

function bitsOf(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}
