import {binomialFrom} from './binomial.ts';
import {Hat} from './hat.ts';
import type {IntegerDraw} from './integers.ts';
import {poissonFrom} from './poisson.ts';
import {Substream} from './substream.ts';
import {fillRow, firstOf, MOST_MEAN, POISSON, walkDown, walkUp, WIDTH} from './survival-row.ts';

/**
 * A Poisson draw of a rate that is the same in all replicates, by inversion up to a rate of 400: a falling function of the substream's first uniform, so that a
 * larger rate never gives a smaller draw. Above that as `poisson`.
 */
export const fixedPoisson: IntegerDraw = (rate, _, seed, stream, draw, replicate) => {
  const substream = new Substream(seed, stream, draw, replicate);
  const u = substream.uniform(0);
  if (!(rate > 0 && rate <= MOST_MEAN)) return poissonFrom(u, rate, substream, new Hat());
  return invert(u, POISSON, rate, firstOf(rate));
};

/**
 * A binomial draw of a probability that is the same in all replicates, by inversion where the mean of the rarer of success and failure is up to 400; else as
 * `binomial`.
 */
export const fixedBinomial: IntegerDraw = (n, p, seed, stream, draw, replicate) => {
  const substream = new Substream(seed, stream, draw, replicate);
  const u = substream.uniform(0);
  const rare = p > 0.5 ? 1 - p : p;
  if (!(n >= 0 && rare > 0 && n * rare <= MOST_MEAN && n === Math.floor(n)))
    return binomialFrom(u, n, p, substream, new Hat());
  const k = invert(u, n, rare / (1 - rare), firstOf(n * rare));
  return p > 0.5 ? n - k : k;
};

/** The largest k with u < P(X ≥ k). */
function invert(u: number, n: number, odds: number, first: number): number {
  const row: number[] = [];
  fillRow(n, odds, first, row);
  let count = 0;
  while (count < WIDTH && u < row[count]!) count++;
  if (count === 0) return walkDown(u, first, row[0]!, row[WIDTH + 1]!, n, odds);
  const k = first - 1 + count;
  return count < WIDTH ? k : walkUp(u, k, row[WIDTH - 1]!, -row[WIDTH]!, n, odds);
}
