import {describe, expect, it} from 'vitest';
import {forecast, required, requiredSchema} from '../../../engine/index.ts';
import {compileText} from '../../support/compile-text.ts';

const Z = {0.5: 0, 0.8: 0.8416212335729143, 0.95: 1.6448536269514722} as const;
const LEVELS = [0.5, 0.8, 0.95] as const;
const YEARS = 3;

/** Growth at a known rate with yearly shocks: ln X = ln 100 + 3 ln(1 + rate) + σ√3 z. */
const LOGNORMAL = `
assumptions:
  trend: {value: 5%, lever: {min: -10%, max: 40%, step: 1%}}
  share: {value: "uniform(min = 0, max = 1)", lever: {min: 0, max: 1}}
metrics:
  revenue: {kind: growth, base: 100, rate: trend, volatility: 10%, history: {a: {2020: 81, 2024: 100}}}
  firms: {kind: table, values: 10}
targets:
  high: {metric: revenue, at_least: 150}
  low: {metric: revenue, at_most: 130}
  band: {metric: revenue, between: [120, 130]}
  firms: {metric: firms, at_least: 12}
  chance: {metric: lucky, at_least: 0.3}
run: {replicates: 40000, seed: 3}
`.replace('metrics:', 'metrics:\n  lucky: {kind: formula, value: share}');

const SIGMA = 0.1 * Math.sqrt(YEARS);
/** The rate at which ln X exceeds ln(bound) in a share of the replicates, and how fast that share changes there. */
function closedForm(bound: number, p: keyof typeof Z): {rate: number; standardError: number} {
  const rate = Math.exp((Math.log(bound / 100) + SIGMA * Z[p]) / YEARS) - 1;
  const density = Math.exp(-Z[p] * Z[p] * 0.5) / Math.sqrt(2 * Math.PI);
  const slope = (density * YEARS) / (SIGMA * (1 + rate));
  return {rate, standardError: Math.sqrt((p * (1 - p)) / 40_000) / slope};
}

const compiled = compileText(LOGNORMAL);

describe('the growth that a probability takes', async () => {
  const report = await required(compiled, {workers: 1});

  it('is a document of its schema', () => expect(requiredSchema.parse(report)).toEqual(report));

  it.each(LEVELS)('recovers the closed form of lognormal growth at %f within four of its own standard errors', (p) => {
    const answer = report.targets['high']!.answers.find(({probability}) => probability === p)!;
    const exact = closedForm(150, p);
    expect(answer).toMatchObject({outcome: 'found', side: 'at-least'});
    expect(Math.abs(answer.growth! - exact.rate)).toBeLessThan(4 * answer.standardError!);
    // A growth that is fixed has no deviation to count in.
    expect(answer.deviations).toBeUndefined();
    expect(answer.growth).toBeCloseTo(answer.value! + 0.05, 12);
    // The width of an interval between order statistics scatters itself: by some 5 % at 40,000 replicates.
    expect(answer.standardError! / exact.standardError).toBeGreaterThan(0.8);
    expect(answer.standardError! / exact.standardError).toBeLessThan(1.25);
    expect(answer.interval![0]).toBeLessThan(answer.value!);
    expect(answer.interval![1]).toBeGreaterThan(answer.value!);
  });

  it('is at most so much where more growth misses the target', () => {
    const {trend, answers} = report.targets['low']!;
    expect(trend).toBe('falling');
    for (const answer of answers) {
      // P(X ≤ bound) = p where P(X ≥ bound) = 1 − p: the same with −z.
      const z = Z[answer.probability as keyof typeof Z];
      const rate = Math.exp((Math.log(1.3) - SIGMA * z) / YEARS) - 1;
      expect(answer.side).toBe('at-most');
      expect(Math.abs(answer.growth! - rate)).toBeLessThan(4 * answer.standardError!);
    }
  });

  it('says that a band is not reachable, and its best', () => {
    const {trend, answers} = report.targets['band']!;
    expect(trend).toBe('neither');
    expect(answers.map(({outcome}) => outcome)).toEqual(['unreachable', 'unreachable', 'unreachable']);
    // At best the band lies round the median: 2 Φ(ln(130 / 120) / 2 / σ√3) − 1 = 0.183; the settings that were tried are some points apart.
    expect(answers[0]!.limit!.probability).toBeLessThan(0.19);
    expect(answers[0]!.limit!.probability).toBeGreaterThan(0.15);
  });

  it('shows history, and what is assumed', () => {
    expect(report.targets['high']!.history).toEqual({
      from: 2020,
      to: 2024,
      growth: expect.closeTo((100 / 81) ** 0.25 - 1, 12),
    });
    expect(report.targets['high']!.assumed).toEqual({growth: expect.closeTo(0.05, 12), sd: 0});
  });

  it('leaves alone what growth does not move', () => {
    expect(report.targets['firms']).toMatchObject({trend: 'untouched', probability: 0});
    expect(report.targets['firms']!.answers[0]!.outcome).toBe('unreachable');
    expect(report.levers).toEqual(['trend', 'share']);
  });

  it('starts from the same hits as a forecast', async () => {
    const {targets} = await forecast(compiled, {workers: 1});
    for (const [id, {probability}] of Object.entries(report.targets))
      expect(probability).toBe(targets[id]!.probability);
  });

  it('has the same digits whatever the number of workers', async () =>
    expect(await required(compiled, {workers: 2})).toEqual(report));
});

