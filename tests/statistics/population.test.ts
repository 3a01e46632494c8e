/**
 * The ladder of firms against closed forms. Each estimate must lie within K standard errors of the truth; seeds are fixed, so a pass is a pass for good. With
 * some 120 comparisons and K = 4 a correct engine fails one of them for a new seed with probability 120 · 6.3e-5 = 0.8 %.
 */
import {describe, expect, it} from 'vitest';
import type {Forecast, TrajectoryForecast} from '../../engine/forecast-schema.ts';
import {compileText} from '../support/compile-text.ts';
import {forecastOf} from '../support/forecast-of.ts';

const K = 4;
const N = 40_000;
const run = `run: {replicates: ${N}, seed: 23}`;

const at = (forecast: Forecast, metric: string, year: number, district = 'a') =>
  forecast.metrics[metric]!.districts[district]![String(year)]!;

/** A formula metric for each part, named with _ for the dots. */
const watch = (...parts: string[]) =>
  parts.map((part) => `  ${part.replaceAll('.', '_')}: {kind: formula, value: ${part}}`).join('\n');

function expectProbability(forecast: Forecast, target: string, truth: number) {
  const {probability} = forecast.targets[target]!;
  expect(Math.abs(probability - truth) / Math.sqrt((truth * (1 - truth)) / N), target).toBeLessThan(K);
}

function expectMean({mean}: TrajectoryForecast, truth: number, variance: number) {
  expect(Math.abs(mean - truth) / Math.sqrt(variance / N)).toBeLessThan(K);
}

/** Near normal counts: the standard error of a variance is σ²·√(2/n), a tenth more for what is left of their kurtosis. */
function expectVariance({sd}: TrajectoryForecast, truth: number) {
  expect(Math.abs(sd * sd - truth) / (1.1 * truth * Math.sqrt(2 / N))).toBeLessThan(K);
}

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
const binomial = (n: number, p: number, k: number) => choose(n, k) * p ** k * (1 - p) ** (n - k);
const atLeast = (n: number, p: number, least: number) =>
  Array.from({length: n - least + 1}, (_, i) => binomial(n, p, least + i)).reduce((a, b) => a + b);

describe('pure death', () => {
  it('leaves a binomial number: distribution, mean and variance in every year', async () => {
    const levels = [30, 34, 36, 38, 42];
    const forecast = await forecastOf(`
metrics:
  firms: {kind: population, states: {small: 50}, exits: {small: 10%}}
targets:
${levels.map((k) => `  at_${k}: {metric: firms, at_least: ${k}}`.replace('at_', 'at-')).join('\n')}
${run}`);
    for (const [i, year] of [2025, 2026, 2027].entries()) {
      const stays = 0.9 ** (i + 1);
      expectMean(at(forecast, 'firms', year), 50 * stays, 50 * stays * (1 - stays));
      expectVariance(at(forecast, 'firms', year), 50 * stays * (1 - stays));
    }
    for (const k of levels) expectProbability(forecast, `at-${k}`, atLeast(50, 0.9 ** 3, k));
  });
});

