/** Ranks of a column from 0, the mean of their ranks where several are equal. Cost: one sort of numbers, and a search for each. */
export function ranksOf(values: Float64Array): Float64Array {
  const n = values.length;
  const sorted = values.toSorted();
  // By the place of the first of equal values, their mean rank.
  const means = new Float64Array(n);
  for (let first = 0; first < n;) {
    let end = first + 1;
    while (end < n && sorted[end] === sorted[first]) end++;
    means[first] = (first + end - 1) / 2;
    first = end;
  }
  return values.map((value) => means[firstPlace(sorted, value)]!);
}

function firstPlace(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pearson's correlation; undefined where either does not vary. */
export function correlation(x: Float64Array, y: Float64Array): number | undefined {
  const [a, b] = [standardized(x), standardized(y)];
  return a && b && product(a, b);
}

/** A column less its mean, of length 1: the product of two is their correlation. Undefined where it does not vary. */
export function standardized(x: Float64Array): Float64Array | undefined {
  const n = x.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += x[i]! / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (x[i]! - mean) * (x[i]! - mean);
  const length = Math.sqrt(squares);
  return squares > 0 ? x.map((value) => (value - mean) / length) : undefined;
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
