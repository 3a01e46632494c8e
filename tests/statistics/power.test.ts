/** The evidence can fail: with the draws of `npm test`, faults of a known and small size are found at the level that is used. */
import {describe, expect, it} from 'vitest';
import {normalCdf, probit} from '../../engine/kernels/scalar/index.ts';
import type {Builder, Value} from '../../engine/program/builder.ts';
import {drawBlocks, drawScenario} from '../support/draw.ts';
import {chiSquare} from './evidence/chi-square.ts';
import {type Finding, LEVEL} from './evidence/finding.ts';
import {ofPaths, pipeline} from './evidence/items.ts';
import {kolmogorovTail} from './evidence/p-values.ts';
import {ofLaw, uniformity} from './evidence/sample.ts';
import {ofColumns, ofLag, standardised} from './evidence/streams.ts';
import {ofWords} from './evidence/uniforms.ts';

const BLOCKS = 128;
const draw = (...values: ((b: Builder) => Value)[]) => drawBlocks((b) => values.map((make) => make(b)), BLOCKS, 2027);
const u = (name: string) => (b: Builder) => b.uniform(name);
const z = (name: string) => (b: Builder) => b.normal(name);

/** Sound draws pass every test and faulty ones fail at least one. */
function expectFound(sound: Iterable<Finding>, faulty: Iterable<Finding>) {
  for (const {what, test, p} of sound) expect(p, `${what}: ${test}`).toBeGreaterThan(1e-4);
  expect(Math.min(...[...faulty].map(({p}) => p))).toBeLessThanOrEqual(LEVEL);
}

describe('items of a pipeline', () => {
  const law = {mean: 1.3, first: 0.4, both: 0.28};
  const paths = (mean: number, first: number, second: number) =>
    ofPaths('of a stock', drawScenario(pipeline(mean, [first, second], ', stock: 1, elapsed: 0'), BLOCKS, 2027), law);

  it.each([
    ['a dwell time 5 % too long', paths(1.365, 0.4, 0.7)],
    ['a success 2 % too likely', paths(1.3, 0.42, 0.7)],
    ['the probabilities of two stages one for the other', paths(1.3, 0.7, 0.4)],
  ])('%s', (_, faulty) => expectFound([paths(1.3, 0.4, 0.7)], [faulty]));
});

describe('distributions', () => {
  const phi = (x: Float64Array) => x.map((y) => normalCdf(y));

  it.each([
    ['a mean off by 5 % of a standard deviation', (x: number) => x + 0.05],
    ['a standard deviation off by 10 %', (x: number) => 1.1 * x],
    ['one draw in fifty repeated as 0', (x: number) => (normalCdf(7 * x) < 0.02 ? 0 : x)],
    ['one NaN', (x: number, i: number) => (i === 7 ? Number.NaN : x)],
  ])('%s', (_, spoil) => {
    const [x] = draw(z('x')) as [Float64Array];
    expectFound([uniformity('sound', phi(x))], [uniformity('faulty', phi(x.map(spoil)))]);
  });

  it('a tail three times as likely beyond 3 standard deviations', () => {
    const cuts = [-3, 0, 3];
    const law = {cuts, cdf: cuts.map((x) => normalCdf(x))};
    const [x] = draw(z('x')) as [Float64Array];
    // 2.64 is passed three times as often as 3.
    const faulty = x.map((y) => (Math.abs(y) > 2.64 ? (y * 3) / 2.64 : y));
    expectFound(ofLaw('sound', x, law), ofLaw('faulty', faulty, law));
  });
});

