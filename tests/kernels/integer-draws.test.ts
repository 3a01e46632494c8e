import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {binomialFrom, binomialHat} from '../../engine/kernels/scalar/binomial.ts';
import {Hat} from '../../engine/kernels/scalar/hat.ts';
import {binomial, negativeBinomial, poisson} from '../../engine/kernels/scalar/index.ts';
import {negativeBinomialFrom} from '../../engine/kernels/scalar/negative-binomial.ts';
import {MOST_INVERTED, poissonFrom, poissonHat} from '../../engine/kernels/scalar/poisson.ts';
import {stirlingError} from '../../engine/kernels/scalar/stirling.ts';
import {stirlingOfInteger} from '../../engine/kernels/scalar/stirling-of-integer.ts';
import {Substream} from '../../engine/kernels/scalar/substream.ts';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {printProgram} from '../../engine/program/print.ts';
import {drawBlocks} from '../support/draw.ts';
import {interpretSlot} from '../support/interpret.ts';

const substream = new Substream([1, 2], [3, 4], 0, 0);

/** 10^x for x uniform between two exponents. */
const wide = (b: Builder, name: string, low: number, high: number) => {
  const exponent = b.add(b.constant(low), b.mul(b.constant(high - low), b.uniform(name)));
  return b.exp(b.mul(b.constant(2.302585092994046), exponent));
};
const whole = (b: Builder, x: Value) => b.map('floor', x);
const ODD = [0, -0, 1, 0.5, 2.5, -1, 1e-320, 9.999999999999998, 10, 1e9, 1e300, NaN, Infinity, -Infinity];

/** Every operation on operands of every size, vectors and constants, valid or not. */
const PROGRAMS: Record<string, (b: Builder) => Value> = {
  'poisson, small rates': (b) => b.poisson(wide(b, 'rate', -9, 1.3), 'x', 2025),
  'poisson, large rates': (b) => b.poisson(wide(b, 'rate', 1.3, 9), 'x', 2025),
  'poisson, a constant rate': (b) => b.poisson(b.constant(32), 'x', 2025),
  'poisson, a small constant rate': (b) => b.poisson(b.constant(3), 'x', 2025, 7),
  'binomial, any n and p': (b) => b.binomial(whole(b, wide(b, 'n', 0, 9)), wide(b, 'p', -12, 0), 'x', 2025),
  'binomial, p near 1': (b) =>
    b.binomial(whole(b, wide(b, 'n', 0, 9)), b.sub(b.constant(1), wide(b, 'p', -12, 0)), 'x', 2025),
  'binomial, constant p': (b) => b.binomial(whole(b, wide(b, 'n', 0, 3)), b.constant(0.07), 'x', 2025),
  'binomial, constants': (b) => b.binomial(b.constant(100), b.constant(0.3), 'x', 2025),
  'binomial of a binomial': (b) =>
    b.binomial(b.binomial(b.constant(60), b.constant(0.5), 'x', 2025), b.constant(0.4), 'x', 2026),
  'negative binomial': (b) => b.negativeBinomial(wide(b, 'mean', -3, 6), wide(b, 'dispersion', -3, 6), 'x', 2025),
  'odd operands': (b) => {
    const odd = (name: string) =>
      b.step(
        b.uniform(name),
        ODD.slice(1).map((_, i) => (i + 1) / ODD.length),
        ODD,
      );
    const [x, y] = [odd('a'), odd('b')];
    const sum = b.add(b.poisson(x, 'x', 1), b.binomial(x, y, 'x', 2));
    return b.select(b.lt(b.uniform('c'), b.constant(0.5)), sum, b.negativeBinomial(x, y, 'x', 3));
  },
};

describe('the kernels give the digits of their scalar twins', () => {
  it.each(Object.entries(PROGRAMS))('%s', (_, build) => {
    const b = new Builder();
    b.trajectory(build(b));
    const {program} = b.build();
    const [drawn] = drawBlocks((builder) => [build(builder)], 4, 12345);
    expect(drawn).toEqual(interpretSlot(program, [12345, 0], 2048));
  });
});

