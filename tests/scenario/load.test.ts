import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {Path} from '../../engine/errors.ts';
import {load, loadText, withSections} from './helpers.ts';

const FULL = readFileSync(new URL('full.yaml', import.meta.url), 'utf8');

describe('a full scenario', () => {
  const {scenario, source, file, files} = loadText(FULL);

  it('names its files', () => {
    expect(file).toBe('scenario.yaml');
    expect(files).toEqual(['scenario.yaml']);
  });

  it('keeps expressions as they are written', () => {
    expect(scenario.assumptions['trend']!.value).toBe('normal(p5 = 2%, p95 = 12%)');
    expect(scenario.assumptions['price_cut']!.value).toBe('triangular(\n  min = 0%, mode = 10%,\n  max = 50%)\n');
    expect(scenario.metrics['revenue']!['rate']).toEqual({
      default: 'trend + edge - price_cut',
      core: {'2025': '8%', default: {binjiang: 'trend + 3%', default: 'trend'}},
    });
    expect(scenario.metrics['revenue']!.history).toEqual({qiantang: {'2018': 305, '2022': 500}});
  });

  it('makes sources lists of names, and titles of sources maps', () => {
    expect(scenario.assumptions['trend']!.source).toEqual(['base-rates']);
    expect(scenario.assumptions['price_cut']!.source).toEqual(['plan', 'base-rates']);
    expect(scenario.sources['base-rates']).toEqual({title: 'What is known'});
    expect(scenario.sources['plan']!.title).toEqual({zh: '行动计划', en: 'Action plan'});
  });

  it('gives every target and check a district and a year', () => {
    expect(scenario.targets['zhejiang-revenue']).toEqual({
      metric: 'revenue',
      at_least: '5000 亿元',
      district: 'zhejiang',
      year: 2027,
    });
    expect(scenario.targets['sum-so-far']).toMatchObject({
      district: 'rest',
      year: 2026,
      between: [3000, 5000],
      cumulative: true,
    });
    expect(scenario.targets['most']).toEqual({
      count: {of: ['both', 'either', 'few-firms'], at_least: 2},
      note: 'nested',
    });
    expect(scenario.checks).toEqual([
      {target: 'zhejiang-revenue', probability: {comparator: '>=', value: '20%', start: 3, threshold: 0.2}},
      {
        metric: 'revenue',
        district: 'zhejiang',
        year: 2027,
        statistic: 'p50',
        claim: {comparator: '>=', value: '3500 亿元', start: 2},
      },
      {
        metric: 'revenue',
        district: 'qiantang',
        year: 2025,
        statistic: 'mean',
        claim: {comparator: '<', value: '700', start: 2},
      },
    ]);
  });

  it('reads the run', () => {
    expect(scenario.run).toEqual({
      replicates: 100_000,
      seed: 2027,
      method: 'monte-carlo',
      max_replicates: 1_000_000,
      error_rate: 0.001,
    });
  });

  it('leaves out what is not there', () => {
    expect(Object.keys(scenario.districts['rest']!)).toEqual(['within']);
    expect('tidemark' in scenario).toBe(false);
  });

  it('knows where every value stands', () => {
    const lines = FULL.split('\n');
    const scalars: Path[] = [];
    const visit = (value: unknown, path: Path) => {
      if (typeof value !== 'object' || value === null) scalars.push(path);
      else for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    };
    visit(scenario.metrics, ['metrics']);
    visit(scenario.factors, ['factors']);
    visit(scenario.districts, ['districts']);
    expect(scalars.length).toBeGreaterThan(50);
    for (const path of scalars) {
      const {file, line, column, length, text} = source.locate(path)!;
      expect(file).toBe('scenario.yaml');
      expect(text).toBe(lines[line - 1]);
      const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], scenario);
      // A source was made a list, so its one path ends in 0 and is found at its ancestor.
      const written = path.at(-2) === 'source' ? 'source' : String(value);
      expect(text.slice(column - 1, column - 1 + length).replaceAll('"', '')).toBe(written);
    }
  });
});

describe('a small scenario', () => {
  it('has defaults', () => {
    const {scenario} = loadText(withSections(''));
    expect(scenario.run).toEqual({replicates: 100_000, seed: 1, method: 'monte-carlo'});
    expect([scenario.sources, scenario.assumptions, scenario.factors, scenario.targets]).toEqual([{}, {}, {}, {}]);
    expect([scenario.correlations, scenario.checks]).toEqual([[], []]);
  });

  it('finds nothing under names that every object has', () => {
    const {scenario} = loadText(withSections('targets: {t: {metric: output, at_least: 1}}'));
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
    const maps: object[] = [];
    const visit = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      if (!Array.isArray(value)) maps.push(value);
      Object.values(value).forEach(visit);
    };
    visit(scenario);
    expect(maps.length).toBeGreaterThan(8);
    for (const map of maps) for (const name of names) expect(Reflect.get(map, name)).toBeUndefined();
  });

  it('may have several roots when every claim names its district', () => {
    const {scenario} = loadText(
      withSections(
        'districts: {east: {}, west: {}}\ntargets: {t: {metric: output, district: west, at_least: 1}}\nchecks: [{metric: output, district: east, p50: "> 1"}]',
      ),
    );
    expect(scenario.targets['t']).toMatchObject({district: 'west', year: 2027});
  });

  it('may speak of a part of a metric', () => {
    const {scenario} = loadText(withSections('targets: {t: {metric: output.first.part, at_least: 1}}'));
    expect(scenario.targets['t']).toMatchObject({metric: 'output.first.part'});
  });

  it('reads a file with a byte order mark and Windows line ends, with the same places', () => {
    const text = withSections('assumptions:\n  trend:\n    value: |\n      1 +\n      2');
    const plain = loadText(text);
    const windows = loadText(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(windows.scenario).toEqual(plain.scenario);
    for (const path of [['tidemark'], ['id'], ['assumptions', 'trend', 'value'], ['metrics', 'output', 'values']]) {
      expect(windows.source.locate(path)).toEqual(plain.source.locate(path));
    }
  });

  it('takes aliases for what they stand for', () => {
    const {scenario, source} = loadText(withSections('targets:\n  a: &goal {metric: output, at_least: 1}\n  b: *goal'));
    expect(scenario.targets['b']).toEqual(scenario.targets['a']);
    expect(source.locate(['targets', 'b', 'at_least'])).toMatchObject({line: 8, column: 39});
  });

  it('keeps dates, octal look-alikes and words of YAML 1.1 as text', () => {
    const {scenario} = loadText(
      withSections(
        'assumptions: {a: {value: 2024-12-31}, b: {value: no}, c: {value: 1_000}, d: {value: 0o17}, e: {value: 12e1}}',
      ),
    );
    expect(Object.values(scenario.assumptions).map(({value}) => value)).toEqual(['2024-12-31', 'no', '1_000', 15, 120]);
  });

  it('may stand in a folder with a Chinese name', () => {
    expect(load({'方案/浙江 2027.yaml': withSections('')}).files).toEqual(['方案/浙江 2027.yaml']);
  });
});