describe('the lever that a probability takes', () => {
  it('recovers the closed form, and names the step that is enough', async () => {
    const {targets, of} = await required(compiled, {lever: {lever: 'trend'}, targets: ['high'], workers: 1});
    expect(of).toMatchObject({lever: 'trend', min: -0.1, max: 0.4, step: 0.01, assumed: {p50: 0.05}});
    for (const answer of targets['high']!.answers) {
      const {rate} = closedForm(150, answer.probability as keyof typeof Z);
      expect(Math.abs(answer.value! - rate)).toBeLessThan(4 * answer.standardError!);
      expect(answer.onStep).toBeCloseTo(Math.ceil(answer.value! * 100) / 100, 12);
    }
  });

  it('finds the jump where a target is hit outright', async () => {
    const {targets} = await required(compiled, {lever: {lever: 'share'}, targets: ['chance'], workers: 1});
    const answer = targets['chance']!.answers[1]!;
    // 0.3 to a millionth of the range.
    expect(Math.abs(answer.value! - 0.3)).toBeLessThan(2e-6);
    expect(answer.standardError).toBeLessThan(2e-6);
    // Uniform: sd 1/√12 has p95 − p05 of 0.9, which is 3.29 normal deviations: (0.3 − 0.5) · 3.29 / 0.9.
    expect(answer.deviations).toBeCloseTo((-0.2 * 3.2897072539) / 0.9, 4);
  });

  it('says plainly what is out of its range', async () => {
    const text = LOGNORMAL.replace('max: 40%', 'max: 10%');
    const {targets} = await required(compileText(text), {lever: {lever: 'trend'}, targets: ['high'], workers: 1});
    const {answers} = targets['high']!;
    expect(answers.map(({outcome}) => outcome)).toEqual(['unreachable', 'unreachable', 'unreachable']);
    expect(answers[0]!.limit!.value).toBe(0.1);
  });

  it('is set in one district only, where it has one value for each', async () => {
    const text = `
districts: {all: {}, a: {within: all}, b: {within: all}}
assumptions: {edge: {by: district, value: "normal(mean = 2%, sd = 1%)", lever: {min: -20%, max: 40%}}}
metrics: {revenue: {kind: growth, base: 100, rate: edge}}
targets: {a: {metric: revenue, district: a, at_least: 130}, b: {metric: revenue, district: b, at_least: 130}}
run: {replicates: 2000, seed: 1}
`;
    const {targets} = await required(compileText(text), {lever: {lever: 'edge', district: 'a'}, workers: 1});
    expect(targets['b']!.trend).toBe('untouched');
    // Nothing else is random: 1.3^(1/3) − 1.
    expect(targets['a']!.answers[0]!.value).toBeCloseTo(1.3 ** (1 / 3) - 1, 5);
    expect(targets['a']!.answers[0]!.deviations).toBeCloseTo((1.3 ** (1 / 3) - 1 - 0.02) / 0.01, 2);
  });

  it.each([
    [{lever: 'tend'}, 'unknown lever tend'],
    [{lever: 'trend', district: 'a'}, 'lever trend has no value of its own in a'],
  ])('refuses %j', async (lever, rule) => {
    await expect(required(compiled, {lever, workers: 1})).rejects.toThrow(rule);
  });

  it('tells how far it has come: of as many trials as it takes, about', async () => {
    const told: [number, number][] = [];
    const {run} = await required(compiled, {
      workers: 1,
      replicates: 1000,
      onTrial: (made, of) => told.push([made, of]),
    });
    expect(told.map(([made]) => made)).toEqual(Array.from({length: run.trials}, (_, i) => i + 1));
    for (const [made, of] of told) expect(made).toBeLessThanOrEqual(of);
    expect(told[0]![1]).toBeGreaterThan(run.trials / 2);
    expect(told[0]![1]).toBeLessThan(run.trials * 2);
  });

  it('says which number is none at a setting, though only hits are asked for', async () => {
    const text = `
assumptions: {k: {value: 4, lever: {min: 0, max: 8}}}
metrics: {events: {kind: flow, rate: 100, dispersion: k}}
targets: {many: {metric: events, at_least: 105}}
run: {replicates: 500, seed: 1}`;
    await expect(required(compileText(text), {lever: {lever: 'k'}, workers: 1})).rejects.toThrow(
      /many must be a finite number in every replicate, got NaN/,
    );
  });

  it('refuses a target that there is not', async () =>
    expect(required(compiled, {targets: ['hihg'], workers: 1})).rejects.toThrow('unknown target hihg'));
});