describe('integer draws', () => {
  /** P(X ≤ k) of a Poisson number, k = 0 … most. */
  function poisson(rate: number, most: number) {
    let [mass, sum] = [Math.exp(-rate), 0];
    const cuts = Array.from({length: most + 1}, (_, k) => k);
    const cdf = cuts.map((k) => {
      sum += mass;
      mass *= rate / (k + 1);
      return sum;
    });
    return {cuts, cdf};
  }

  it('a rounded normal number in place of a Poisson one of mean 25', () => {
    const [sound, normal] = draw((b) => b.poisson(b.constant(25), 'x'), z('x')) as [Float64Array, Float64Array];
    const rounded = normal.map((x) => Math.max(0, Math.round(25 + 5 * x)));
    expectFound(ofLaw('sound', sound, poisson(25, 60)), ofLaw('faulty', rounded, poisson(25, 60)));
  });

  it('a rate off by 4 %', () => {
    const [sound, faulty] = draw(
      (b) => b.poisson(b.constant(5), 'x'),
      (b) => b.poisson(b.constant(5.2), 'x'),
    ) as [Float64Array, Float64Array];
    expectFound(ofLaw('sound', sound, poisson(5, 20)), ofLaw('faulty', faulty, poisson(5, 20)));
  });

  it('an outcome of one draw in a thousand that never comes, or comes twice as often', () => {
    // Of 65536 draws some 66 are expected beyond 1e-3: none, or 132, is caught.
    const law = {cuts: [0], cdf: [0.999]};
    const counts = (n: number) => Float64Array.from({length: 65536}, (_, i) => (i < n ? 1 : 0));
    expectFound(ofLaw('sound', counts(66), law), ofLaw('none', counts(0), law));
    expectFound([], ofLaw('many', counts(132), law));
  });

  it('competing risks that are drawn independently of each other', () => {
    // Of two firms: both taken by b, one by each … against independent binomials of the same means.
    const [p, q] = [0.3, 0.2];
    const multinomial = [(1 - p - q) ** 2, 2 * p * (1 - p - q), p * p, 2 * q * (1 - p - q), 2 * p * q, 0, q * q, 0, 0];
    const [b, c] = draw(
      (of) => of.binomial(of.constant(2), of.constant(p), 'b'),
      (of) => of.binomial(of.constant(2), of.constant(q), 'c'),
    ) as [Float64Array, Float64Array];
    const counts = new Float64Array(9);
    b.forEach((n, i) => counts[n + 3 * c[i]!]!++);
    expect(chiSquare(counts, multinomial)).toBeLessThanOrEqual(LEVEL);
  });
});

describe('streams', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const columns = draw(...names.map(u)).map(standardised);

  it('a correlation of 0.05 between two of eight names', () => {
    const tied = columns.map((x, i) =>
      i === 3 ? x.map((y, r) => 0.05 * columns[0]![r]! + Math.sqrt(1 - 0.05 ** 2) * y) : x,
    );
    expectFound(ofColumns('sound', columns), ofColumns('faulty', tied));
  });

  it('two names with the same stream', () => {
    expectFound([], ofColumns('faulty', [...columns, columns[4]!]));
  });

  it('a name that has the draws of another, 128 replicates later', () => {
    const later = columns.map((x, i) =>
      i === 1 ? Float64Array.from(x, (_, r) => columns[0]![(r + x.length - 128) % x.length]!) : x,
    );
    expectFound(ofLag('sound', columns, 128), ofLag('faulty', later, 128));
  });
});

describe('uniforms', () => {
  const [x, other] = drawBlocks((b) => [b.uniform('x'), b.uniform('other')], 1024, 2027) as [
    Float64Array,
    Float64Array,
  ];
  const words = Uint32Array.from(x, (y) => y * 4294967296);
  const others = Uint32Array.from(other, (y) => y * 4294967296);
  const spoil = (how: (word: number, i: number) => number) => [...ofWords('faulty', words.map(how))];

  it('sound words pass', () => expectFound(ofWords('sound', words), [{what: '', test: '', p: 0}]));

  it.each<[string, (word: number, i: number) => number]>([
    ['a last bit that is always 0', (word) => word & ~1],
    ['a bit that is 1 with probability 0.505', (word, i) => (others[i]! < 0.01 * 2 ** 32 ? word | 16 : word)],
    [
      'a bit that follows another one time in twenty',
      (word, i) => (others[i]! < 0.05 * 2 ** 32 ? (word & ~4) | ((word >>> 5) & 4) : word),
    ],
    ['every hundredth word again', (word, i) => (i % 100 === 1 ? words[i - 1]! : word)],
    ['every word twice', (_, i) => words[i >> 1]!],
  ])('%s', (_, how) => {
    expectFound([], spoil(how));
  });
});

describe('probabilities of what is sound', () => {
  // 400 samples of 8192: were they wrong, by how the p-values are distributed it would show. KS of KS; the fixed seed passes at 1 %.
  it('are uniform', () => {
    const all = drawBlocks((b) => Array.from({length: 400}, (_, i) => b.uniform(`s${i}`)), 16, 5);
    const p = (found: readonly number[]) => uniformity('p-values', Float64Array.from(found)).p;
    expect(p(all.map((sample) => uniformity('', sample.slice()).p))).toBeGreaterThan(0.01);
    const cuts = [1, 2, 3, 4, 5, 6, 7].map((k) => k / 8);
    const chi = all.map(
      (sample) => [...ofLaw('', sample, {cuts, cdf: cuts})].find(({test}) => test === 'chi-square')!.p,
    );
    // Raised by the inflation: at most as often small as said.
    for (const level of [0.05, 0.2, 0.5]) {
      const share = chi.filter((value) => value <= level).length / 400;
      expect(share).toBeLessThan(level / 1.6 + 4 * Math.sqrt(level / 400));
      expect(share).toBeGreaterThan(level / 1.6 - 4 * Math.sqrt(level / 400));
    }
    expect(kolmogorovTail(0, 8192)).toBe(1);
    expect(probit(0.5)).toBe(0);
  });
});