describe('competing risks', () => {
  it('are one multinomial draw: every outcome of three firms', async () => {
    const [b, c, out] = [0.25, 0.3, 0.15];
    const outcomes = [0, 1, 2, 3].flatMap((i) =>
      [0, 1, 2, 3].flatMap((j) => [0, 1, 2, 3].filter((k) => i + j + k <= 3).map((k) => [i, j, k] as const)),
    );
    const forecast = await forecastOf(`
calendar: {base: 2024, end: 2025}
metrics:
  firms: {kind: population, states: {a: 3, b: 0, c: 0}, moves: {a: {b: ${b}, c: ${c}}}, exits: {a: ${out}}}
  outcome: {kind: formula, value: firms.moved.a.b + 10 * firms.moved.a.c + 100 * firms.exited.a}
targets:
${outcomes.map(([i, j, k]) => `  is-${i}${j}${k}: {metric: outcome, between: [${i + 10 * j + 100 * k}, ${i + 10 * j + 100 * k}]}`).join('\n')}
${run}`);
    expect(outcomes).toHaveLength(20);
    for (const [i, j, k] of outcomes) {
      const ways = 6 / ([1, 1, 2, 6][i]! * [1, 1, 2, 6][j]! * [1, 1, 2, 6][k]! * [1, 1, 2, 6][3 - i - j - k]!);
      expectProbability(
        forecast,
        `is-${i}${j}${k}`,
        ways * b ** i * c ** j * out ** k * (1 - b - c - out) ** (3 - i - j - k),
      );
    }
  });

  it('are negatively correlated as in a multinomial: cov = −n·p·q', async () => {
    const forecast = await forecastOf(`
calendar: {base: 2024, end: 2025}
metrics:
  firms: {kind: population, states: {a: 200, b: 0}, moves: {a: {b: 30%}}, exits: {a: 20%}}
${watch('firms.moved.a.b', 'firms.exits', 'firms.lost.a')}
${run}`);
    const variance = (p: number) => 200 * p * (1 - p);
    expectVariance(at(forecast, 'firms_moved_a_b', 2025), variance(0.3));
    expectVariance(at(forecast, 'firms_exits', 2025), variance(0.2));
    expectVariance(at(forecast, 'firms_lost_a', 2025), variance(0.5));
  });

  it('that add up to 1 leave nobody, rounding or not', async () => {
    const forecast = await forecastOf(`
assumptions: {up: {value: 'uniform(min = 0, max = 1)'}}
metrics:
  fixed: {kind: population, states: {a: 100, b: 0, c: 0}, moves: {a: {b: 70%, c: 20%}}, exits: {a: 10%}}
  drawn: {kind: population, states: {a: 100, b: 0, c: 0}, moves: {a: {b: up / 3, c: 2 * up / 3}}, exits: {a: 1 - up}}
${watch('fixed.a', 'drawn.a', 'drawn.moved.a.b')}
${run}`);
    for (const metric of ['fixed_a', 'drawn_a']) expect(at(forecast, metric, 2025)).toMatchObject({mean: 0, sd: 0});
    // Given up, Bin(100, up/3): variance E[100·p(1 − p)] + 100²·Var(p), p uniform on (0, 1/3).
    expectMean(at(forecast, 'drawn_moved_a_b', 2025), 100 / 6, 100 * (1 / 6 - 1 / 27) + 10_000 / 108);
  });
});

describe('a ladder', () => {
  const states = ['small', 'above', 'giant', 'listed'];
  const base = [400, 90, 12, 3];
  const moves = [
    [0, 0.08, 0, 0],
    [0.04, 0, 0.06, 0.01],
    [0, 0.1, 0, 0.03],
    [0, 0, 0.02, 0],
  ];
  const exits = [0.09, 0.03, 0.01, 0];
  const entries = [36, 4, 0, 0];
  const stay = moves.map((row, i) => row.map((p, j) => (i === j ? 1 - row.reduce((a, b) => a + b, exits[i]!) : p)));
  const times = (v: readonly number[], m: readonly number[][]) =>
    v.map((_, j) => v.reduce((sum, x, i) => sum + x * m[i]![j]!, 0));
  const text = (rows: readonly (readonly [string, number])[]) => rows.map(([name, x]) => `${name}: ${x}`).join(', ');
  const named = (row: readonly number[]) => text(row.map((x, i) => [states[i]!, x] as const).filter(([, x]) => x > 0));
  const firms = `{kind: population, states: {${text(base.map((x, i) => [states[i]!, x]))}}, entries: {${named(entries)}},
    moves: {${moves.map((row, i) => `${states[i]}: {${named(row)}}`).join(', ')}}, exits: {${named(exits)}}}`;

  it('has the mean of the matrix power, and the variance of independent firms', async () => {
    const forecast = await forecastOf(`
calendar: {base: 2024, end: 2030}
metrics:
  firms: ${firms}
${watch(...states.map((state) => `firms.${state}`))}
${run}`);
    // Each first firm is in state j with the i,j-th entry of the power: a sum of binomials. Those who enter are thinned Poisson streams.
    let power: number[][] = states.map((_, i) => states.map((_, j) => (i === j ? 1 : 0)));
    let entered: number[] = states.map(() => 0);
    for (let year = 2025; year <= 2030; year++) {
      power = power.map((row) => times(row, stay));
      entered = times(entered, stay).map((x, j) => x + entries[j]!);
      states.forEach((state, j) => {
        const mean = base.reduce((sum, n, i) => sum + n * power[i]![j]!, entered[j]!);
        const variance = base.reduce((sum, n, i) => sum + n * power[i]![j]! * (1 - power[i]![j]!), entered[j]!);
        expectMean(at(forecast, `firms_${state}`, year), mean, variance);
        if (mean > 10) expectVariance(at(forecast, `firms_${state}`, year), variance);
      });
    }
  });

  it('creates and loses nothing, in every replicate', async () => {
    const balances = states.flatMap((state) => [
      `firms.${state} - lag(firms.${state}) - firms.gained.${state} + firms.lost.${state}`,
      `firms.${state} - floor(firms.${state})`,
      `min(0, firms.${state})`,
    ]);
    balances.push(
      'firms.total - lag(firms.total) - firms.entries + firms.exits',
      'firms - firms.total',
      'firms.total - firms.small - firms.above - firms.giant - firms.listed',
      'firms.lost.above - firms.moved.above.small - firms.moved.above.giant - firms.moved.above.listed - firms.exited.above',
      'firms.gained.above - firms.moved.small.above - firms.moved.giant.above - firms.entered.above',
      'firms.entries - firms.entered.small - firms.entered.above - firms.entered.giant - firms.entered.listed',
      'firms.exits - firms.exited.small - firms.exited.above - firms.exited.giant - firms.exited.listed',
      'firms.gained.small + firms.gained.above + firms.gained.giant + firms.gained.listed - firms.lost.small - firms.lost.above - firms.lost.giant - firms.lost.listed - firms.entries + firms.exits',
    );
    const forecast = await forecastOf(`
metrics:
  firms: ${firms}
${balances.map((value, i) => `  balance_${i}: {kind: formula, value: 'abs(${value})'}`).join('\n')}
${run}`);
    // A mean of 0 of what is never below 0: it is 0 in every replicate.
    for (let year = 2025; year <= 2027; year++)
      balances.forEach((balance, i) =>
        expect(at(forecast, `balance_${i}`, year), balance).toMatchObject({mean: 0, sd: 0}),
      );
  });

  it('makes no draw for a branch of probability 0 or a rate of 0', () => {
    const program = (more: string, rate: string) =>
      compileText(`metrics:
  firms: {kind: population, states: {a: 9, b: 5, c: 0}, moves: {a: {b: 10%${more}}}, exits: {b: 5%}, entries: {a: 3${rate}}}`);
    expect(program(', c: 0%', ', c: 0').program).toEqual(program('', '').program);
  });
});

