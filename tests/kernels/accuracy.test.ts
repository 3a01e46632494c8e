import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {inverseNormal} from '../../engine/kernels/scalar/draws.ts';
import * as scalar from '../../engine/kernels/scalar/index.ts';

// Against values of 50 digits, two doubles each (reference/kernels/reference.py). The kernels agree with these functions bit for bit (twins.test.ts).

const VALUES = JSON.parse(readFileSync(new URL('../reference/kernels/values.json', import.meta.url), 'utf8')) as Record<
  string,
  number[][]
>;

type Function = (...args: number[]) => number;

/** Distance from a double to the next one further from 0; 2^-1074 below the normal numbers. */
function ulp(x: number): number {
  const a = Math.abs(x);
  if (a < 2 ** -1021) return 2 ** -1074;
  const exponent = Math.floor(Math.log2(a));
  const power = 2 ** exponent;
  return (power > a ? power / 2 : power * 2 <= a ? power * 2 : power) * 2 ** -52;
}

const isNormal = (x: number) => Math.abs(x) >= 2.2250738585072014e-308;

interface Error {
  readonly error: number;
  readonly args: number[];
  readonly got: number;
}

/** The largest error of the cases that `use` takes, in the unit that `unit` gives for the true value. */
function worst(
  name: string,
  f: Function,
  unit: (value: number) => number,
  use: (value: number, args: number[]) => boolean = () => true,
): Error {
  let found: Error = {error: -1, args: [], got: NaN};
  for (const numbers of VALUES[name]!) {
    const args = numbers.slice(0, -2);
    const [head, tail] = numbers.slice(-2) as [number, number];
    if (!use(head, args)) continue;
    const got = f(...args);
    const error = got === head && tail === 0 ? 0 : Math.abs(got - head - tail) / unit(head);
    if (!(error <= found.error)) found = {error, args, got};
  }
  expect(found.error, `no case of ${name}`).not.toBe(-1);
  return found;
}

const relative = (value: number) => Math.abs(value);

describe('elementary functions', () => {
  it.each<[string, Function, number]>([
    ['exp', scalar.exp, 0.55],
    ['log', scalar.log, 0.53],
    ['pow', scalar.pow, 0.6],
  ])('%s is within its ulps', (name, f, limit) => {
    const {error, args} = worst(name, f, ulp, isNormal);
    expect(error, String(args)).toBeLessThan(limit);
  });

  it.each<[string, Function, number]>([
    ['exp', scalar.exp, 1.05],
    ['pow', scalar.pow, 1.1],
  ])('%s is within its ulps where it is subnormal', (name, f, limit) => {
    expect(worst(name, f, ulp, (value) => !isNormal(value)).error).toBeLessThan(limit);
  });
});

describe('normal distribution', () => {
  it('normalCdf is within 2e-15 of its size below 0', () => {
    const {error, args} = worst('normalCdf', scalar.normalCdf, relative, (value, [x]) => x! <= 0 && isNormal(value));
    expect(error, String(args)).toBeLessThan(2e-15);
  });

  it('normalCdf is within 2 ulp above 0', () => {
    expect(worst('normalCdf', scalar.normalCdf, ulp, (_, [x]) => x! > 0).error).toBeLessThan(2);
  });

  it('normalCdf is right to a few of the smallest numbers where it is subnormal', () => {
    expect(worst('normalCdf', scalar.normalCdf, ulp, (value) => !isNormal(value)).error).toBeLessThan(4);
  });

  it('probit is within 1e-15 of its size', () => {
    const {error, args} = worst('probit', scalar.probit, relative);
    expect(error, String(args)).toBeLessThan(1e-15);
  });

  it('the table of inverse normals is within 2e-12', () => {
    const {error, args} = worst('inverseNormal', inverseNormal, () => 1);
    expect(error, String(args)).toBeLessThan(2e-12);
  });
});

describe('gamma and beta distributions', () => {
  const cdfs: [string, Function][] = [
    ['gammaCdf', scalar.gammaCdf],
    ['betaCdf', scalar.betaCdf],
  ];
  it.each(cdfs)('%s is within 1e-13 of its size, 1e-12 below 1e-100', (name, f) => {
    for (const [low, limit] of [
      [1e-100, 1e-13],
      [0, 1e-12],
    ] as const) {
      const {error, args, got} = worst(name, f, relative, (value) => value >= low);
      expect(error, `${String(args)}: ${got}`).toBeLessThan(limit);
    }
  });

  const quantiles: [string, Function][] = [
    ['gammaQuantile', scalar.gammaQuantile],
    ['betaQuantile', scalar.betaQuantile],
  ];
  it.each(quantiles)('%s is within 1e-12 of its size for shapes from 0.1, 1e-13 / shape below', (name, f) => {
    const shape = (args: number[]) => Math.min(...args.slice(1));
    const usual = worst(name, f, relative, (_, args) => shape(args) >= 0.1);
    expect(usual.error, String(usual.args)).toBeLessThan(1e-12);
    for (const numbers of VALUES[name]!) {
      const args = numbers.slice(0, -2);
      const [head, tail] = numbers.slice(-2) as [number, number];
      if (shape(args) >= 0.1) continue;
      const error = Math.abs(f(...args) - head - tail) / head;
      expect(error, String(args)).toBeLessThan(1e-13 / shape(args));
    }
  });
});
