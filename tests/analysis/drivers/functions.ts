/** Scenarios whose metric is a function with known Sobol indices. */
import type {Compiled} from '../../../engine/compile/compile.ts';
import {compileText} from '../../support/compile-text.ts';

const HEAD = `
calendar: {base: 2024, end: 2025}
districts: {a: {}}`;

/** Expressions have no sine: its Taylor polynomial of degree 21, within 2e-11 of it up to π. */
function sine(x: string): string {
  let nested = '1';
  for (let k = 20; k >= 2; k -= 2) nested = `(1 - ${x}^2 / ${k * (k + 1)} * ${nested})`;
  return `${x} * ${nested}`;
}

/** sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ (Ishigami & Homma 1990), of inputs given as they are written. */
export function ishigami(
  inputs: readonly string[] = ['', '', ''].map(() => 'uniform(min = -3.14159265358979, max = 3.14159265358979)'),
  more = '',
): Compiled {
  return compileText(`${HEAD}
assumptions:
${inputs.map((input, i) => `  x${i + 1}: {value: "${input}"}`).join('\n')}
${more}
metrics:
  s1: {kind: formula, value: "${sine('x1')}"}
  s2: {kind: formula, value: "${sine('x2')}"}
  y: {kind: formula, value: "s1 + 7 * s2^2 + 0.1 * x3^4 * s1"}
run: {replicates: 32768, seed: 5}`);
}

export const G_WEIGHTS = [0, 1, 4.5, 9] as const;

/** Π (|4xᵢ − 2| + aᵢ)/(1 + aᵢ) (Sobol 1993; Saltelli & Sobol 1995). */
export function gFunction(weights: readonly number[] = G_WEIGHTS): Compiled {
  const inputs = weights.map((_, i) => `  x${i + 1}: {value: "uniform(min = 0, max = 1)"}`);
  const factors = weights.map((a, i) => `(abs(4 * x${i + 1} - 2) + ${a}) / ${1 + a}`);
  return compileText(`${HEAD}
assumptions:
${inputs.join('\n')}
metrics:
  y: {kind: formula, value: "${factors.join(' * ')}"}
run: {replicates: 32768, seed: 6}`);
}

/** First-order and total indices of the g-function: Vᵢ = 1/(3(1 + aᵢ)²), V = Π(1 + Vᵢ) − 1. */
export function gIndices(weights: readonly number[] = G_WEIGHTS): {first: number[]; total: number[]} {
  const parts = weights.map((a) => 1 / (3 * (1 + a) ** 2));
  const all = parts.reduce((product, v) => product * (1 + v), 1);
  return {first: parts.map((v) => v / (all - 1)), total: parts.map((v) => ((v / (1 + v)) * all) / (all - 1))};
}

/** Of Ishigami's function with a = 7, b = 0.1 and uniform inputs. */
export function ishigamiIndices(): {first: number[]; total: number[]} {
  const [a, b, p4] = [7, 0.1, Math.PI ** 4];
  const v1 = (1 + (b * p4) / 5) ** 2 / 2;
  const v2 = a ** 2 / 8;
  const v13 = (b ** 2 * p4 ** 2 * 8) / 225;
  const v = v1 + v2 + v13;
  return {first: [v1 / v, v2 / v, 0], total: [(v1 + v13) / v, v2 / v, v13 / v]};
}

/** y = Σ cᵢ xᵢ with normal xᵢ, a factor and a yearly shock: everything is known. */
export function linear(more = ''): Compiled {
  return compileText(`${HEAD}
assumptions:
  x1: {value: "normal(mean = 0, sd = 1)"}
  x2: {value: "normal(mean = 0, sd = 2)"}
factors:
  f: {kind: white, sd: 3}
${more}
metrics:
  y: {kind: formula, value: "x1 + x2 + f + normal(mean = 0, sd = 4)"}
targets:
  top: {metric: y, district: a, year: 2025, at_least: 5}
run: {replicates: 65536, seed: 7}`);
}

export const CELL = {metric: 'y', district: 'a', year: 2025} as const;
