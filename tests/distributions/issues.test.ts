import {describe, expect, it} from 'vitest';
import {bind} from '../../engine/distributions/index.ts';
import {Builder} from '../../engine/program/builder.ts';
import {issuesOf} from './bound.ts';

const NORMAL = {family: 'normal', args: {mean: 0, sd: 1}};

describe('names', () => {
  it('suggests a family', () => {
    expect(issuesOf('norml', {mean: 0, sd: 1})).toEqual([
      {rule: 'unknown distribution', got: 'norml', hint: 'did you mean normal?'},
    ]);
    expect(issuesOf('zipf', {})[0]!.hint).toContain('known are normal, lognormal, uniform');
  });

  it('suggests a parameter, or lists what the family takes', () => {
    expect(issuesOf('normal', {mean: 0, sdd: 1})).toEqual([
      {parameter: 'sdd', rule: 'unknown parameter of normal', got: 'sdd', hint: 'did you mean sd?'},
    ]);
    expect(issuesOf('gamma', {shape: 1, theta: 1})[0]!.hint).toBe(
      'gamma takes (shape, scale), (mean, sd) or two quantiles such as p5, p95',
    );
  });

  it('reports every unknown parameter, also names that every object has', () => {
    expect(issuesOf('normal', {constructor: 1, toString: 2}).map(({parameter}) => parameter)).toEqual([
      'constructor',
      'toString',
    ]);
    expect(issuesOf('constructor', {})[0]!.rule).toBe('unknown distribution');
    expect(bind(new Builder(), 'normal', JSON.parse('{"__proto__": 1}') as Record<string, never>)).toMatchObject({
      issues: [{rule: 'unknown parameter of normal', got: '__proto__'}],
    });
  });

  it('names what is missing where one form can be meant, else lists the forms', () => {
    expect(issuesOf('normal', {mean: 1})[0]).toMatchObject({rule: 'missing sd', got: 'mean'});
    expect(issuesOf('normal', {p5: 1})[0]).toMatchObject({rule: 'missing one more quantile', got: 'p5'});
    expect(issuesOf('triangular', {mode: 1})[0]).toMatchObject({rule: 'missing min and max'});
    expect(issuesOf('metalog', {p50: 1, min: 0})[0]).toMatchObject({rule: 'missing 2 more quantiles'});
    expect(issuesOf('lognormal', {})[0]).toEqual({
      rule: 'lognormal requires (mean, sd), (median, sigma) or two quantiles such as p5, p95',
      got: 'no parameter',
    });
    expect(issuesOf('lognormal', {mean: 1, sigma: 2})[0]!.rule).toContain(
      'lognormal requires (mean, sd), (median, sigma) or',
    );
    expect(issuesOf('normal', {mean: 1, p5: 2})[0]!.rule).toContain('normal requires (mean, sd) or two quantiles');
  });

  it('names metalog where there are more quantiles than the family can meet', () => {
    expect(issuesOf('normal', {p5: 1, p50: 2, p95: 4})[0]).toEqual({
      rule: 'normal takes two quantiles',
      got: 'p5, p50, p95',
      hint: 'metalog takes three or more: metalog(p5, p50, p95)',
    });
    const eleven = Object.fromEntries(Array.from({length: 11}, (_, i) => [`p${8 * i + 5}`, i]));
    expect(issuesOf('metalog', eleven)[0]!.rule).toBe('metalog takes at most 10 quantiles');
  });

  it('has no quantiles for pert', () => {
    expect(issuesOf('pert', {p5: 1, p50: 2, p95: 4})[0]).toMatchObject({
      parameter: 'p5',
      rule: 'unknown parameter of pert',
    });
  });

  it('keeps quantiles inside p0 and p100, and apart', () => {
    for (const name of ['p0', 'p100', 'p0_0', 'p250'])
      expect(issuesOf('normal', {p5: 1, [name]: 2})[0]).toMatchObject({
        parameter: name,
        rule: 'a quantile must lie between p0 and p100, both excluded',
      });
    expect(issuesOf('normal', {p5: 1, p05: 2})[0]!.rule).toBe('duplicate quantile: p5 and p05 are the same');
  });
});

