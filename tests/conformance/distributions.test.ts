import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {instantiate} from '../../engine/kernels/kernels.ts';
import {drawPoint, FAMILIES, uniformPoint} from '../../engine/distributions/index.ts';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {BLOCK} from '../../engine/program/ops.ts';
import {link} from '../../engine/run/link.ts';
import {runBlock} from '../../engine/run/run-block.ts';
import {bindWritten, distributionOf, type Folded, folded, isList, type Written} from '../distributions/bound.ts';
import {interpret, interpretSlot} from '../support/interpret.ts';

/** Every family, in every form of its parameters: what it must do as a distribution, and its values against SciPy. */
interface Reference extends Written {
  statistics: {mean: number | string; variance: number | string; support: [number | string, number | string]};
  /** Value and probability of each atom. */
  atoms: [number, number][];
  points: {u: number; v: number; x: number; density: number; cdf: number; survival: number}[];
}

const REFERENCES = JSON.parse(
  readFileSync(new URL('../reference/distributions/distributions.json', import.meta.url), 'utf8'),
) as Reference[];

const SEED = [2027, 0] as const;
const EPSILON = 2 ** -52;

const kernels = instantiate();

/** Draws per case; a mixture takes some hundred operations a draw. */
const drawsOf = (written: Written) => (JSON.stringify(written).includes('mixture') ? 500 : 5_000);

function drawn(written: Written): Float64Array {
  const b = new Builder();
  b.trajectory(distributionOf(b, written).quantile(b, drawPoint(b, 'x')));
  return interpretSlot(b.build().program, SEED, drawsOf(written));
}

const nameOf = (written: Written): string =>
  `${written.family}(${Object.entries(written.args)
    .map(([name, argument]) => `${name} = ${isList(argument) ? `[${argument.map(text).join(', ')}]` : text(argument)}`)
    .join(', ')})`;
const text = (argument: number | Written) =>
  typeof argument === 'object' && 'family' in argument ? nameOf(argument) : String(argument);

it('has a case for every family and every form', () => {
  expect(new Set(REFERENCES.map(({family}) => family))).toEqual(new Set(FAMILIES.keys()));
  for (const family of FAMILIES.values()) {
    const shapes = REFERENCES.filter((written) => written.family === family.name).map(({args}) =>
      Object.keys(args).map((name) => (/^p\d/.test(name) ? 'quantile' : name)),
    );
    for (const name of [...family.parameters, ...(family.quantiles ? ['quantile'] : [])])
      expect(shapes.some((names) => names.includes(name))).toBe(true);
  }
});

