import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {clopperPearson} from '../../engine/analysis/estimates.ts';
import {explain} from '../../engine/analysis/explain.ts';
import {forecastSchema} from '../../engine/forecast-schema.ts';
import {json} from '../../engine/report/index.ts';
import {compileText} from '../support/compile-text.ts';
import {faults} from '../support/faults.ts';
import {forecastOf} from '../support/forecast-of.ts';

interface Case {
  hits: number;
  n: number;
  confidence: number;
  low: number;
  high: number;
}

const REFERENCE = new URL('../reference/analysis/clopper-pearson.json', import.meta.url);
const CASES = JSON.parse(readFileSync(REFERENCE, 'utf8')) as Case[];

const MODEL = `metrics:
  revenue: {kind: growth, unit: 亿元, base: 100, rate: "normal(mean = 5%, sd = 2%)"}
`;
const VIEWS = `outside_views:
  size: {label: {zh: 产业规模目标, en: goals for industry size}, hits: 2, of: 9}
`;
const TARGETS = `targets:
  point: {metric: revenue, at_least: 115, outside_view: size}
  pair: {all: [point], outside_view: size}
  bare: {metric: revenue, at_least: 110}
`;

describe('the interval of Clopper and Pearson', () => {
  // SciPy finds its root by Brent's method to about 1e-12; our beta quantiles are good to 1e-12 of their size.
  it.each(CASES)('$hits of $n at $confidence is SciPy’s', ({hits, n, confidence, low, high}) => {
    const [ours, upper] = clopperPearson(hits, n, confidence);
    expect(ours).toBeCloseTo(low, 10);
    expect(upper).toBeCloseTo(high, 10);
  });

  it('covers at least as often as it says, for few cases', () => {
    for (const n of [1, 3, 9])
      for (let step = 1; step < 40; step++) {
        const p = step / 40;
        let covered = 0;
        let weight = (1 - p) ** n;
        for (let hits = 0; hits <= n; hits++) {
          const [low, high] = clopperPearson(hits, n);
          if (low <= p && p <= high) covered += weight;
          weight *= ((n - hits) / (hits + 1)) * (p / (1 - p));
        }
        expect(covered, `${n} cases at ${p}`).toBeGreaterThanOrEqual(0.95);
      }
  });
});

describe('an outside view', () => {
  it('stands beside the targets that name it', async () => {
    const forecast = await forecastOf(MODEL + VIEWS + TARGETS, {replicates: 500});
    const {point, pair, bare} = forecast.targets;
    expect(point!.outsideView).toMatchObject({id: 'size', hits: 2, of: 9, share: 2 / 9});
    expect(point!.outsideView!.interval).toEqual(clopperPearson(2, 9));
    expect(pair!.outsideView).toEqual(point!.outsideView);
    expect(bare).not.toHaveProperty('outsideView');
    expect(forecastSchema.parse(JSON.parse(json(forecast)))).toEqual(JSON.parse(json(forecast)));
  });

  it('moves no digit and no digest: it is quoted, and no draw rests on it', async () => {
    const without = MODEL + TARGETS.replaceAll(', outside_view: size', '');
    const others = VIEWS.replace('hits: 2', 'hits: 7');
    const [plain, seen, changed] = await Promise.all(
      [without, MODEL + VIEWS + TARGETS, MODEL + others + TARGETS].map((text) => forecastOf(text, {replicates: 500})),
    );
    expect(seen!.digest).toBe(plain!.digest);
    expect(seen!.scenario.digest).toBe(plain!.scenario.digest);
    expect(changed!.digest).toBe(plain!.digest);
    expect(changed!.targets['point']!.outsideView!.share).toBeCloseTo(7 / 9, 12);
  });

  it('is told by explain, in both languages', () => {
    const compiled = compileText(MODEL + VIEWS + TARGETS);
    expect(explain(compiled, 'point', 'en')).toMatch(/outside view +goals for industry size, 2 of 9 met/);
    expect(explain(compiled, 'point', 'zh')).toMatch(/外部参照 +产业规模目标，9 个中 2 个达成/);
  });

  it.each([
    [VIEWS.replace('of: 9', 'of: 1'), 'outside_views.size.hits: must be at most of, 1'],
    [VIEWS.replace('of: 9', 'of: 0'), 'outside_views.size.of: '],
    [VIEWS.replace('hits: 2', 'hits: -1'), 'outside_views.size.hits: '],
    [VIEWS.replace('hits: 2', 'hits: 2.5'), 'outside_views.size.hits: '],
    [VIEWS.replace('hits: 2, ', ''), 'outside_views.size: missing key hits'],
    [VIEWS.replace(/label: \{.*?\}, /, ''), 'outside_views.size: missing key label'],
    [
      VIEWS.replace('size:', 'sizes:'),
      'targets.point.outside_view: unknown outside_view got size (did you mean sizes?',
    ],
  ])('%s is refused', (views, message) =>
    expect(faults(MODEL + views + TARGETS).some((fault) => fault.startsWith(message))).toBe(true),
  );
});
