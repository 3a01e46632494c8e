import {drawScenario} from '../../support/draw.ts';
import {chiSquare} from './chi-square.ts';
import type {Evidence, Finding} from './finding.ts';
import {ofLaw} from './sample.ts';

const BLOCKS = 128;
const YEARS = [2025, 2026];

/** Two stages of exponential dwell times with one mean; the probability of completing the first one, and both. */
export interface TwoStages {
  readonly mean: number;
  readonly first: number;
  readonly both: number;
}

const KNOWN: TwoStages = {mean: 1.3, first: 0.4, both: 0.28};
/** One probability that is uniform on [0, 1] and the same in both stages: p is 1/2 on average, p² 1/3. */
const UNCERTAIN: TwoStages = {mean: 1.3, first: 1 / 2, both: 1 / 3};

/** What becomes of the items of a pipeline: one by one, by binomials from the start, in groups small and large. */
export const items: Evidence = function* ({times, seed}) {
  const chances = [KNOWN.first, KNOWN.both / KNOWN.first];
  const stock = (n: number) => pipeline(KNOWN.mean, chances, `, stock: ${n}, elapsed: 0`);
  const one = 'items: {one: {stage: one, elapsed: 0}}';
  const blocks = BLOCKS * times;
  yield ofPaths('known by name', drawScenario(pipeline(KNOWN.mean, chances, '', one), blocks, seed), KNOWN);
  yield ofPaths('one of a stock', drawScenario(stock(1), blocks, seed), KNOWN);
  const uncertain = `assumptions: {p: {value: "uniform(min = 0, max = 1)"}}\n${pipeline(1.3, ['p', 'p'], '', one)}`;
  yield ofPaths('of uncertain success', drawScenario(uncertain, blocks, seed), UNCERTAIN);
  for (const n of [40, 4000]) {
    const drawn = drawScenario(stock(n), blocks, seed);
    const p = pathLaw(KNOWN);
    for (const [k, year] of YEARS.entries()) {
      const launched = [0, 1].reduce((sum, i) => sum + p[5 * (1 + 2 * i) + 1 + 2 * k]!, 0);
      yield* ofLaw(`pipeline, launched of ${n} in ${year}`, drawn('good_two', year), binomial(n, launched));
    }
  }
};

/** Items that start their first stage at the end of the base year. */
export function pipeline(mean: number, [one, two]: readonly (number | string)[], waiting: string, more = ''): string {
  const dwell = `dwell: "gamma(shape = 1, scale = ${mean})"`;
  const parts = ['good_one: x.completed.one', 'bad_one: x.failed.one', 'good_two: x', 'bad_two: x.failed.two'];
  return `
calendar: {base: 2024, end: 2026}
metrics:
  x: {kind: pipeline, stages: {one: {${dwell}, success: ${one}${waiting}}, two: {${dwell}, success: ${two}}}${more && `, ${more}`}}
${parts.map((part) => `  ${part.replace(': ', ': {kind: formula, value: ')}}`).join('\n')}`;
}

/** Does a single item take every path, through years, successes and failures, as often as it should? */
export function ofPaths(what: string, drawn: ReturnType<typeof drawScenario>, law: TwoStages): Finding {
  const columns = ['one', 'two'].map((stage) =>
    YEARS.flatMap((year) => [drawn(`good_${stage}`, year), drawn(`bad_${stage}`, year)]),
  );
  const counts = new Float64Array(25);
  const [one, two] = columns.map((ways) => (i: number) => ways.reduce((sum, way, k) => sum + (k + 1) * way[i]!, 0));
  columns[0]![0]!.forEach((_, i) => counts[5 * one!(i) + two!(i)]!++);
  return {what: `pipeline, every path of an item ${what}`, test: 'chi-square', p: chiSquare(counts, pathLaw(law))};
}

/**
 * P(i, j) at 5i + j. In each stage: 0 stays to the end, 1 and 2 success and failure in the first year, 3 and 4 in the second. With λ = 1 / mean, one leaves the first
 * stage in year i and the second in a later year j with probability λ(e^(−λ(j−1)) − e^(−λj)), both in year i with e^(−λ(i−1)) − (1 + λ)e^(−λi).
 */
function pathLaw({mean, first, both}: TwoStages): Float64Array {
  const rate = 1 / mean;
  const stays = (years: number) => Math.exp(-rate * years);
  const p = new Float64Array(25);
  p[0] = stays(2);
  for (const i of [1, 2]) {
    const leaves = stays(i - 1) - stays(i);
    p[5 * 2 * i] = (1 - first) * leaves;
    let left = leaves;
    for (let j = i; j <= 2; j++) {
      const goes = j === i ? stays(i - 1) - (1 + rate) * stays(i) : rate * (stays(j - 1) - stays(j));
      left -= goes;
      p[5 * (2 * i - 1) + 2 * j - 1] = both * goes;
      p[5 * (2 * i - 1) + 2 * j] = (first - both) * goes;
    }
    p[5 * (2 * i - 1)] = first * left;
  }
  return p;
}

/** P(X ≤ k) of a binomial number, wherever it is neither 0 nor 1 for practical purposes. */
function binomial(n: number, p: number) {
  let mass = (1 - p) ** n;
  let sum = 0;
  const cuts: number[] = [];
  const cdf: number[] = [];
  for (let k = 0; k < n && 1 - sum > 1e-7; k++) {
    sum += mass;
    mass *= ((n - k) / (k + 1)) * (p / (1 - p));
    if (sum < 1e-7) continue;
    cuts.push(k);
    cdf.push(sum);
  }
  return {cuts, cdf};
}
