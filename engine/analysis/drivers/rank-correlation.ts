/**
 * Ranks of a column of finite numbers from 0, the mean of their ranks where several are equal, as which those count too that agree but for their last bits. Cost: one sort of numbers, without
 * comparing pairs: the place of each stands in its last bits.
 */
export function ranksOf(values: Float64Array): Float64Array {
  const n = values.length;
  const places = ~0 >>> Math.clz32(n);
  const ranks = values.slice();
  const keys = new Float64Array(n);
  // The low word of each comes first, as in the memory of the kernels.
  const words = new Uint32Array(keys.buffer);
  for (let i = 0; i < n; i++) {
    // -0 becomes 0.
    keys[i] = values[i]! + 0;
    words[2 * i] = (words[2 * i]! & ~places) | i;
  }
  keys.sort();
  for (let first = 0; first < n;) {
    const low = words[2 * first]! & ~places;
    const high = words[2 * first + 1]!;
    let end = first + 1;
    while (end < n && words[2 * end + 1] === high && (words[2 * end]! & ~places) === low) end++;
    for (let k = first; k < end; k++) ranks[words[2 * k]! & places] = (first + end - 1) / 2;
    first = end;
  }
  return ranks;
}

/** The ranks of a column less their mean, of length 1: the product of two is Spearman's correlation. Undefined where it does not vary. */
export function standardRanks(column: Float64Array): Float64Array | undefined {
  const ranks = ranksOf(column);
  const mean = (ranks.length - 1) / 2;
  let squares = 0;
  for (let i = 0; i < ranks.length; i++) squares += (ranks[i]! - mean) * (ranks[i]! - mean);
  if (!(squares > 0)) return undefined;
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < ranks.length; i++) ranks[i] = (ranks[i]! - mean) * scale;
  return ranks;
}

/** The correlations of standardized ranks with a column; undefined where it does not vary. */
export function correlationsWith(ranks: readonly Float64Array[], column: Float64Array): number[] | undefined {
  const own = standardRanks(column);
  return own && ranks.map((some) => product(some, own));
}

/** The same with a column of 1 and 0, whose ranks need no sorting: what sums up over the rarer of the two, of standardized length. */
export function correlationsWithHits(ranks: readonly Float64Array[], hits: Uint8Array): number[] | undefined {
  const n = hits.length;
  let count = 0;
  for (let i = 0; i < n; i++) count += hits[i]!;
  if (count === 0 || count === n) return undefined;
  const rarer = 2 * count <= n ? 1 : 0;
  const places = new Uint32Array(Math.min(count, n - count));
  for (let i = 0, k = 0; i < n; i++) if (hits[i] === rarer) places[k++] = i;
  const scale = (rarer ? 1 : -1) / Math.sqrt((count * (n - count)) / n);
  return ranks.map((some) => {
    let sum = 0;
    for (let k = 0; k < places.length; k++) sum += some[places[k]!]!;
    return sum * scale;
  });
}

export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Standard error of a correlation of n pairs as if of normals, (1 − r²)/√(n − 1): of ranks a little less than it should be where r is large (Bonett & Wright 2000). */
export function correlationError(r: number, n: number): number {
  return Math.sqrt((1 - r * r) * (1 - r * r) * ((1 + (r * r) / 2) / (n - 3)));
}
