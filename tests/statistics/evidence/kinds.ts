import {gammaCdf, normalCdf, uniform} from '../../../engine/kernels/scalar/index.ts';
import {streamOf} from '../../../engine/program/streams.ts';
import {seedWords} from '../../../engine/run/run-block.ts';
import {drawScenario} from '../../support/draw.ts';
import {chiSquare} from './chi-square.ts';
import type {Evidence} from './finding.ts';
import {uniformity} from './sample.ts';

const BLOCKS = 256;

/** Who of a stock leaves by which way: one multinomial draw, of a small stock outcome by outcome, of a large one by the distance from what is expected. */
export const competingRisks: Evidence = function* ({times, seed}) {
  const shares = [0.25, 0.3, 0.15];
  const text = (stock: number) => `
calendar: {base: 2024, end: 2025}
metrics:
  firms: {kind: population, states: {a: ${stock}, b: 0, c: 0}, moves: {a: {b: ${shares[0]}, c: ${shares[1]}}}, exits: {a: ${shares[2]}}}
  to_b: {kind: formula, value: firms.moved.a.b}
  to_c: {kind: formula, value: firms.moved.a.c}
  out: {kind: formula, value: firms.exited.a}`;
  const taken = (stock: number) => {
    const drawn = drawScenario(text(stock), BLOCKS * times, seed);
    return ['to_b', 'to_c', 'out'].map((metric) => drawn(metric, 2025));
  };

  const counts = new Float64Array(64);
  const [b, c, out] = taken(3) as [Float64Array, Float64Array, Float64Array];
  b.forEach((n, i) => counts[n + 4 * c[i]! + 16 * out[i]!]!++);
  yield {what: 'population, every outcome of 3 firms', test: 'chi-square', p: chiSquare(counts, trinomial(3, shares))};

  for (const stock of [1e5, 1e9]) {
    const ways = taken(stock);
    const probabilities = [...shares, 1 - shares.reduce((sum, p) => sum + p)];
    // Pearson's statistic of the draw itself: chi-square with 3 degrees of freedom, but for what is of order 1 / stock.
    const u = ways[0]!.map((_, i) => {
      const numbers = ways.map((way) => way[i]!);
      const all = [...numbers, stock - numbers.reduce((sum, n) => sum + n)];
      const statistic = all.reduce(
        (sum, n, k) => sum + (n - stock * probabilities[k]!) ** 2 / (stock * probabilities[k]!),
        0,
      );
      return gammaCdf(statistic / 2, 1.5);
    });
    yield uniformity(`population, all ways out of ${stock} firms`, u);
  }
};

/** P(i, j, k) at 4-ary index i + 4j + 16k. */
function trinomial(stock: number, [p, q, r]: readonly number[]): Float64Array {
  const factorial = [1, 1, 2, 6];
  const probabilities = new Float64Array(64);
  for (let i = 0; i <= stock; i++)
    for (let j = 0; i + j <= stock; j++)
      for (let k = 0; i + j + k <= stock; k++) {
        const rest = stock - i - j - k;
        const ways = factorial[stock]! / (factorial[i]! * factorial[j]! * factorial[k]! * factorial[rest]!);
        probabilities[i + 4 * j + 16 * k] = ways * p! ** i * q! ** j * r! ** k * (1 - p! - q! - r!) ** rest;
      }
  return probabilities;
}

/** What years draw: shocks, jumps and their sizes, regimes, stationary starts. */
export const factors: Evidence = function* ({times, seed}) {
  const drawn = drawScenario(
    `
calendar: {base: 2024, end: 2026}
factors:
  white: {kind: white, sd: 6%}
  walk: {kind: random_walk, sd: 6%}
  ar: {kind: ar1, persistence: 0.6, sd: 6%, start: stationary}
  jump: {kind: jump, rate: 20%, size: 'normal(mean = -10%, sd = 3%)'}
  rare: {kind: jump, rate: 1%, size: 1}
  regime: {kind: regime, enter: 10%, exit: 40%, values: {calm: 0, crisis: 1}, start: stationary}
metrics:
${['white', 'walk', 'ar', 'jump', 'rare', 'regime'].map((id) => `  ${id}_: {kind: formula, value: ${id}}`).join('\n')}`,
    BLOCKS * times,
    seed,
  );
  const of = (id: string, year: number) => drawn(`${id}_`, year);
  const normal = (id: string, x: Float64Array, sd: number) =>
    uniformity(
      `factor, ${id}`,
      x.map((y) => normalCdf(y / sd)),
    );
  const change = (id: string, keep: number) => of(id, 2026).map((x, i) => x - keep * of(id, 2025)[i]!);

  yield normal('white', of('white', 2025), 0.06);
  yield normal('random walk, its second year', of('walk', 2026), 0.06 * Math.SQRT2);
  yield normal('random walk, its second step', change('walk', 1), 0.06);
  yield normal('ar1, stationary start', of('ar', 2024), 0.06 / 0.8);
  yield normal('ar1, two years on', of('ar', 2026), 0.06 / 0.8);
  yield normal('ar1, what is new', change('ar', 0.6), 0.06);

  const below = (x: number) => normalCdf((x + 0.1) / 0.03);
  const stream = streamOf('jump/v');
  const v = (i: number) => uniform(seedWords(seed), stream, 0, i);
  const sizes = of('jump', 2025).map((x, i) => 0.2 * below(x) + 0.8 * (x > 0 ? 1 : x === 0 ? v(i) : 0));
  yield uniformity('factor, jump and its size', sizes);

  yield {what: 'factor, rare jump', test: 'chi-square', p: chiSquare(...paths(['rare'], [2025, 2026], () => 0.01))};
  const path = paths(['regime'], [2024, 2025, 2026], (before) => (before === undefined ? 0.2 : before ? 0.6 : 0.1));
  yield {what: 'factor, regime', test: 'chi-square', p: chiSquare(...path)};

  /** Every path of zeros and ones: how often, and its probability, given that of a one after what was before. */
  function paths(
    [id]: readonly [string],
    years: readonly number[],
    one: (before?: number) => number,
  ): [Float64Array, Float64Array] {
    const counts = new Float64Array(2 ** years.length);
    const columns = years.map((year) => of(id, year));
    columns[0]!.forEach((_, i) => counts[columns.reduce((index, column) => 2 * index + column[i]!, 0)]!++);
    const probabilities = counts.map((_, index) => {
      let [p, before] = [1, undefined as number | undefined];
      for (let bit = years.length - 1; bit >= 0; bit--) {
        const here = (index >> bit) & 1;
        p *= here ? one(before) : 1 - one(before);
        before = here;
      }
      return p;
    });
    return [counts, probabilities];
  }
};
