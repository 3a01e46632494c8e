/** Draws hang on names: what else a scenario holds does not change them. */
import {describe, expect, it} from 'vitest';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {forecastOf} from '../support/forecast-of.ts';

const head = `
assumptions:
  trend: {value: 'normal(mean = 5%, sd = 2%)'}
  edge: {by: district, value: 'normal(mean = 0%, sd = 3%)'}
factors: {cycle: {kind: ar1, persistence: 0.5, sd: 4%}}
run: {replicates: 5000, seed: 3}`;
const revenue = `revenue: {kind: growth, base: 'lognormal(median = 100, sigma = 0.1)', rate: trend + edge, volatility: 8%, loads: {cycle: 1}}`;
const districts = (...names: string[]) => `districts: {${names.map((name) => `${name}: {}`).join(', ')}}`;

describe('streams', () => {
  let whole: Forecast;
  const of = (forecast: Forecast, metric: string, district: string) => forecast.metrics[metric]!.districts[district]!;

  it('a metric more or less leaves the draws of the others as they were', async () => {
    whole = await forecastOf(`${districts('a', 'b', 'c')}${head}
metrics:
  noise: {kind: table, values: 'normal(mean = 0, sd = 1)'}
  ${revenue}
  cost: {kind: growth, base: 50, rate: 3%, volatility: 5%}`);
    const less = await forecastOf(`${districts('a', 'b', 'c')}${head}
metrics:
  ${revenue}`);
    for (const district of ['a', 'b', 'c'])
      expect(of(less, 'revenue', district)).toEqual(of(whole, 'revenue', district));
  });

  it('a district more or less, or their order, leaves the draws of the others as they were', async () => {
    const less = await forecastOf(`${districts('c', 'a')}${head}
metrics:
  ${revenue}`);
    for (const district of ['a', 'c']) expect(of(less, 'revenue', district)).toEqual(of(whole, 'revenue', district));
  });

  it('an assumption or a factor more leaves the draws of the others as they were', async () => {
    const more = await forecastOf(`${districts('a', 'b', 'c')}${head
      .replace('assumptions:', "assumptions:\n  other: {value: 'uniform(min = 0, max = 1)'}")
      .replace('factors: {', 'factors: {shock: {kind: white, sd: 1%}, ')}
metrics:
  ${revenue}`);
    expect(of(more, 'revenue', 'b')).toEqual(of(whole, 'revenue', 'b'));
  });

  it('variants share their random numbers: a different median alone scales every replicate', async () => {
    const variant = await forecastOf(`${districts('a', 'b', 'c')}${head}
metrics:
  ${revenue.replace('median = 100', 'median = 200')}`);
    const [before, after] = [of(whole, 'revenue', 'a')['2027']!, of(variant, 'revenue', 'a')['2027']!];
    for (const key of ['p05', 'p25', 'p50', 'p75', 'p95'] as const) expect(after[key] / before[key]).toBeCloseTo(2, 12);
  });

  it('a later end leaves the years before as they were', async () => {
    const longer = await forecastOf(`calendar: {base: 2024, end: 2030}
${districts('a', 'b', 'c')}${head}
metrics:
  ${revenue}`);
    expect(of(longer, 'revenue', 'a')['2027']).toEqual(of(whole, 'revenue', 'a')['2027']);
  });

  it('another seed is another sample', async () => {
    const other = await forecastOf(`${districts('a', 'b', 'c')}${head.replace('seed: 3', 'seed: 4')}
metrics:
  ${revenue}`);
    expect(of(other, 'revenue', 'a')['2027']).not.toEqual(of(whole, 'revenue', 'a')['2027']);
  });

  it('the digest is the same for any number of workers and tells one scenario from another', async () => {
    const text = `${districts('a', 'b', 'c')}${head.replace('5000', '60000')}
metrics:
  ${revenue}`;
    const digests = await Promise.all([1, 2, 3].map(async (workers) => (await forecastOf(text, {workers})).digest));
    expect(new Set(digests).size).toBe(1);
    const {digest} = await forecastOf(text.replace('5%, sd = 2%', '5%, sd = 2.0001%'));
    expect(digest).not.toBe(digests[0]);
  });

  it('the forecast’s digest does not mind labels', async () => {
    const text = `${districts('a', 'b')}${head}
metrics:
  ${revenue}`;
    const labelled = text
      .replace('trend: {', 'trend: {label: Trend, ')
      .replace('kind: growth', 'kind: growth, label: Revenue');
    expect((await forecastOf(labelled)).digest).toBe((await forecastOf(text)).digest);
  });

  it('the scenario’s digest minds what changes a digit and nothing else', async () => {
    const text = `${districts('a', 'b')}${head}
metrics:
  ${revenue}`;
    const digest = async (scenario: string) => (await forecastOf(scenario)).scenario.digest;
    const same = text
      .replace('mean = 5%, sd', 'mean=5% ,   sd')
      .replace('trend: {', 'trend: {label: Trend, note: words, ');
    expect(await digest(same)).toBe(await digest(text));
    expect(await digest(text.replace('seed: 3', 'seed: 4'))).not.toBe(await digest(text));
    expect(await digest(text.replace('8%', '9%'))).not.toBe(await digest(text));
  });
});
