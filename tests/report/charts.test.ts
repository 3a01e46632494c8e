import {parseHTML} from 'linkedom';
import {describe, expect, it} from 'vitest';
import {
  atLeastChart,
  binDraws,
  byYearChart,
  chancesChart,
  distributionChart,
  fanChart,
  type Frame,
  frontierChart,
  tornadoChart,
} from '../../engine/charts.ts';
import {fanData} from '../../engine/report/charts/index.ts';
import {portfolioView} from '../../engine/report/portfolio-view.ts';
import {portfolioReport} from './portfolio-report.ts';
import {fixture} from './fixture.ts';

const {document} = parseHTML('<html></html>');
const frame = (lang: 'zh' | 'en', width = 800): Frame => ({document, width, lang});
const forecast = fixture();
forecast.metrics['revenue']!.history = {zhejiang: {2020: 2084.7, 2023: 2990}};
const zhejiang = {metric: 'revenue', district: 'zhejiang'};

const CHARTS: Record<string, (frame: Frame) => SVGSVGElement> = {
  fan: (frame) => fanChart(forecast, zhejiang, frame),
  chances: (frame) =>
    chancesChart(
      Object.entries(forecast.targets).map(([name, target]) => ({name, target, before: 0.3})),
      frame,
    ),
  byYear: (frame) => byYearChart('x', Object.values(forecast.targets)[0]!, 100_000, frame),
  tornado: ({lang, ...frame}) =>
    tornadoChart(
      {
        title: lang === 'zh' ? '假如弄清了' : 'If it were known',
        now: 0.2,
        nowText: '20 %',
        bars: [
          {
            input: 'x',
            name: 'x',
            low: {at: '1 %', value: 0.05, text: '5 %'},
            high: {at: '9 %', value: 0.4, text: '40 %'},
          },
          {input: 'y', name: 'y', low: {at: '', value: 0.3, text: '30 %'}, high: {at: '', value: 0.2, text: '20 %'}},
        ],
      },
      {...frame, lang},
    ),
  frontier: (frame) => frontierChart(portfolioView(portfolioReport(), frame.lang).frontier, frame),
  atLeast: ({lang, ...frame}) => atLeastChart(howMany(12, lang), {...frame, lang}),
  distribution: (frame) =>
    distributionChart(
      Float64Array.from({length: 1000}, (_, i) => i),
      {title: 'x', unit: '亿元', format: String, target: {from: 900, label: '≥ 900', chance: '10 %'}},
      frame,
    ),
};

/** That at least k of n are reached is as likely as k/n is small. */
function howMany(n: number, lang: 'zh' | 'en'): Parameters<typeof atLeastChart>[0] {
  const points = Array.from({length: n}, (_, i) => ({k: i + 1, probability: 1 - i / n, text: `${100 - i} %`}));
  return {title: lang === 'zh' ? '能达标几项' : 'How many are reached', text: '', points};
}

describe.each(Object.entries(CHARTS))('the %s chart', (_, chart) => {
  it.each(['zh', 'en'] as const)('in %s says in words what it shows', (lang) => {
    const svg = chart(frame(lang));
    expect(svg.getAttribute('role')).toBe('img');
    const description = svg.getAttribute('aria-label')!;
    expect(description.length).toBeGreaterThan(20);
    expect(/\p{Script=Han}/u.test(description.replaceAll(/浙江省|亿元/g, ''))).toBe(lang === 'zh');
  });

  it.each([320, 390, 1400])('is drawn %i pixels wide, with every number finite', (width) => {
    const svg = chart(frame('en', width));
    expect(svg.getAttribute('width')).toBe(String(width));
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });

  // A page with a strict policy shows neither.
  it('has no style sheet and no style attributes', () =>
    expect(chart(frame('en')).outerHTML).not.toMatch(/<style|style=/));
});

it('a label from a file is text', () => {
  const name = '<script>alert(1)</script>';
  const svg = chancesChart([{name, target: Object.values(forecast.targets)[0]!}], frame('en'));
  expect(svg.textContent).toContain('<script>');
  expect(parseHTML(`<body>${svg.outerHTML}</body>`).document.querySelectorAll('script')).toHaveLength(0);
});

describe('a fan', () => {
  it('is in the unit that readers of the language expect', () => {
    const [zh, en] = (['zh', 'en'] as const).map((lang) => fanData(forecast, zhejiang, lang));
    expect([zh!.unit, en!.unit]).toEqual(['亿元', 'bn yuan']);
    const {p50} = forecast.metrics['revenue']!.districts['zhejiang']!['2027']!;
    expect(zh!.years.at(-1)!.p50).toBe(p50);
    expect(en!.years.at(-1)!.p50).toBeCloseTo(p50 / 10, 10);
    expect(zh!.targets.map(({value}) => value)).toContain(5000);
  });

  it('of what is not forecast is an error', () =>
    expect(() => fanChart(forecast, {metric: 'revenue', district: 'atlantis'}, frame('en'))).toThrow(
      'no forecast of revenue in atlantis',
    ));
});