describe('births', () => {
  it('in proportion to those there: mean (1 + r)^t, variance by recursion', async () => {
    const forecast = await forecastOf(`
calendar: {base: 2024, end: 2029}
metrics: {firms: {kind: population, states: {all: 200}, entries: {all: 0.15 * lag(firms)}}}
${run}`);
    let [mean, variance] = [200, 0];
    for (let year = 2025; year <= 2029; year++) {
      variance = 1.15 ** 2 * variance + 0.15 * mean;
      mean *= 1.15;
      expectMean(at(forecast, 'firms', year), mean, variance);
      expectVariance(at(forecast, 'firms', year), variance);
    }
  });

  it('driven by another metric are a mixed Poisson: variance mean + that of the rate', async () => {
    const forecast = await forecastOf(`
calendar: {base: 2024, end: 2025}
metrics:
  projects: {kind: table, unit: 个, values: 'uniform(min = 60, max = 140)'}
  firms: {kind: population, unit: 家, states: {all: 0}, entries: {all: 50% * projects}}
${run}`);
    expectMean(at(forecast, 'firms', 2025), 50, 50 + 20 ** 2 / 3);
    // The kurtosis is below a normal's, so its standard error is on the safe side.
    expectVariance(at(forecast, 'firms', 2025), 50 + 40 ** 2 / 12);
  });

  it('may follow from the exits of the same year: every place is taken again', async () => {
    const forecast = await forecastOf(`
metrics:
  firms: {kind: population, states: {all: 80}, exits: {all: 25%}, entries: {all: firms.exits}}
${watch('firms.exits', 'firms.entries')}
${run}`);
    expectMean(at(forecast, 'firms', 2025), 80, 30);
    expectMean(at(forecast, 'firms_exits', 2025), 20, 15);
    // Bin(80, 1/4) and, given it, a Poisson with that mean.
    expectVariance(at(forecast, 'firms_entries', 2025), 15 + 20);
  });
});

