/** What the compiler makes of small scenarios, as text: the printer's lines are the specification of each feature. */
import {describe, expect, it} from 'vitest';
import {printProgram} from '../../engine/program/print.ts';
import {compileText} from '../support/compile-text.ts';

function program(text: string): string[] {
  const compiled = compileText(`calendar: {base: 2024, end: 2026}\n${text}`);
  return printProgram(compiled.program, compiled).split('\n');
}

describe('a program', () => {
  it('of growth: one draw, one exponential and two products a year; the base year is a constant and takes nothing', () =>
    expect(program('metrics: {revenue: {kind: growth, base: 100, rate: 5%, volatility: 8%}}')).toEqual([
      'r0 = normal metric/revenue/shock/a 2025',
      'r0 = mul 0.08, r0',
      'r0 = exp r0',
      'r0 = mul 105, r0',
      'trajectory 0 <- r0',
      'r0 = mul 1.05, r0',
      'r1 = normal metric/revenue/shock/a 2026',
      'r1 = mul 0.08, r1',
      'r1 = exp r1',
      'r1 = mul r0, r1',
      'trajectory 1 <- r1',
    ]));

  it('of a growth assumption: drawn once, shared by the years, −100 % as the floor', () =>
    expect(
      program(`assumptions: {trend: {value: 'normal(mean = 5%, sd = 2%)'}}
metrics: {revenue: {kind: growth, base: 100, rate: trend}}`),
    ).toEqual([
      'r0 = normal assumption/trend',
      'r0 = muladd 0.02, r0, 0.05',
      'r0 = add 1, r0',
      'r0 = max 0, r0',
      'r1 = mul 100, r0',
      'trajectory 0 <- r1',
      'r1 = mul r0, r1',
      'trajectory 1 <- r1',
    ]));

  it('of a shared factor: drawn once a year, with the load and the shock in one operation', () => {
    const lines = program(`factors: {cycle: {kind: ar1, persistence: 0.6, sd: 5%}}
metrics: {revenue: {kind: growth, base: 100, rate: 0%, volatility: 8%, loads: {cycle: 0.5}}}`);
    expect(lines.filter((line) => line.includes('normal factor/cycle'))).toHaveLength(2);
    expect(lines.filter((line) => line.includes('dot2'))).toHaveLength(3);
    expect(lines.filter((line) => line.includes('exp'))).toHaveLength(2);
  });

  it('of correlated assumptions: the Cholesky factor times independent draws', () =>
    expect(
      program(`assumptions: {x: {value: 'normal(mean = 0, sd = 1)'}, y: {value: 'normal(mean = 0, sd = 1)'}}
correlations: [{between: [x, y], rho: 0.6}]
metrics: {y_value: {kind: formula, value: 'year == 2024 ? y : 0'}}`),
    ).toEqual([
      'r0 = normal assumption/x',
      'r1 = normal assumption/y',
      'r1 = dot2 0.6, r0, 0.8, r1',
      'trajectory 0 <- r1',
    ]));

  it('of a target: a comparison in each year and the margin in the last', () =>
    expect(
      program(`metrics: {x: {kind: table, values: 'normal(mean = 0, sd = 1)'}}
targets: {t: {metric: x, at_least: 0.5}}`).filter((line) => /0\.5|indicator|trajectory/.test(line)),
    ).toEqual([
      'trajectory 0 <- r0',
      'trajectory 1 <- r0',
      'r0 = le 0.5, r0',
      'indicator 0 <- r0',
      'trajectory 2 <- r0',
      'r1 = le 0.5, r0',
      'indicator 1 <- r1',
      'r0 = sub r0, 0.5',
      'trajectory 3 <- r0',
    ]));

  it('works out what is asked for twice once: two metrics with the same expression share it', () => {
    const lines = program(`assumptions: {x: {value: 'normal(mean = 0, sd = 1)'}}
metrics: {p: {kind: formula, value: exp(x) * 2}, q: {kind: formula, value: 2 * exp(x)}}`);
    expect(lines.filter((line) => / = /.test(line))).toHaveLength(3);
  });

  it('of nine districts over many years needs few registers', () => {
    const ids = Array.from({length: 9}, (_, i) => `d${i}`);
    const {program} = compileText(`calendar: {base: 2024, end: 2044}
districts: {p: {}, ${ids.map((id) => `${id}: {within: p}`).join(', ')}}
factors: {cycle: {kind: ar1, persistence: 0.6, sd: 5%}}
metrics: {revenue: {kind: growth, base: 100, rate: 5%, volatility: 8%, loads: {cycle: 1}}}
targets: {${ids.map((id) => `t_${id}: {metric: revenue, district: ${id}, at_least: 200}`).join(', ')}}`);
    // A level each, the cycle, the sum and two to work in: 13 vectors of 4 KiB, whatever the number of years.
    expect(program.registers).toBeLessThanOrEqual(13);
  });
});