describe.each(REFERENCES.map((reference) => [nameOf(reference), reference] as const))('%s', (_, reference) => {
  const f = folded(reference);
  const {discrete} = f.distribution;
  const lost = lostProbability(reference, f);
  const {mean, variance, support} = f.distribution.statistics()!;
  const sd = Math.sqrt(variance);
  const scale = Number.isFinite(sd) ? sd : Math.abs(f.quantile(0.75) - f.quantile(0.25));

  it('has the quantiles of the reference', () => {
    for (const {u, v, x, density} of reference.points) {
      // Kernels are good to some 1e-15 of x, what is found by iteration to 1e-12 of the spread; a metalog's coefficients come from linear
      // equations that lose up to four digits. An error of the probability is that over the density in x.
      const relative = (reference.family === 'metalog' ? 1e4 : 8) * EPSILON;
      const probability = 8 * EPSILON * Math.min(u, v) + lost;
      const tolerance = discrete ? 0 : 1e-12 * scale + relative * Math.abs(x) + probability / density;
      expect(Math.abs(f.quantile(u, v) - x), `u = ${u}`).toBeLessThanOrEqual(tolerance);
    }
  });

  it('has the distribution function of the reference', () => {
    for (const {x, cdf, survival, density} of reference.points) {
      // x itself is only a double: its last digits times the density.
      const place = 4 * EPSILON * Math.abs(x) * density + lost;
      expect(Math.abs(f.cdf(x) - cdf), `x = ${x}`).toBeLessThanOrEqual(1e-12 * cdf + place);
      expect(Math.abs(f.survival(x) - survival), `x = ${x}`).toBeLessThanOrEqual(1e-12 * survival + place);
    }
  });

  it('has the statistics of the reference', () => {
    // Where both integrate numerically kinks and far tails cost digits.
    const tolerance = (reference.family === 'truncated' ? 1e-6 : 1e-9) * scale + 1e-14 * Math.abs(mean);
    expect(Math.abs(mean - Number(reference.statistics.mean))).toBeLessThanOrEqual(tolerance);
    const expected = Math.sqrt(Number(reference.statistics.variance));
    if (Number.isFinite(expected)) expect(Math.abs(sd - expected)).toBeLessThanOrEqual(tolerance);
    else expect(sd).toBe(expected);
    expect(support).toEqual(reference.statistics.support.map(Number));
  });

  it('has a quantile function that inverts its distribution function', () => {
    if (discrete) checkAtoms(f, reference.atoms);
    else
      for (const {u, x, density} of reference.points) {
        const place = 4 * EPSILON * Math.abs(x) * density;
        const atom = reference.atoms.find(([value]) => value === x);
        if (atom) expect(f.below(x) < u && u <= f.cdf(x)).toBe(true);
        else expect(Math.abs(f.cdf(f.quantile(u)) - u)).toBeLessThanOrEqual(1e-12 * u + place + 4 * EPSILON + lost);
      }
  });

  it('rises with u, inside its support', () => {
    const points = Array.from({length: 199}, (_, i) => 1 / (1 + Math.exp(-(i - 99) / 4.5)));
    const quantiles = points.map((u) => f.quantile(u));
    expect(quantiles.every((x) => x >= support[0] && x <= support[1])).toBe(true);
    // To the rounding of a kernel's last step.
    for (let i = 1; i < quantiles.length; i++)
      expect(quantiles[i]).toBeGreaterThanOrEqual(quantiles[i - 1]! - 4 * EPSILON * Math.abs(quantiles[i]!));
    for (const end of support.filter(Number.isFinite)) {
      const beyond = Math.max(1, Math.abs(end));
      expect([f.cdf(end - beyond), f.cdf(end + beyond)].includes(end === support[0] ? 0 : 1)).toBe(true);
    }
    expect([f.cdf(-Infinity), f.cdf(Infinity)]).toEqual([0, 1]);
  });

  it('gives each quantile parameter its meaning', () => {
    for (const [name, value] of Object.entries(reference.args)) {
      const [, whole, fraction = ''] = /^p(\d+)(?:_(\d+))?$/.exec(name) ?? [];
      if (whole) expect(f.cdf(value as number)).toBeCloseTo(Number(`${whole}.${fraction}`) / 100, 12);
    }
  });

  it('draws as it says: Kolmogorov-Smirnov and moments', () => {
    const sample = drawn(reference).sort();
    const n = sample.length;
    // By the Dvoretzky-Kiefer-Wolfowitz-Massart inequality P(D > t) ≤ 2 exp(-2 n t²), also with atoms: false alarms 1e-6 over all cases.
    const limit = Math.sqrt(Math.log((2 * REFERENCES.length) / 1e-6) / (2 * n));
    let distance = 0;
    // At a hundred places: the greatest distance there is at most the greatest anywhere.
    for (let i = 0; i < n; i += n / 100) {
      const x = sample[i]!;
      const [first, last] = [sample.indexOf(x), sample.lastIndexOf(x)];
      distance = Math.max(distance, Math.abs((last + 1) / n - f.cdf(x)), Math.abs(first / n - f.below(x)));
    }
    expect(distance).toBeLessThan(limit);
    expect(sample[0]).toBeGreaterThanOrEqual(support[0]);
    expect(sample.at(-1)).toBeLessThanOrEqual(support[1]);
    const average = sample.reduce((sum, x) => sum + x, 0) / n;
    // Four standard errors; the seed is fixed.
    if (Number.isFinite(sd))
      expect(Math.abs(average - mean)).toBeLessThanOrEqual((4 * sd) / Math.sqrt(n) + 1e-12 * Math.abs(mean));
  });

  it('draws the same digits whether its parameters are constants or vectors', () => {
    const constant = firstDraws(reference, (b) => (x) => b.constant(x));
    const vector = firstDraws(reference, (b) => (x) => b.add(b.constant(x), b.mul(b.constant(0), b.uniform('zero'))));
    if (vector === undefined) expect(needsConstants(reference)).toBe(true);
    else expect(vector).toEqual(constant);
  });

  it('draws the same digits in WebAssembly as with the scalar functions', () => {
    const b = new Builder();
    b.trajectory(distributionOf(b, reference).quantile(b, drawPoint(b, 'x')));
    const {program} = b.build();
    const block = new Float64Array(BLOCK);
    const trajectory = (_: number, address: number) =>
      block.set(new Float64Array(kernels.memory.buffer, address, BLOCK));
    runBlock(link(program, kernels), SEED, 3, {trajectory, indicator() {}});
    for (let j = 0; j < BLOCK; j += 16) expect(block[j]).toBe(interpret(program, SEED, 3 * BLOCK + j).trajectories[0]);
  });

  it('passes NaN on', () => {
    expect(f.cdf(NaN)).toBeNaN();
    expect(f.below(NaN)).toBeNaN();
    expect(f.survival(NaN)).toBeNaN();
    if (variance > 0 || !discrete) expect(f.quantile(NaN)).toBeNaN();
  });

  it('refuses parameters that are not finite', () => {
    for (const [name, argument] of Object.entries(reference.args))
      for (const bad of [NaN, Infinity, -Infinity]) {
        if (typeof argument === 'object' && !isList(argument)) continue;
        const broken = isList(argument) ? [bad, ...argument.slice(1)] : bad;
        const bound = bindWritten(new Builder(), {...reference, args: {...reference.args, [name]: broken}});
        expect('issues' in bound && bound.issues.some(({parameter}) => parameter === name)).toBe(true);
      }
  });

  it('gives NaN where a parameter that varies is not finite', () => {
    for (const [name, argument] of Object.entries(reference.args)) {
      if (typeof argument !== 'number' || needsConstants(reference)) continue;
      const b = new Builder();
      const broken = b.select(b.lt(b.uniform('break'), b.constant(0.5)), b.constant(NaN), b.constant(argument));
      const distribution = distributionOf(b, {...reference, args: {...reference.args, [name]: BROKEN}}, (x) =>
        x === BROKEN ? broken : b.constant(x),
      );
      b.trajectory(distribution.quantile(b, uniformPoint(b, b.uniform('x'))));
      b.trajectory(b.lt(b.uniform('break'), b.constant(0.5)));
      const {program} = b.build();
      const [values, isBroken] = [0, 1].map((slot) => interpretSlot(program, SEED, 20, slot));
      values!.forEach((x, i) => expect(Number.isNaN(x)).toBe(isBroken![i] === 1));
    }
  });
});