describe('values', () => {
  it.each([
    ['normal', {mean: 0, sd: 0}, 'sd', 'must be above 0', '0'],
    ['lognormal', {mean: -1, sd: 1}, 'mean', 'must be above 0', '-1'],
    ['lognormal', {p5: 0, p95: 1}, 'p5', 'must be above 0', '0'],
    ['gamma', {shape: 1, scale: -2}, 'scale', 'must be above 0', '-2'],
    ['bernoulli', {p: 1.2}, 'p', 'must be at most 1', '1.2'],
    ['bernoulli', {p: -0.1}, 'p', 'must be at least 0', '-0.1'],
    ['normal', {p5: 3, p95: 2}, 'p5', 'must be below p95', 'p5 = 3 and p95 = 2'],
    ['uniform', {min: 2, max: 2}, 'min', 'must be below max', 'min = 2 and max = 2'],
    ['triangular', {min: 0, mode: 5, max: 4}, 'mode', 'must be at most max', 'mode = 5 and max = 4'],
    ['pert', {min: 0, mode: -1, max: 4}, 'min', 'must be at most mode', 'min = 0 and mode = -1'],
    ['beta', {mean: 2, sd: 0.1}, 'mean', 'must be below max', 'mean = 2 and max = 1'],
    ['beta', {mean: 0.5, sd: 0.5}, 'sd', 'must be below √((mean − min) (max − mean)) = 0.5', '0.5'],
    ['beta', {p5: 0.2, p95: 1.5}, 'p95', 'must be below max', 'p95 = 1.5 and max = 1'],
    ['metalog', {p10: 1, p50: 2, p90: 3, min: 1}, 'min', 'must be below p10', 'min = 1 and p10 = 1'],
  ])('%s %j: %s %s', (family, args, parameter, rule, got) => {
    const issues = issuesOf(family, args);
    expect(issues[0]).toMatchObject({parameter, rule, got});
  });

  it('reports all of them at once', () => {
    expect(issuesOf('gamma', {shape: -1, scale: NaN}).map(({parameter, rule}) => [parameter, rule])).toEqual([
      ['shape', 'must be above 0'],
      ['scale', 'must be a finite number'],
      ['scale', 'must be above 0'],
    ]);
  });

  it('tells what was given in place of what', () => {
    expect(issuesOf('normal', {mean: NORMAL, sd: 1})[0]).toEqual({
      parameter: 'mean',
      rule: 'must be a number',
      got: 'a distribution (normal)',
    });
    expect(issuesOf('choice', {values: 3})[0]).toMatchObject({rule: 'must be a list of numbers', got: 'a number'});
    expect(issuesOf('truncated', {of: 3, min: 0})[0]).toMatchObject({rule: 'must be a distribution', got: 'a number'});
    expect(issuesOf('mixture', {of: NORMAL})[0]).toMatchObject({rule: 'must be a list of distributions'});
    expect(issuesOf('normal', {mean: [1], sd: 1})[0]).toMatchObject({got: 'a list'});
  });

  it('checks lists and weights', () => {
    expect(issuesOf('empirical', {values: []})[0]).toMatchObject({parameter: 'values', rule: 'must not be empty'});
    expect(issuesOf('choice', {values: [1, 2], weights: [1]})[0]).toMatchObject({
      parameter: 'weights',
      rule: 'must be as many as values (2)',
      got: '1',
    });
    expect(issuesOf('choice', {values: [1, 2], weights: [1, -1]})[0]).toMatchObject({
      parameter: 'weights',
      index: 1,
      rule: 'must be at least 0',
    });
    expect(issuesOf('choice', {values: [1, 2], weights: [0, 0]})[0]!.rule).toBe('must not all be 0');
    expect(issuesOf('mixture', {of: [NORMAL], weights: [1, 2]})[0]!.rule).toBe('must be as many as components (1)');
    expect(issuesOf('mixture', {of: [NORMAL, 1], weights: [0, 0]})[0]!.rule).toBe('must not all be 0');
    expect(issuesOf('choice', {values: [1, NORMAL]})[0]).toMatchObject({index: 1, rule: 'must be a number'});
  });

  it('refuses quantiles that no gamma or beta has', () => {
    expect(issuesOf('gamma', {p5: 1, p95: 1.0001})[0]).toMatchObject({
      rule: 'the quantiles of gamma must be farther apart',
      hint: 'normal fits quantiles as close as these',
    });
    expect(issuesOf('gamma', {p49: 1e-300, p51: 1})[0]!.rule).toBe('the quantiles of gamma must be closer together');
    expect(issuesOf('beta', {p5: 0.3, p95: 0.3001})[0]!.rule).toContain(
      'no beta distribution with alpha + beta between',
    );
  });

  it('refuses a truncation that leaves nothing, or too little to compute', () => {
    expect(issuesOf('truncated', {of: NORMAL})[0]!.rule).toBe('truncated requires min or max or both');
    expect(issuesOf('truncated', {of: NORMAL, min: 50})[0]!.rule).toBe(
      'must leave some probability of the normal distribution between min and max',
    );
    const gamma = {family: 'gamma', args: {shape: 2, scale: 1}};
    expect(issuesOf('truncated', {of: gamma, min: 30})[0]).toMatchObject({
      parameter: 'min',
      rule: 'must leave at least 1e-8 of the probability of the gamma distribution above it',
    });
    expect(issuesOf('truncated', {of: {family: 'choice', args: {values: [1, 3]}}, min: 1.5, max: 2})).toHaveLength(1);
  });
});
