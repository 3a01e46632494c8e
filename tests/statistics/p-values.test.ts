/** The probabilities that the statistical evidence is judged by, against exact ones of SciPy. */
import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {binomialTail, chiSquareTail, kolmogorovTail, normalTail, poissonTail} from './evidence/p-values.ts';

const values = JSON.parse(
  readFileSync(new URL('../reference/statistics/p_values.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, number>[]>;

it('chi-square: within 1e-15', () => {
  for (const {x, freedom, p} of values['chiSquare']!)
    expect(Math.abs(chiSquareTail(x!, freedom!) - p!), `${freedom} ${p}`).toBeLessThan(1e-15 + 1e-12 * p!);
});

it('Kolmogorov: within 6e-6, and 2 % of itself', () => {
  for (const {distance, n, p} of values['kolmogorov']!) {
    const found = kolmogorovTail(distance!, n!);
    expect(Math.abs(found - p!), `${n} ${p}`).toBeLessThan(6e-6);
    expect(Math.abs(found / p! - 1), `${n} ${p}`).toBeLessThan(0.02);
  }
});

// SciPy's binomial and Poisson tails are good to some 1e-11 of themselves, and 1 - x loses what lies below 1e-16.
it('binomial and Poisson counts: within 1e-9 of themselves', () => {
  for (const {count, n, probability, p} of values['binomial']!)
    expect(Math.abs(binomialTail(count!, n!, probability!) / p! - 1), `${count} of ${n}`).toBeLessThan(1e-9);
  for (const {count, mean, p} of values['poisson']!)
    expect(Math.abs(poissonTail(count!, mean!) - p!), `${count}, ${mean}`).toBeLessThan(1e-9 * p! + 1e-15);
});

it('normal: twice the tail', () => {
  expect(normalTail(0)).toBe(1);
  expect(normalTail(-1.959963984540054)).toBeCloseTo(0.05, 14);
  expect(normalTail(6) / 1.9731752900753962e-9).toBeCloseTo(1, 12);
});