/** The rounding error of a probability: in relation to small ones where tails are exact, else to 1; in relation to what a truncation leaves. */
function lostProbability({family, args}: Written, {distribution}: Folded): number {
  if (family !== 'truncated') return distribution.exactTail ? 0 : 4 * EPSILON;
  if (distribution.exactTail) return 4 * EPSILON;
  const whole = folded(args['of'] as Written);
  const [min, max] = ['min', 'max'].map((name) => args[name] as number | undefined);
  return (4 * EPSILON) / ((max === undefined ? 1 : whole.cdf(max)) - (min === undefined ? 0 : whole.below(min)));
}

/** Stands for the parameter that varies. */
const BROKEN = -987654321;

/** Families that are fitted or tabulated before the run. */
function needsConstants({family, args}: Written): boolean {
  if (family === 'weibull') return 'mean' in args;
  const quantiles = Object.keys(args).some((name) => /^p\d/.test(name));
  return ['choice', 'empirical'].includes(family) || (['gamma', 'beta'].includes(family) && quantiles);
}

function firstDraws(written: Written, make: (b: Builder) => (x: number) => Value): number[] | undefined {
  const b = new Builder();
  const bound = bindWritten(b, written, make(b));
  if ('issues' in bound) return undefined;
  b.trajectory(bound.distribution.quantile(b, drawPoint(b, 'x')));
  return [...interpretSlot(b.build().program, SEED, 50)];
}

/** The quantile is the least value up to which there is at least u, on both sides of every jump. */
function checkAtoms(f: Folded, atoms: readonly [number, number][]): void {
  let upTo = 0;
  for (const [x, p] of atoms) {
    expect(f.cdf(x) - f.below(x)).toBeCloseTo(p, 14);
    expect(f.below(x)).toBeCloseTo(upTo, 14);
    upTo += p;
    // Within rounding of the jump; tests/distributions/discrete.test.ts looks at the jump itself.
    if (f.cdf(x) < 1) expect(f.quantile(f.cdf(x) - 4 * EPSILON)).toBe(x);
    expect(f.quantile(f.below(x) + 4 * EPSILON)).toBe(x);
  }
}
