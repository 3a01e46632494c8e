import {clopperPearson, shareStandardError} from '../estimates.ts';
import {countOf, type Hits} from './subjects.ts';

/** A share of some replicates, with its exact 95 % interval. */
export interface ShareOf {
  readonly probability: number;
  readonly standardError: number;
  readonly interval: [number, number];
}

function shareOf(hits: number, all: number): ShareOf | undefined {
  if (all === 0) return undefined;
  return {
    probability: hits / all,
    standardError: shareStandardError(hits / all, all),
    interval: clopperPearson(hits, all),
  };
}

/** How one target goes with another. */
export interface Pairing {
  /** Of the two, 1 or 0 each (φ); undefined where either is always or never reached. */
  readonly correlation: number | undefined;
  /** P(the target | the other missed), and reached. */
  readonly ifOtherMissed: ShareOf | undefined;
  readonly ifOtherReached: ShareOf | undefined;
}

export function pairing(target: Hits, other: Hits): Pairing {
  const n = target.length;
  const [ones, others] = [countOf(target), countOf(other)];
  let both = 0;
  for (let i = 0; i < n; i++) both += target[i]! & other[i]!;
  const spread = ones * (n - ones) * others * (n - others);
  return {
    correlation: spread > 0 ? (both * n - ones * others) / Math.sqrt(spread) : undefined,
    ifOtherMissed: shareOf(ones - both, n - others),
    ifOtherReached: shareOf(both, others),
  };
}

/** P(at least k of these), for k = 1 … n. */
export function atLeastCurve(parts: readonly Hits[]): (ShareOf & {readonly k: number})[] {
  const n = parts[0]?.length ?? 0;
  const histogram = new Float64Array(parts.length + 1);
  for (const count of countsOf(parts)) histogram[count]!++;
  return parts.map((_, at) => {
    const k = at + 1;
    const hits = histogram.subarray(k).reduce((sum, x) => sum + x, 0);
    return {k, ...shareOf(hits, n)!};
  });
}

/** How a part of a combined target holds it back. */
export interface Binding {
  /** Where the whole is missed, how often this part is missed. */
  readonly missed: ShareOf;
  /** Where the whole is missed, how often it would be reached if this part alone were: all else that it needs is there. */
  readonly alone: ShareOf;
}

/** Of a target that needs at least so many of its parts; undefined where it is never missed. */
export function bindings(parts: readonly Hits[], atLeast: number): Binding[] | undefined {
  const counts = countsOf(parts);
  const misses = counts.reduce((sum, count) => sum + (count < atLeast ? 1 : 0), 0);
  if (misses === 0) return undefined;
  return parts.map((part) => {
    let [missed, alone] = [0, 0];
    for (let i = 0; i < part.length; i++) {
      if (counts[i]! >= atLeast || part[i] === 1) continue;
      missed++;
      if (counts[i] === atLeast - 1) alone++;
    }
    return {missed: shareOf(missed, misses)!, alone: shareOf(alone, misses)!};
  });
}

function countsOf(parts: readonly Hits[]): Uint16Array {
  const counts = new Uint16Array(parts[0]?.length ?? 0);
  for (const part of parts) for (let i = 0; i < counts.length; i++) counts[i]! += part[i]!;
  return counts;
}
