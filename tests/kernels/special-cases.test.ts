import {describe, expect, it} from 'vitest';
import {
  betaCdf,
  betaQuantile,
  exp,
  gammaCdf,
  gammaQuantile,
  log,
  normalCdf,
  pow,
  probit,
  round,
} from '../../engine/kernels/scalar/index.ts';
import {SPECIAL, source} from './memory.ts';

describe('exp and log', () => {
  it('keep to IEEE at the ends', () => {
    expect([Infinity, -Infinity, 0, -0, 710, -746].map(exp)).toEqual([Infinity, 0, 1, 1, Infinity, 0]);
    expect([0, -0, 1, Infinity].map(log)).toEqual([-Infinity, -Infinity, 0, Infinity]);
    expect([NaN, -1, -Infinity, -5e-324].map(log)).toEqual([NaN, NaN, NaN, NaN]);
    expect(exp(NaN)).toBeNaN();
  });
});

describe('pow', () => {
  it('is as Math.pow for every pair of special numbers, but 1 at ±1 to an infinite power and at 1 to NaN', () => {
    for (const x of SPECIAL) {
      for (const y of SPECIAL) {
        const wanted = x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : Math.pow(x, y);
        const got = pow(x, y);
        // Math.pow may be an ulp off.
        const near = Math.abs(got - wanted) <= Math.abs(wanted) * 2 ** -51 + 5e-324;
        expect(Object.is(got, wanted) || near, `${x} ** ${y}: ${got}, ${wanted}`).toBe(true);
        if (wanted === 0) expect(Object.is(got, wanted)).toBe(true);
      }
    }
  });

  it('is exact where the power is a double', () => {
    for (let n = -1074; n < 1024; n++) expect(pow(2, n)).toBe(2 ** n);
    for (let n = 0; n <= 22; n++) expect(pow(10, n)).toBe(Number(`1e${n}`));
    for (let n = 0; n <= 33; n++) expect(pow(-3, n)).toBe((n % 2 ? -1 : 1) * Number(3n ** BigInt(n)));
    for (let n = 1; n < 1000; n++) expect(pow(n * n, 0.5)).toBe(n);
  });
});

describe('round', () => {
  it('takes halves away from zero and keeps the sign of zero', () => {
    const xs = [0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994, -0.2, 0, -0, 4503599627370495.5, 2 ** 53 + 2, Infinity];
    expect(xs.map(round)).toEqual([1, -1, 2, 3, -3, 0, -0, 0, -0, 4503599627370496, 2 ** 53 + 2, Infinity]);
    expect(round(NaN)).toBeNaN();
  });
});

describe('normal distribution', () => {
  it('has its limits', () => {
    expect([-Infinity, Infinity, -40, 40, 0].map(normalCdf)).toEqual([0, 1, 0, 1, 0.5]);
    expect([0, 1, 0.5].map(probit)).toEqual([-Infinity, Infinity, 0]);
    expect([NaN, -0.1, 1.1, Infinity].map(probit)).toEqual([NaN, NaN, NaN, NaN]);
    expect(normalCdf(NaN)).toBeNaN();
  });

  it('round trips', () => {
    const random = source(5);
    for (let i = 0; i < 2000; i++) {
      const p = random() < 0.5 ? (random() + 1e-10) / 2 : 10 ** (-300 * random()) / 2;
      const z = probit(p);
      // An error of 1e-15 in z is one of z² 1e-15 in p far out, where φ / Φ is near |z|.
      expect(Math.abs(normalCdf(z) - p) / p).toBeLessThan(4e-15 + 1e-15 * z * z);
    }
  });
});

const SHAPES = [NaN, 0, -1, Infinity];

