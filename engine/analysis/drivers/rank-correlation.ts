/**
 * Ranks of a column from 0, the mean of their ranks where several are equal. Cost: one sort.
 */
export function ranksOf(values: Float64Array): Float64Array {
  const n = values.length;
  const order = Uint32Array.from({length: n}, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Float64Array(n);
  for (let first = 0; first < n;) {
    let end = first + 1;
    while (end < n && values[order[end]!] === values[order[first]!]) end++;
    for (let k = first; k < end; k++) ranks[order[k]!] = (first + end - 1) / 2;
    first = end;
  }
  return ranks;
}

/** Pearson's correlation; undefined where either does not vary. */
export function correlation(x: Float64Array, y: Float64Array): number | undefined {
  const n = x.length;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanX += x[i]! / n;
    meanY += y[i]! / n;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [x[i]! - meanX, y[i]! - meanY];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : undefined;
}

/** Standard error of a correlation of n pairs as if of normals, (1 − r²)/√(n − 1): of ranks a little less than it should be where r is large (Bonett & Wright 2000). */
export function correlationError(r: number, n: number): number {
  return Math.sqrt((1 - r * r) * (1 - r * r) * ((1 + (r * r) / 2) / (n - 3)));
}