describe('draws hang on seed, stream, year, index and replicate alone', () => {
  const build = (b: Builder) => [b.poisson(b.constant(30), 'x', 2025)];

  it('more replicates extend a sample', () => {
    expect(drawBlocks(build, 5)[0]!.subarray(0, 1024)).toEqual(drawBlocks(build, 2)[0]);
  });

  it('what else a program draws changes nothing', () => {
    const among = drawBlocks((b) => {
      const other = b.binomial(b.constant(50), b.constant(0.2), 'y', 2025);
      const more = b.poisson(b.constant(30), 'x', 2026);
      return [b.poisson(b.constant(30), 'x', 2025), other, more];
    }, 2);
    expect(among[0]).toEqual(drawBlocks(build, 2)[0]);
    expect(among[2]).not.toEqual(among[0]);
  });

  it('and change with each of them', () => {
    const [x] = drawBlocks(build, 1);
    const others = [
      drawBlocks(build, 1, 2)[0],
      ...drawBlocks((b) => [b.poisson(b.constant(30), 'y', 2025), b.poisson(b.constant(30), 'x', 2025, 1)], 1),
    ];
    for (const other of others) expect(other).not.toEqual(x);
  });

  it('a larger rate, number or probability never gives a smaller draw by inversion', () => {
    const [less, more, few, many] = drawBlocks(
      (b) => [
        b.poisson(b.constant(3), 'x', 2025),
        b.poisson(b.constant(3.3), 'x', 2025),
        b.binomial(b.constant(30), b.constant(0.1), 'x', 2025),
        b.binomial(b.constant(31), b.constant(0.12), 'x', 2025),
      ],
      20,
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    expect(less.every((x, i) => x <= more[i]!) && few.every((x, i) => x <= many[i]!)).toBe(true);
  });
});

describe('inversion changes its draw where the distribution function says', () => {
  interface Boundary {
    name: 'poisson' | 'binomial' | 'negativeBinomial';
    a: number;
    b: number;
    above: number[];
  }
  const {boundaries} = JSON.parse(
    readFileSync(new URL('../reference/integers/integers.json', import.meta.url), 'utf8'),
  ) as {boundaries: Boundary[]};
  const from = {
    poisson: (u: number, a: number) => poissonFrom(u, a, substream, new Hat()),
    binomial: (u: number, a: number, b: number) => binomialFrom(u, a, b, substream, new Hat()),
    negativeBinomial: (u: number, a: number, b: number) => negativeBinomialFrom(u, a, b, substream, new Hat()),
  };

  it.each(boundaries)('$name $a $b', ({name, a, b, above}) => {
    // P(X > 0) within 4e-15 of its own size; from there on the errors of what is taken away from it add up.
    above.forEach((p, k) => {
      const slack = k === 0 ? 4e-15 * p : 2e-14 * above[0]!;
      expect(from[name](p + slack, a, b)).toBeLessThanOrEqual(k);
      if (p > slack) expect(from[name](p - slack, a, b)).toBeGreaterThan(k);
    });
  });
});

describe('the hats of rejection', () => {
  /** U at which the hat's curve reaches x. */
  function inverse(hat: Hat, x: number): number {
    let [low, high] = [-0.5, 0.5];
    for (let i = 0; i < 60; i++) {
      const u = (low + high) / 2;
      if (((2 * hat.a) / (0.5 - Math.abs(u)) + hat.b) * u + hat.center < x) low = u;
      else high = u;
    }
    return (low + high) / 2;
  }
  const slope = (hat: Hat, u: number) => hat.a / (0.5 - Math.abs(u)) ** 2 + hat.b;

  /** Greatest P(k) G'(U) / peak anywhere, least P(k) G'(U) / peak / most within |U| ≤ 0.43; the probabilities from a mode outwards by their ratios. */
  function extremes(hat: Hat, mode: number, ratio: (k: number) => number): [number, number] {
    const mass = new Map([[mode, 1]]);
    for (let k = mode, p = 1; p > 1e-14; k++) mass.set(k + 1, (p *= ratio(k)));
    for (let k = mode, p = 1; k > 0 && p > 1e-14; k--) mass.set(k - 1, (p /= ratio(k - 1)));
    const total = [...mass.values()].sort((x, y) => x - y).reduce((sum, p) => sum + p, 0);
    let [greatest, least] = [0, Infinity];
    for (const [k, p] of mass) {
      const [low, high] = [inverse(hat, k), inverse(hat, k + 1)];
      greatest = Math.max(greatest, (p / total) * Math.max(slope(hat, low), slope(hat, high)));
      if (high < -0.43 || low > 0.43) continue;
      const [inner, outer] = [Math.max(low, -0.43), Math.min(high, 0.43)];
      const middle = inner < 0 && outer > 0 ? 0 : Math.min(Math.abs(inner), Math.abs(outer));
      least = Math.min(least, (p / total) * slope(hat, middle));
    }
    return [greatest / hat.peak, least / hat.peak / hat.most];
  }

  const expectCover = (hat: Hat, mode: number, ratio: (k: number) => number) => {
    const [greatest, least] = extremes(hat, mode, ratio);
    expect(greatest).toBeLessThan(1);
    expect(least).toBeGreaterThan(1);
  };

  it('cover Poisson probabilities, and the rectangle lies below them', () => {
    const hat = new Hat();
    for (let rate = MOST_INVERTED; rate < 1e5; rate *= rate < 60 ? 1.0017 : 1.3) {
      poissonHat(rate, hat);
      expectCover(hat, Math.floor(rate), (k) => rate / (k + 1));
    }
  });

  it('cover binomial probabilities, and the rectangle lies below them', () => {
    const hat = new Hat();
    for (const p of [0.5, 0.49, 0.4, 0.3, 0.2, 0.1, 0.03, 1e-3, 1e-6])
      for (let mean = MOST_INVERTED; mean < 1e4; mean *= mean < 60 ? 1.011 : 1.5) {
        const n = Math.ceil(mean / p);
        binomialHat(n, p, hat);
        expectCover(hat, Math.floor(n * p), (k) => ((n - k) / (k + 1)) * (p / (1 - p)));
      }
  });
});

describe('what is certain or invalid', () => {
  const one = (draw: typeof poisson, a: number, b: number) => draw(a, b, [1, 2], [3, 4], 0, 5);

  it('rate 0, n 0, p 0 and p 1 give what must be', () => {
    expect(one(poisson, 0, 0)).toBe(0);
    expect(one(binomial, 0, 0.5)).toBe(0);
    expect(one(binomial, 0, NaN)).toBe(0);
    expect(one(binomial, 1e9, 0)).toBe(0);
    expect(one(binomial, 1e9, 1)).toBe(1e9);
    expect(one(negativeBinomial, 0, 3)).toBe(0);
    expect(one(negativeBinomial, 40, Infinity)).toBe(one(poisson, 40, 0));
  });

  it.each([
    [poisson, -1e-300, 0],
    [poisson, NaN, 0],
    [poisson, Infinity, 0],
    [binomial, 2.5, 0.5],
    [binomial, -1, 0.5],
    [binomial, NaN, 0.5],
    [binomial, Infinity, 0.5],
    [binomial, 3, -1e-300],
    [binomial, 3, 1.0000000000000002],
    [binomial, 3, NaN],
    [negativeBinomial, -1, 1],
    [negativeBinomial, 1, 0],
    [negativeBinomial, NaN, 1],
    [negativeBinomial, 1, NaN],
  ] as const)('others give NaN: %s', (draw, a, b) => expect(one(draw, a, b)).toBeNaN());
});

it('uniforms of a substream lie in (0, 1] and differ by attempt and replicate', () => {
  const seen = new Set<number>();
  for (let replicate = 0; replicate < 1024; replicate++)
    for (let attempt = 0; attempt < 4; attempt++) {
      const u = new Substream([1, 2], [3, 4], 2025 * 65536, replicate).uniform(attempt);
      expect(u > 0 && u <= 1).toBe(true);
      seen.add(u);
    }
  expect(seen.size).toBe(4096);
});

it('the error of Stirling’s formula is that of the gamma function’s', () => {
  for (const k of [1, 2, 9, 15, 16, 17, 40, 1000, 1e9])
    expect(Math.abs(stirlingOfInteger(k) - stirlingError(k))).toBeLessThan(3e-15);
});

it('a program prints what it draws', () => {
  const b = new Builder();
  const u = b.uniform('u');
  b.trajectory(b.binomial(b.poisson(u, 'firms', 2025), u, 'moves', 2025, 2));
  const {program, streamNames} = b.build();
  expect(printProgram(program, {streamNames})).toBe(
    [
      'r0 = uniform u',
      'r1 = poisson r0 from firms/integer 2025',
      'r0 = binomial r1, r0 from moves/integer/2 2025',
      'trajectory 0 <- r0',
    ].join('\n'),
  );
});
