import {stripVTControlCharacters} from 'node:util';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import {type Forecast, forecastSchema} from '../../engine/forecast-schema.ts';
import {table, type TableOptions} from '../../engine/report/index.ts';
import {fixture, likelihood} from './fixture.ts';

const PLAIN: TableOptions = {lang: 'en', width: 100, color: false, unicode: true};

function lines(forecast: Forecast, options: Partial<TableOptions> = {}): string[] {
  return table(forecast, {...PLAIN, ...options}).split('\n');
}

describe('table', () => {
  it('is made from a valid forecast', () => expect(() => forecastSchema.parse(fixture())).not.toThrow());

  for (const lang of ['zh', 'en'] as const)
    for (const width of [120, 100, 80, 40])
      it(`is what it was, ${lang}, ${width} columns`, async () => {
        await expect(table(fixture(), {...PLAIN, lang, width})).toMatchFileSnapshot(`golden/${lang}-${width}.txt`);
      });

  it('is what it was in ASCII', async () => {
    const text = table(fixture(), {...PLAIN, unicode: false});
    await expect(text).toMatchFileSnapshot('golden/ascii-100.txt');
    expect(text).toMatch(/^[\n -~]*$/);
  });

  for (const lang of ['zh', 'en'] as const)
    it(`fits every width from 40 to 140 columns, ${lang}`, () => {
      for (let width = 40; width <= 140; width++) {
        const widest = Math.max(...lines(fixture(), {lang, width, all: true}).map(displayWidth));
        expect(widest).toBeLessThanOrEqual(width);
      }
    });

  it('shows every probability whole at every width', () => {
    const expected = [
      '0.41 %',
      '< 0.1 %',
      '< 0.01 %',
      '64.2 %',
      '71.8 %',
      '57.7 %',
      '23.1 %',
      '> 99.9 %',
      '> 99.99 %',
      '1.74 %',
      '96.46 %',
    ];
    for (let width = 40; width <= 140; width++) {
      const text = table(fixture(), {...PLAIN, width});
      for (const value of expected) expect(text).toMatch(new RegExp(`(^| )${value}( |$)`, 'm'));
    }
  });

  it('shows metrics asked for by name in every district and year, under the targets and in columns of their own', () => {
    const shown = lines(fixture(), {metrics: ['revenue']}).join('\n');
    const plain = lines(fixture()).join('\n');
    const section = shown.slice(shown.indexOf('\nCluster revenue, bn yuan\n'));
    expect(section).toMatch(/^\nCluster revenue, bn yuan\ndistrict +median \(p05–p95\)\nZhejiang 2024 +313 \(.*\n/);
    expect(section).toMatch(/\nZhejiang 2027 +372 \(301–456\)\n/);
    expect(shown.replace(section.slice(0, section.indexOf('\n\n') + 1), '')).toBe(plain);
    for (let width = 40; width <= 140; width++)
      expect(Math.max(...lines(fixture(), {width, metrics: ['revenue']}).map(displayWidth))).toBeLessThanOrEqual(width);
  });

  it('colours nothing but what it says in words too', () => {
    const colored = table(fixture(), {...PLAIN, color: true});
    expect(colored).toContain('\u001B[');
    expect(stripVTControlCharacters(colored)).toBe(table(fixture(), PLAIN));
  });

  it('puts the last year first, parents above their children, and the rest in the order of the file', () => {
    const shown = lines(fixture()).filter((line) => /^(20\d\d ·|Zhejiang {2}| {2}[A-Z])/.test(line));
    expect(shown.map((line) => line.replace(/ {2,}[^ ].*|,.*/, '').trimEnd())).toEqual(
      [
        '2027 · Cluster revenue',
        'Zhejiang',
        ...['Qiantang', 'Binhai New Area', 'Linhai', 'Linping', 'Yuhang', 'Anji', 'Deqing', 'Xianju'].map(
          (name) => `  ${name}`,
        ),
        '2027 · Cluster revenue',
        'Zhejiang',
        '2027 · Cluster revenue',
        'Zhejiang',
        '2027 · Combined targets',
        '2024 · Cluster revenue',
        'Zhejiang',
      ].map((line) => (line.startsWith('  ') ? '' : line)),
    );
  });

  it('says how many targets it leaves out, and shows them with all', () => {
    expect(lines(fixture()).join('\n')).toContain('3 more targets that are part of combined ones: --all shows them');
    const all = lines(fixture(), {all: true});
    expect(all.filter((line) => line.includes('Qiantang'))).toHaveLength(2);
    expect(all.join('\n')).not.toContain('--all');
  });

  it('shows warnings and how streamed quantiles were estimated', () => {
    const forecast = fixture();
    forecast.warnings.push('the base of rest is negative in 3 replicates');
    forecast.run.quantiles = {estimator: 'streamed', error: 0.00021};
    const text = table(forecast, PLAIN);
    expect(text).toContain('! warning: the base of rest is negative in 3 replicates');
    expect(text).toContain('quantiles from histograms, within 0.02 % of p05–p95');
  });

  it('shows the last year of every metric where there are no targets', () => {
    const text = table({...fixture(), targets: {}, checks: []}, PLAIN);
    expect(text).toContain('The scenario has no targets');
    expect(text).toMatch(/Rest of the province +177 \(147–213\)/);
    expect(text).not.toContain('chance');
  });

  it('answers with the combined target where there is no other', () => {
    const {targets} = fixture();
    const text = table({...fixture(), targets: {'all-core': targets['all-core']!}, checks: []}, PLAIN);
    expect(text).toContain('All core districts: remote, chance < 0.01 %');
  });

  it('takes labels as text: no control character reaches the terminal', () => {
    const forecast = fixture();
    forecast.scenario.title = 'a\u001B[31mb\nc\u202Ed\u0007';
    forecast.districts['zhejiang'] = {label: 'x\r\ny\u009B31m'};
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    expect(table(forecast, PLAIN)).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
    expect(table(forecast, PLAIN)).toContain('x y 31m');
  });

  it('survives a scenario of one district with a long name at 40 columns', () => {
    const forecast = fixture();
    forecast.districts['zhejiang'] = {label: 'The Very Long Name Of An Administrative Area In The North East'};
    const shown = lines(forecast, {width: 40});
    expect(Math.max(...shown.map(displayWidth))).toBeLessThanOrEqual(40);
    expect(shown.join(' ').replaceAll(/\s+/g, ' ')).toContain('Administrative');
  });

  it('does not call a target below the base a need to grow', () => {
    const forecast = fixture();
    forecast.targets = {'deqing-2027': forecast.targets['deqing-2027']!};
    forecast.checks = [];
    expect(table(forecast, PLAIN)).toMatch(/The target allows\s+a fall of 23\.6 % a year/);
    expect(table(forecast, {...PLAIN, lang: 'zh'})).toContain('年均下降 23.6%');
  });

  it('never shows what is uncertain as certain', () => {
    for (const hits of [0, 1, 99_999, 100_000]) {
      const forecast = fixture();
      Object.assign(forecast.targets['zhejiang-2027']!, likelihood(hits, 100_000));
      expect(table(forecast, PLAIN)).not.toMatch(/[^.\d](0|0\.0+|100|100\.0+) %/);
    }
  });
});
