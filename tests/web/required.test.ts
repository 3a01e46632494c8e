import {readFileSync} from 'node:fs';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {
  compile,
  type LeverSettings,
  levers,
  loadScenario,
  METRIC_SCHEMAS,
  required,
  type RequiredReport,
  variantText,
} from '../../engine/index.ts';
import {type RequiredCellView, requiredView} from '../../engine/required-display.ts';
import {tidemark} from '../cli/harness.ts';
import {type Served, serve} from './serve.ts';
import {digestOf, DIST, launch, type Visit, visit} from './visit.ts';

const SCENARIO = new URL('../../scenarios/plans/zhejiang-cluster/revenue.yaml', import.meta.url).pathname;
const FULL = 100_000;
const TARGET = 'zhejiang-revenue-2027';

let browser: Browser;
let server: Served;
/** What the command line says, by lever; `growth` of growth. */
let reports: Readonly<Record<'growth' | 'trend' | 'edge/rest', RequiredReport>>;
beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), serve(DIST)]);
  const [growth, trend, rest] = await Promise.all([
    json([]),
    json(['--lever', 'trend']),
    json(['--lever', 'edge/rest', '--replicates', String(FULL)]),
  ]);
  reports = {growth, trend, 'edge/rest': rest};
});
afterAll(() => Promise.all([browser.close(), server.close()]));

