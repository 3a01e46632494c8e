import {copyFileSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {
  growthText,
  type Language,
  likelihoodOf,
  metricQuantity,
  outsideViewText,
  probabilityText,
  textsOf,
  viewOf,
} from '../../engine/display.ts';
import type {AuditReport, Forecast} from '../../engine/index.ts';
import {pageTextsOf} from '../../web/texts.ts';
import {differenceText} from '../../web/views/difference.ts';
import {tidemark} from '../cli/harness.ts';
import {type Served, serve} from './serve.ts';
import {digestOf, DIST, launch, type Visit, visit} from './visit.ts';

const FOLDER = new URL('../../scenarios/plans/zhejiang-cluster/', import.meta.url).pathname;
const SCENARIO = join(FOLDER, 'revenue.yaml');
const FULL = 100_000;
/** Milliseconds for a browser, a page and an answer where other work is under way. */
const PATIENCE = 60_000;

let browser: Browser;
let server: Served;
let forecast: Forecast;
beforeAll(async () => {
  [browser, server, forecast] = await Promise.all([launch(), serve(DIST), json<Forecast>(['run', SCENARIO])]);
}, PATIENCE);
afterAll(() => Promise.all([browser.close(), server.close()]));

/** What the command line says, for programs. */
async function json<T>(args: readonly string[]): Promise<T> {
  return JSON.parse((await tidemark([...args, '--json'])).stdout) as T;
}

/** With plain blanks. */
async function textOf(page: Page, selector: string): Promise<string> {
  return plain(await page.locator(selector).first().innerText());
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function chanceText(target: Forecast['targets'][string], lang: Language): string {
  return plain(probabilityText(target, textsOf(lang)));
}

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  let visited: Visit;
  let page: Page;
  beforeAll(async () => {
    visited = await visit(browser, `${server.url}#overview`, {locale: lang === 'zh' ? 'zh-CN' : 'en-GB'});
    ({page} = visited);
    await digestOf(page, FULL);
  }, PATIENCE);
  afterAll(() => visited.close());
  // With what goes along in the address, as links have it.
  const go = (hash: string) =>
    page.evaluate((to) => void (location.hash = to + location.hash.replace(/^[^?]*/, '')), hash);

  it('the overview has the chances of the command line', async () => {
    for (const details of await page.locator('details:not([open]) > summary').all()) await details.click();
    const texts = textsOf(lang);
    const {years} = viewOf(forecast, lang);
    const shown = years.flatMap(({tables, combined}) => [...tables.flatMap(({points}) => points), ...combined]);
    expect(shown.length).toBe(23);
    for (const {id, target} of shown) {
      expect(await textOf(page, `[data-target="${id}"] .value`)).toBe(chanceText(target, lang));
      expect(await textOf(page, `[data-target="${id}"] .word`)).toBe(
        texts.likelihood[likelihoodOf(target.probability)],
      );
    }
  });

  it('the headline comes first, with its word, the growth it needs beside history, and the outside view', async () => {
    const texts = textsOf(lang);
    const target = forecast.targets['zhejiang-revenue-2027']!;
    const word = texts.likelihood[likelihoodOf(target.probability)];
    expect(await textOf(page, '.hero .chance')).toBe(`${chanceText(target, lang)} ${word}`);
    expect(await textOf(page, '.ranges .current')).toContain(word);
    const bars = await page.locator('.growth-bars strong').allInnerTexts();
    // 1183 in 2015, 2990 in 2023, 3127.9 in 2024.
    const rates = [target.implied!.growth, (3127.9 / 1183) ** (1 / 9) - 1, 3127.9 / 2990 - 1];
    expect(bars.map(plain)).toEqual(rates.map((rate) => plain(growthText(rate, texts))));
    const outside = plain(outsideViewText(target.outsideView!, viewOf(forecast, lang)));
    expect(outside.replaceAll(/[:：] ?/g, '')).toBe(
      (await textOf(page, '.facts > :last-child')).replaceAll(/ (?=2 of|同类)/g, ''),
    );
  });

  it('a row leads to the detail, whose numbers are those of the command line', async () => {
    await page.locator('[data-target="qiantang-revenue-2027"]').click();
    await page.locator('.detail .distribution svg').waitFor();
    expect(await textOf(page, '[data-chance] ')).toContain(
      chanceText(forecast.targets['qiantang-revenue-2027']!, lang),
    );
    const quantity = metricQuantity(forecast, 'revenue', lang);
    const years = forecast.metrics['revenue']!.districts['qiantang']!;
    for (const [year, trajectory] of Object.entries(years))
      for (const column of ['p05', 'p25', 'p50', 'p75', 'p95', 'mean', 'sd'] as const)
        expect(await textOf(page, `[data-cell="${year} ${column}"]`)).toBe(quantity.number(trajectory[column]));
    const [fan, spread, byYear] = await page
      .locator('.detail svg.chart')
      .evaluateAll((charts) => charts.map((chart) => chart.getAttribute('aria-label') ?? ''));
    expect(fan).toContain(quantity.number(years['2027']!.p50));
    expect(plain(spread!)).toContain(chanceText(forecast.targets['qiantang-revenue-2027']!, lang));
    expect(byYear).toContain('2026');
  });

  it('pickers lead to any metric, district and year', async () => {
    await page.locator('.pickers select').nth(1).selectOption('binhai');
    await page.locator('.pickers select').nth(2).selectOption('2025');
    await page.waitForFunction(() => location.hash.startsWith('#metric/revenue/binhai/2025'));
    await page.locator('.pickers select').nth(0).selectOption('named_share');
    await page.waitForFunction(() => location.hash.startsWith('#metric/named_share/zhejiang/2025'));
    const {p50} = forecast.metrics['named_share']!.districts['zhejiang']!['2025']!;
    expect(await textOf(page, '[data-cell="2025 p50"]')).toBe(
      metricQuantity(forecast, 'named_share', lang).number(p50),
    );
  });

  it('a combined target shows what it is made of', async () => {
    await go('#target/all-core-2027');
    await page.locator('.detail [data-target]').first().waitFor();
    expect(await textOf(page, '.detail .chance')).toContain(chanceText(forecast.targets['all-core-2027']!, lang));
    const parts = await page
      .locator('.detail [data-target]')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['target']));
    expect(parts).toEqual(['qiantang-revenue-2027', 'binhai-revenue-2027', 'linhai-revenue-2027']);
  });

  it('the audit has the findings of the command line, and its targets lead to their rows', async () => {
    const report = await json<AuditReport>(['audit', SCENARIO]);
    await go('#audit');
    await page.locator('[data-finding]').first().waitFor();
    const found = await page
      .locator('[data-finding]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['finding']));
    expect(found).toEqual(report.findings.map(({id}) => id));
    const sentences = await page.locator('[data-finding] > p').allInnerTexts();
    expect(sentences.map(plain)).toEqual(report.findings.map(({sentence}) => plain(sentence[lang])));
    const link = page.locator('a[href^="#overview/"]').first();
    const id = (await link.getAttribute('href'))!.replace(/^#overview\/|\?.*$/g, '');
    await link.click();
    await page.waitForFunction((wanted) => (document.activeElement as HTMLElement).dataset['target'] === wanted, id);
  });

  it('a slider moved by the keyboard changes the answer and says by how much', async () => {
    await go('#what-if');
    const slider = page.locator('input[type=range]').first();
    await slider.focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
    // From 5.5 %, where the browser puts the thumb at 6: four steps of 1 %.
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type=number]')?.value === '10');
    const variant = await json<Forecast>(['run', variantFile('10%')]);
    await page.locator(`html[data-digest="${variant.digest}"][data-replicates="${FULL}"]`).waitFor({state: 'attached'});
    const texts = pageTextsOf(lang);
    for (const id of ['zhejiang-revenue-2027', 'deqing-revenue-2027', 'linhai-revenue-2027']) {
      const target = variant.targets[id]!;
      expect(await textOf(page, `[data-target="${id}"] .value`)).toBe(chanceText(target, lang));
      const difference = differenceText(target.probability, forecast.targets[id]!.probability, texts);
      expect(await textOf(page, `[data-target="${id}"] .change`)).toBe(difference);
    }
    expect(plain(await page.locator('[data-said]').innerText())).toContain(
      chanceText(variant.targets['zhejiang-revenue-2027']!, lang),
    );
    expect(await textOf(page, '.slider.set .says')).toContain(texts.whatIf.set('').slice(-5));
    await page.locator('.slider.set button').click();
    await page.locator(`html[data-digest="${forecast.digest}"]`).waitFor({state: 'attached'});
    expect(await textOf(page, '[data-target="zhejiang-revenue-2027"] .change')).toBe(texts.whatIf.unchanged);
  });

  it('a number typed for a district is what counts, finer than the slider', async () => {
    await go('#what-if');
    await page.locator('input[type=number]').nth(1).fill('25.5');
    const variant = await json<Forecast>(['run', variantFile(undefined, '25.5%')]);
    await page.locator(`html[data-digest="${variant.digest}"][data-replicates="${FULL}"]`).waitFor({state: 'attached'});
    expect(await textOf(page, '[data-target="qiantang-revenue-2027"] .value')).toBe(
      chanceText(variant.targets['qiantang-revenue-2027']!, lang),
    );
    await go('#overview');
    expect(await textOf(page, '.moved-levers')).toContain(pageTextsOf(lang).leversMoved(1));
    await page.locator('.moved-levers button').click();
    await page.locator(`html[data-digest="${forecast.digest}"]`).waitFor({state: 'attached'});
  });

  it('complains of nothing', () => expect(visited.complaints).toEqual([]));
});

/** The plan with its trend, or Qiantang's edge, set to a number. */
function variantFile(trend: string | undefined, edge?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-web-'));
  copyFileSync(SCENARIO, join(folder, 'revenue.yaml'));
  const path = join(folder, 'what-if.yaml');
  const assumption = trend === undefined ? `edge: {at: {qiantang: "${edge}"}}` : `trend: {value: "${trend}"}`;
  writeFileSync(path, `tidemark: 1\nextends: revenue.yaml\nid: zhejiang-2027-what-if\nassumptions:\n  ${assumption}\n`);
  return path;
}
