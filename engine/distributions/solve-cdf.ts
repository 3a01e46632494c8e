import type {Builder, Value} from '../program/builder.ts';
import {nanWith} from './elementary.ts';

/** Halvings of the bracket: what is left is 1e-9 of it, wherever the distribution function has jumps or kinks. */
const BISECTIONS = 30;
/** Steps of false position after them: where the function is smooth each multiplies the error by the width that is left. */
const INTERPOLATIONS = 3;

/**
 * inf{x: cdf(x) ≥ u} in [least, greatest], as straight-line operations: every replicate takes the same steps. To 1e-9 of the bracket
 * at worst, to the last digits of the bracket where `cdf` is smooth; exact at the given atoms.
 * Cost: 34 evaluations of `cdf`.
 */
export function solveCdf(
  b: Builder,
  cdf: (x: Value) => Value,
  u: Value,
  least: Value,
  greatest: Value,
  atoms: readonly Value[],
): Value {
  const half = b.constant(0.5);
  const atLeast = cdf(least);
  let bracket: Bracket = {low: least, high: greatest, below: atLeast, above: cdf(greatest)};
  for (let i = 0; i < BISECTIONS; i++)
    bracket = narrow(b, bracket, b.mul(half, b.add(bracket.low, bracket.high)), cdf, u);
  for (let i = 0; i < INTERPOLATIONS - 1; i++) bracket = narrow(b, bracket, falsePosition(b, bracket, u), cdf, u);
  const smooth = falsePosition(b, bracket, u);
  return nanWith(b, u, b.select(b.le(u, atLeast), least, snap(b, bracket, smooth, atoms)));
}

/** below = cdf(low) < u ≤ above = cdf(high). */
interface Bracket {
  low: Value;
  high: Value;
  below: Value;
  above: Value;
}

function narrow(b: Builder, {low, high, below, above}: Bracket, x: Value, cdf: (x: Value) => Value, u: Value): Bracket {
  const at = cdf(x);
  const isBelow = b.lt(at, u);
  return {
    low: b.select(isBelow, x, low),
    high: b.select(isBelow, high, x),
    below: b.select(isBelow, at, below),
    above: b.select(isBelow, above, at),
  };
}

/** Where the straight line between the ends reaches u; the upper end where there is no line. */
function falsePosition(b: Builder, {low, high, below, above}: Bracket, u: Value): Value {
  const rest = b.sub(above, u);
  const x = b.sub(high, b.mul(b.sub(high, low), b.div(rest, b.sub(above, below))));
  return b.select(b.and(b.lt(b.constant(0), rest), b.lt(below, u)), b.max(low, x), high);
}

/** The atom in (low, high], where there is one, else x. */
function snap(b: Builder, {low, high}: Bracket, x: Value, atoms: readonly Value[]): Value {
  const known = atoms.flatMap((atom) => b.constantOf(atom) ?? []);
  const descending = [...new Set(known)].sort((a, b) => b - a);
  // The greatest atom up to `high`: those above it are those whose negative is below −high.
  const nearest = b.step(
    b.neg(high),
    descending.map((atom) => -atom),
    [...descending, -Infinity],
  );
  const candidates = [
    ...(descending.length ? [nearest] : []),
    ...atoms.filter((atom) => b.constantOf(atom) === undefined),
  ];
  return candidates.reduce((result, atom) => b.select(b.and(b.lt(low, atom), b.le(atom, high)), atom, result), x);
}