describe('a frontier', () => {
  const {frontier} = portfolioView(portfolioReport(), 'en');
  const plain = (text: string | null) => (text ?? '').replaceAll('\u00A0', ' ');
  const texts = (svg: SVGSVGElement) => [...svg.querySelectorAll('text')].map(({textContent}) => plain(textContent));

  it('says what is chosen, what it is now and the budget', () => {
    const svg = frontierChart(frontier, frame('en'));
    expect(texts(svg)).toEqual(
      expect.arrayContaining(['chosen: 57.5 %', 'as it is: 3.3 %', 'budget 1.2 bn yuan', 'cost, bn yuan']),
    );
    expect(plain(svg.getAttribute('aria-label'))).toBe(
      'What more money buys: now 3.3 % ± 0.1; for 0 bn yuan 3.3 % ± 0.1; for 0.46 bn yuan 33.5 % ± 0.3; for 1.2 bn yuan 57.5 % ± 0.3, chosen; for 1.4 bn yuan 64.2 % ± 0.3; budget 1.2 bn yuan',
    );
  });

  it('has a place to press for every point, and a ring round the one looked at', () => {
    const svg = frontierChart(frontier, frame('en'), {selected: 1});
    const places = [...svg.querySelectorAll('[data-point]')];
    expect(places.map((place) => place.getAttribute('data-point'))).toEqual(['0', '1', '2', '3']);
    const rings = [...svg.querySelectorAll('circle[r="12"]')];
    expect(rings.map((ring) => ring.getAttribute('cx'))).toEqual([places[1]!.getAttribute('cx')]);
    expect(frontierChart(frontier, frame('en')).querySelectorAll('circle[r="12"]')).toHaveLength(0);
  });

  it('rises with cost: what lies further right and higher is dearer and likelier', () => {
    const at = (name: 'cx' | 'cy') =>
      [...frontierChart(frontier, frame('en')).querySelectorAll('[data-point]')].map((place) =>
        Number(place.getAttribute(name)),
      );
    expect(at('cx')).toEqual(at('cx').toSorted((a, b) => a - b));
    expect(at('cy')).toEqual(at('cy').toSorted((a, b) => b - a));
  });

  it.each([320, 390, 900])('writes no text over another, %i pixels wide', (width) => {
    const many = Array.from({length: 24}, (_, i) => ({
      ...frontier.points[1]!,
      cost: 0.1 * i,
      probability: 0.3 + 0.02 * i,
      interval: [0.29 + 0.02 * i, 0.31 + 0.02 * i] as const,
    }));
    const svg = frontierChart({...frontier, points: many, chosen: 12}, frame('en', width));
    const places = [...svg.querySelectorAll('text')]
      .filter(({textContent}) => plain(textContent) === '33.5 %')
      .map((text) => /translate\(([\d.-]+),\s*([\d.-]+)\)/.exec(text.getAttribute('transform')!)!.slice(1).map(Number));
    expect(places.length).toBeGreaterThan(1);
    expect(places.length).toBeLessThan(24);
    // Six characters of seven pixels wide and thirteen high.
    for (const [i, [x = 0, y = 0]] of places.entries())
      for (const [otherX = 0, otherY = 0] of places.slice(i + 1))
        expect(Math.abs(x - otherX) > 42 || Math.abs(y - otherY) > 13).toBe(true);
  });

  it('is drawn where nothing costs anything, nothing was chosen and there is no budget', () => {
    const svg = frontierChart({...frontier, points: [frontier.now], chosen: -1, budget: undefined}, frame('en', 390));
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    expect(texts(svg)).not.toContain('budget 1.2 bn yuan');
  });
});

describe('how many are reached', () => {
  const texts = (n: number, width: number) =>
    [...atLeastChart(howMany(n, 'en'), frame('en', width)).querySelectorAll('text')].map(
      ({textContent}) => textContent,
    );

  it('has a figure over each number where there is room', () =>
    expect(texts(9, 700).filter((text) => /^(9\d|100) %$/.test(text ?? ''))).toHaveLength(9));

  it('leaves out every second figure or more where there is not, and draws all the same', () => {
    const svg = atLeastChart(howMany(40, 'en'), frame('en', 340));
    expect(svg.querySelectorAll('rect')).toHaveLength(40);
    const told = texts(40, 340).filter((text) => /^\d+ %$/.test(text ?? ''));
    expect(told.length).toBeLessThan(12);
    expect(told).toContain('100 %');
  });
});

describe('bins of draws', () => {
  const draws = Float64Array.from({length: 10_000}, (_, i) => i / 100);

  it('hold all but the outermost thousandth', () =>
    expect(binDraws(draws).reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(0.999, 3));

  it('have an edge where the target begins, and say which side hits it', () => {
    const bins = binDraws(draws, {from: 73.21});
    expect(bins.some(({from}) => Math.abs(from - 73.21) < 1e-9)).toBe(true);
    const hit = bins.filter(({hit}) => hit).reduce((sum, {share}) => sum + share, 0);
    expect(hit).toBeCloseTo(0.2679 - 0.0005, 3);
  });

  it('of counts are centred on whole numbers', () => {
    const bins = binDraws(Float64Array.from([0, 1, 1, 2, 2, 2]), {from: 2});
    expect(bins.map(({from, to, hit}) => [from, to, hit])).toEqual([
      [-0.5, 0.5, false],
      [0.5, 1.5, false],
      [1.5, 2.5, true],
    ]);
    expect(bins.map(({share}) => share)).toEqual([1 / 6, 2 / 6, 3 / 6]);
  });

  it('of a constant are one bin', () => expect(binDraws(new Float64Array(5).fill(3))).toHaveLength(1));
});