describe('districts and targets', () => {
  it('adds parts over the children, and answers targets on parts', async () => {
    const forecast = await forecastOf(`
calendar: {base: 2024, end: 2025}
districts: {p: {}, a: {within: p, tags: [core]}, b: {within: p}}
metrics:
  firms:
    kind: population
    states: {small: {a: 30, b: 20}, big: {a: 4, b: 0}}
    moves: {small: {big: {core: 20%, default: 10%}}}
    exits: {big: {2025: 50%}}
    counts: big
${watch('firms.small', 'firms.moved.small.big', 'firms.total')}
targets:
  moved: {metric: firms.moved.small.big, district: p, at_least: 9}
  none: {metric: firms.moved.small.big, district: b, cumulative: true, at_most: 0}
  big: {metric: firms, district: a, at_least: 9}
${run}`);
    expect(at(forecast, 'firms', 2024, 'p').p50).toBe(4);
    expect(at(forecast, 'firms_total', 2024, 'p').p50).toBe(54);
    expectMean(at(forecast, 'firms', 2025, 'p'), 8 + 2, 4.8 + 1.8 + 1);
    expectMean(at(forecast, 'firms_small', 2025, 'p'), 42, 4.8 + 1.8);
    let nineOrMore = 0;
    for (let i = 0; i <= 30; i++)
      for (let j = Math.max(0, 9 - i); j <= 20; j++) nineOrMore += binomial(30, 0.2, i) * binomial(20, 0.1, j);
    expectProbability(forecast, 'moved', nineOrMore);
    expectProbability(forecast, 'none', 0.9 ** 20);
    const big = [0, 1, 2, 3, 4].reduce((sum, k) => sum + binomial(4, 0.5, k) * atLeast(30, 0.2, 9 - k), 0);
    expectProbability(forecast, 'big', big);
  });

  it('rounds an uncertain base to whole firms', async () => {
    const forecast = await forecastOf(`
metrics:
  firms: {kind: population, states: {all: 'normal(mean = 100.3, sd = 5)'}}
  parts: {kind: formula, value: firms - floor(firms)}
${run}`);
    expect(at(forecast, 'parts', 2024)).toMatchObject({mean: 0, sd: 0});
    expectMean(at(forecast, 'firms', 2027), 100.3, 25 + 1 / 12);
    expectVariance(at(forecast, 'firms', 2027), 25 + 1 / 12);
  });

  it('draws the same whatever else is in the file', async () => {
    const firms =
      '{kind: population, states: {s: 40, t: 5}, moves: {s: {t: 10%}}, exits: {s: 5%, t: 2%}, entries: {s: 6}}';
    const alone = await forecastOf(`metrics:\n  firms: ${firms}\n${run}`);
    const among = await forecastOf(`
districts: {z: {}, a: {}}
metrics:
  others: ${firms}
  firms: ${firms}
${run}`);
    expect(at(among, 'firms', 2027)).toEqual(at(alone, 'firms', 2027));
    expect(at(among, 'firms', 2027, 'z').mean).not.toBe(at(alone, 'firms', 2027).mean);
    expect(at(among, 'others', 2027).mean).not.toBe(at(alone, 'firms', 2027).mean);
  });
});

describe('faults that only some replicates show', () => {
  it.each([
    ['a sum above 1', 'moves: {s: {t: up}}, exits: {s: {2026: 50%, default: 0}}', 2026],
    ['a negative probability', 'moves: {s: {t: up - 5%}}', 2025],
    ['a negative probability that the others make up for', 'moves: {s: {t: up - 5%}}, exits: {s: 5%}', 2025],
    ['a negative rate', 'entries: {t: {2027: 100 * up - 1, default: 1}}', 2027],
  ])('%s ends the run and names district, year and replicate', async (_, rest, year) => {
    const failing = forecastOf(`
assumptions: {up: {value: 'uniform(min = 0, max = 51%)'}}
metrics: {firms: {kind: population, states: {s: 10, t: 0}, ${rest}}}
${run}`);
    await expect(failing).rejects.toThrow(
      new RegExp(
        `firms in a in ${year} must be a finite number in every replicate, got NaN in replicate \\d+ of seed 23`,
      ),
    );
  });

  it('are found where the state is empty', async () => {
    const failing = forecastOf(`
assumptions: {up: {value: 'uniform(min = 0, max = 110%)'}}
metrics: {firms: {kind: population, states: {s: 0, t: 7}, moves: {s: {t: up}}}}
${run}`);
    await expect(failing).rejects.toThrow(/firms in a in 2025 .* got NaN in replicate/);
  });

  it('says how often an uncertain base is below zero', async () => {
    const failing = forecastOf(`
metrics: {firms: {kind: population, states: {s: 'normal(mean = 10, sd = 5)'}}}
${run}`);
    await expect(failing).rejects.toThrow(
      /metrics\.firms\.states\.s: s in a must not be negative, got a negative value in \d+ of 40000 replicates \(1\.\d %\)/,
    );
  });
});
