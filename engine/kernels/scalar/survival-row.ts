/**
 * P(X ≥ k) for `WIDTH` numbers k round the mean of a binomial or Poisson number, from `firstOf(mean)` on: an inversion then is a search in a list
 * (Devroye 1986, Non-uniform random variate generation, ch. III.2). Worked out from ratios of neighbouring probabilities and their sum alone, so that there is
 * no elementary function in it: within 1e-13 of its own size.
 */

/** How many numbers a row has. */
export const WIDTH: i32 = 62;

/** Rows are for means up to this: the largest weight stays below e^556. */
export const MOST_MEAN: f64 = 400;

/** What stands for the number of trials of a Poisson number; its `odds` are the rate. */
export const POISSON: f64 = -1;

/** The least k of a row. */
export function firstOf(mean: f64): f64 {
  const first = Math.floor(mean) - 30;
  return first > 0 ? first : 0;
}

/**
 * Fills a row of 64: P(X ≥ first) … P(X ≥ last), which fall, then −P(X = last) and P(X = first). What is certain is written as 2: above any uniform.
 *
 * `n` trials, at least 1, with `odds` p / (1 − p) and mean at most `MOST_MEAN`; or `POISSON` and its rate.
 */
export function fillRow(n: f64, odds: f64, first: f64, row: f64[]): void {
  let weight: f64 = 1;
  let sum: f64 = 0;
  let k: f64 = 0;
  for (; k < first; k += 1) {
    sum += weight;
    weight *= ratio(k, n, odds);
  }
  for (let i: i32 = 0; i < WIDTH; i++) {
    row[i] = weight;
    weight *= ratio(k, n, odds);
    k += 1;
  }
  let above: f64 = 0;
  for (; weight > above * 1e-18; k += 1) {
    above += weight;
    weight *= ratio(k, n, odds);
  }
  // The upper end first: small numbers are added to small ones.
  const atFirst = row[0]!;
  const atLast = row[WIDTH - 1]!;
  for (let i: i32 = WIDTH - 1; i >= 0; i--) {
    above += row[i]!;
    row[i] = above;
  }
  const scale = 1 / (sum + above);
  for (let i: i32 = 0; i < WIDTH; i++) row[i] = row[i]! * scale;
  if (first === 0) row[0] = 2;
  row[WIDTH] = -atLast * scale;
  row[WIDTH + 1] = atFirst * scale;
}

/** P(X = k + 1) / P(X = k); 0 from k = n on. */
export function ratio(k: f64, n: f64, odds: f64): f64 {
  return (n < 0 ? odds : (n - k) * odds) / (k + 1);
}

/** The draw of a uniform below P(X ≥ last): how far it is above the row. `reach` is P(X ≥ last), `mass` P(X = last). */
export function walkUp(u: f64, last: f64, reach: f64, mass: f64, n: f64, odds: f64): f64 {
  let k = last;
  let next = reach - mass;
  // Where `reach` no longer falls nothing is left but rounding errors.
  while (u < next && next < reach) {
    reach = next;
    mass *= ratio(k, n, odds);
    next = reach - mass;
    k += 1;
  }
  return k;
}

/** The draw of a uniform from P(X ≥ first) on: how far it is below the row. `reach` is P(X ≥ first), `mass` P(X = first). */
export function walkDown(u: f64, first: f64, reach: f64, mass: f64, n: f64, odds: f64): f64 {
  let k = first;
  while (k > 0 && !(u < reach)) {
    k -= 1;
    mass /= ratio(k, n, odds);
    reach += mass;
  }
  return k;
}