async function json(args: readonly string[]): Promise<RequiredReport> {
  return JSON.parse((await tidemark(['required', SCENARIO, '--target', TARGET, ...args, '--json'])).stdout);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

const rowOf = (page: Page, lever: string) => page.locator(`.lever-answer[data-lever="${lever}"]`);

/** Until all replicates have been used. */
async function ready(page: Page): Promise<void> {
  await page.locator('.required .state .hidden').waitFor({state: 'attached', timeout: 60_000});
}

function answerOf(report: RequiredReport, probability: number) {
  return report.targets[TARGET]!.answers.find((answer) => answer.probability === probability)!;
}

function cellOf(report: RequiredReport, probability: number, lang: 'zh' | 'en'): RequiredCellView {
  const {answers} = requiredView(report, lang).sections[0]!.rows[0]!;
  return answers.find((cell) => cell.probability === probability)!;
}

describe('what it would take', () => {
  let visited: Visit;
  let page: Page;
  beforeAll(async () => {
    visited = await visit(browser, `${server.url}#what-if`, {locale: 'zh-CN'});
    ({page} = visited);
    await digestOf(page, FULL);
    await page.locator('.takes > summary').click();
    await ready(page);
  });
  afterAll(() => visited.close());

  const choose = (level: number, lang: 'zh' | 'en') =>
    page.getByRole('radio', {name: lang === 'zh' ? `${100 * level}%` : `${100 * level} %`}).check();

  describe.each(['zh', 'en'] as const)('in %s', (lang) => {
    beforeAll(async () => {
      if (lang === 'en') await page.getByRole('button', {name: 'English'}).click();
    });

    it.each([0.8, 0.5, 0.95])('is what the command line says, to the digit, at %d', async (level) => {
      await choose(level, lang);
      expect(Number(await page.locator('[data-growth]').getAttribute('data-growth'))).toBe(
        answerOf(reports.growth, level).value,
      );
      expect(plain(await page.locator('.says-what').innerText())).toBe(plain(cellOf(reports.growth, level, lang).text));
      const trend = rowOf(page, 'trend');
      expect(Number(await trend.getAttribute('data-value'))).toBe(answerOf(reports.trend, level).value);
      expect(plain(await trend.locator('.needed').innerText())).toBe(
        plain(cellOf(reports.trend, level, lang).parts!.needed!),
      );
    });

    it('says where a lever does not reach, and the best that it can do', async () => {
      expect(answerOf(reports['edge/rest'], 0.95).outcome).toBe('unreachable');
      await choose(0.95, lang);
      const row = rowOf(page, 'edge/rest');
      if (!(await row.isVisible())) await page.locator('.required details > summary').last().click();
      expect(plain(await row.locator('.remark').innerText())).toBe(
        plain(cellOf(reports['edge/rest'], 0.95, lang).text),
      );
      expect(await row.getByRole('button').count()).toBe(0);
    });
  });

  it('moves the slider there, and the forecast that follows reaches what was asked', async () => {
    await choose(0.8, 'en');
    await rowOf(page, 'trend').getByRole('button').click();
    const reached = page.locator('[data-reached]');
    await reached.waitFor();
    const slider = page.locator('.levers .slider.set input[type=range]');
    expect(await slider.count()).toBe(1);
    expect(Number(await slider.inputValue())).toBe(answerOf(reports.trend, 0.8).onStep);
    const probability = Number(await reached.getAttribute('data-reached'));
    // The step lies above the answer, and one step further the chance is some ten points more.
    const standardError = Math.sqrt((0.8 * 0.2) / FULL);
    expect(probability).toBeGreaterThan(0.8 - 4 * standardError);
    expect(probability).toBeLessThan(0.9);
    expect(plain(await reached.innerText())).toContain('Asked for 80 %: reached 8');
    expect(plain(await page.locator('[data-headline] strong').innerText())).toContain((100 * probability).toFixed(1));
  });

  it('rests on the other levers as they are set', async () => {
    const report = await requiredWith({trend: answerOf(reports.trend, 0.8).onStep!});
    await expect
      .poll(async () => Number(await rowOf(page, 'edge').getAttribute('data-value')), {timeout: 60_000})
      .toBe(answerOf(report, 0.8).value);
    expect(await rowOf(page, 'trend').getByRole('button').getAttribute('aria-disabled')).toBe('true');
  });

  it('puts the slider back', async () => {
    await page.locator('.moved-lever button').click();
    await page.locator('.moved-lever p').waitFor({state: 'detached'});
    expect(await page.locator('.levers .slider.set').count()).toBe(0);
  });

  it('sets all districts alike', async () => {
    await page.locator('.answered:not(.outdated)').waitFor();
    await rowOf(page, 'edge').getByRole('button').click();
    await page.locator('[data-reached]').waitFor();
    expect(await page.locator('.levers .slider.set').count()).toBe(9);
    expect(Number(await page.locator('[data-reached]').getAttribute('data-reached'))).toBeGreaterThan(0.795);
  });

  it('complains of nothing', () => expect(visited.complaints).toEqual([]));
});

/** All districts' edge, where other levers are set: of the variant that the page would save. */
async function requiredWith(settings: LeverSettings): Promise<RequiredReport> {
  const read = (path: string) => readFileSync(path, 'utf8');
  const load = (file: string, text: (path: string) => string) => compile(loadScenario(file, text, METRIC_SCHEMAS));
  const base = load(SCENARIO, read);
  const file = SCENARIO.replace('.yaml', '-what-if.yaml');
  const text = variantText({id: 'x', extends: 'revenue.yaml', levers: levers(base), settings});
  const compiled = load(file, (path) => (path === file ? text : read(path)));
  return required(compiled, {targets: [TARGET], lever: {lever: 'edge'}});
}

it('of any chance is that of the command line, in the detail of a target too, and of its own district alone', async () => {
  const target = 'qiantang-revenue-2027';
  const {page, complaints, close} = await visit(browser, `${server.url}#target/${target}`);
  await digestOf(page, FULL);
  await page.locator('.takes > summary').click();
  await page.getByRole('radio', {name: 'other'}).check();
  await page.getByRole('spinbutton', {name: 'Another chance, in percent'}).fill('30');
  await page.keyboard.press('Enter');
  const {stdout} = await tidemark(['required', SCENARIO, '--target', target, '--probability', '30%', '--json']);
  const [answer] = (JSON.parse(stdout) as RequiredReport).targets[target]!.answers;
  await expect
    .poll(async () => Number(await page.locator('[data-growth]').getAttribute('data-growth')), {timeout: 60_000})
    .toBe(answer!.value);
  const asked = await page
    .locator('.lever-answer')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['lever']));
  expect(asked).toEqual(['trend', 'edge/qiantang']);
  expect(complaints).toEqual([]);
  await close();
});

it('of a combined target is said in points more', async () => {
  const {page, close} = await visit(browser, `${server.url}#drivers/all-core-2027`);
  await digestOf(page, FULL);
  await page.locator('.takes > summary').click();
  await page.locator('.says-what').waitFor();
  expect(plain(await page.locator('.says-what').innerText())).toMatch(/^\d+\.\d+ ± \d\.\d+ points more than assumed$/);
  await close();
});