describe('gamma distribution', () => {
  it.each(SHAPES)('is NaN for a shape of %s', (shape) => {
    expect([gammaCdf(1, shape), gammaQuantile(0.5, shape)]).toEqual([NaN, NaN]);
  });

  it('has its limits', () => {
    expect([-1, 0, Infinity].map((x) => gammaCdf(x, 2))).toEqual([0, 0, 1]);
    expect([0, 1].map((u) => gammaQuantile(u, 2))).toEqual([0, Infinity]);
    expect([NaN, -0.1, 1.1].map((u) => gammaQuantile(u, 2))).toEqual([NaN, NaN, NaN]);
    expect(gammaCdf(NaN, 2)).toBeNaN();
  });

  it('is exponential for shape 1', () => {
    for (const x of [1e-8, 0.1, 1, 5]) expect(gammaCdf(x, 1)).toBeCloseTo(-Math.expm1(-x), 14);
    for (const u of [0.01, 0.5, 0.99]) expect(gammaQuantile(u, 1)).toBeCloseTo(-Math.log1p(-u), 13);
  });

  it('round trips over all shapes', () => {
    const random = source(6);
    for (let i = 0; i < 5000; i++) {
      const shape = 10 ** (random() * 9 - 3);
      const u = random() < 0.8 ? random() : 10 ** (-100 * random());
      const x = gammaQuantile(u, shape);
      // Below that x is too coarse to come back to u.
      if (x > 1e-290) expect(Math.abs(gammaCdf(x, shape) - u) / u, `${u}, ${shape}`).toBeLessThan(1e-11);
    }
  });

  it('does not fall as u rises, across all the ways of computing it', () => {
    for (const shape of [1e-3, 0.3, 1, 4, 19.99, 20, 150, 1e6]) {
      let before = 0;
      for (let i = 1; i < 400; i++) {
        const x = gammaQuantile(i / 400, shape);
        expect(x, `${i}, ${shape}`).toBeGreaterThanOrEqual(before);
        before = x;
      }
    }
  });
});

describe('beta distribution', () => {
  it.each(SHAPES)('is NaN for a parameter of %s', (shape) => {
    const values = [
      betaCdf(0.5, shape, 2),
      betaCdf(0.5, 2, shape),
      betaQuantile(0.5, shape, 2),
      betaQuantile(0.5, 2, shape),
    ];
    expect(values).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('has its limits', () => {
    expect([-1, 0, 1, 2].map((x) => betaCdf(x, 2, 3))).toEqual([0, 0, 1, 1]);
    expect([0, 1].map((u) => betaQuantile(u, 2, 3))).toEqual([0, 1]);
    expect([NaN, -0.1, 1.1].map((u) => betaQuantile(u, 2, 3))).toEqual([NaN, NaN, NaN]);
    expect(betaCdf(NaN, 2, 3)).toBeNaN();
  });

  it('is uniform for 1, 1 and a power for n, 1', () => {
    for (const x of [1e-9, 0.1, 0.5, 0.9]) {
      expect(betaCdf(x, 1, 1)).toBeCloseTo(x, 15);
      expect(betaCdf(x, 7, 1)).toBeCloseTo(x ** 7, 14);
      expect(betaQuantile(x, 0.5, 1)).toBeCloseTo(x ** 2, 14);
    }
  });

  it('is symmetric', () => {
    for (const u of [0.01, 0.3, 0.5, 0.8])
      expect(betaQuantile(u, 2.5, 7)).toBeCloseTo(1 - betaQuantile(1 - u, 7, 2.5), 13);
  });

  it('round trips over all parameters', () => {
    const random = source(9);
    for (let i = 0; i < 5000; i++) {
      const [a, b] = [10 ** (random() * 7 - 2), 10 ** (random() * 7 - 2)];
      const u = random() < 0.8 ? random() : 10 ** (-100 * random());
      const x = betaQuantile(u, a, b);
      // Too coarse otherwise, near 0 for its size and near 1 for its distance from it.
      if (x > 1e-290 && x < 0.9) expect(Math.abs(betaCdf(x, a, b) - u) / u, `${u}, ${a}, ${b}`).toBeLessThan(1e-11);
    }
  });
});
