import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {tidemark} from '../cli/harness.ts';
import {type Served, serve} from './serve.ts';
import {DIST, launch, type Visit, visit} from './visit.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What stands in a notebook once it has run. */
interface Expected {
  readonly charts: number;
  /** The scenarios whose digests it shows, below `scenarios/`. */
  readonly scenarios: readonly string[];
}

const NOTEBOOKS: Readonly<Record<string, Expected>> = {
  'reading-the-plan': {charts: 2, scenarios: ['plans/zhejiang-cluster/revenue.yaml']},
};

let browser: Browser;
let server: Served;
beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), serve(DIST)]);
});
afterAll(() => Promise.all([browser.close(), server.close()]));

/** What the command line comes to. */
async function digestOf(scenario: string): Promise<string> {
  const {stdout} = await tidemark(['run', join(ROOT, 'scenarios', scenario), '--json']);
  return (JSON.parse(stdout) as {digest: string}).digest;
}

/** When all its cells have run. */
async function open(name: string, lang: 'zh' | 'en'): Promise<Visit> {
  const visited = await visit(browser, `${server.url}notebooks/${name}.html?lang=${lang}`);
  const {charts, scenarios} = NOTEBOOKS[name]!;
  await visited.page
    .locator('svg.chart')
    .nth(charts - 1)
    .waitFor({timeout: 30_000});
  await visited.page
    .locator('[data-digest]')
    .nth(scenarios.length - 1)
    .waitFor({timeout: 30_000});
  return visited;
}

function textsOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts();
}

it('knows every notebook', () =>
  expect(globSync('*.html', {cwd: join(ROOT, 'notebooks')}).sort()).toEqual(
    ['index', ...Object.keys(NOTEBOOKS)].map((name) => `${name}.html`).sort(),
  ));

it('names no host that the kit would load from', () => {
  const files = globSync('notebooks/**/*.{js,html,css}', {cwd: DIST});
  expect(files.length).toBeGreaterThan(10);
  const naming = files.filter((file) =>
    /jsdelivr|unpkg\.com|esm\.sh|api\.observablehq|googleapis/.test(readFileSync(join(DIST, file), 'utf8')),
  );
  expect(naming).toEqual([]);
});

describe.each(Object.keys(NOTEBOOKS))('the notebook %s', (name) => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await open(name, 'en');
  });
  afterAll(() => visited.close());

  it('comes to the digests of the command line', async () => {
    const shown = await visited.page
      .locator('[data-digest]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['digest']));
    expect(shown).toEqual(await Promise.all(NOTEBOOKS[name]!.scenarios.map(digestOf)));
  });

  it('shows every chart and no error, and does nothing that its policy forbids', async () => {
    expect(await visited.page.locator('svg.chart').count()).toBe(NOTEBOOKS[name]!.charts);
    expect(await textsOf(visited.page, '.observablehq--error')).toEqual([]);
    expect(await visited.page.locator('meta[http-equiv]').getAttribute('content')).not.toMatch(
      /unsafe-inline|'unsafe-eval'|https?:|\*/,
    );
    expect(visited.complaints).toEqual([]);
  });

  it('asks nobody else for anything', () => {
    expect(visited.requests.filter((url) => !url.startsWith(server.url) && !/^(data|blob):/.test(url))).toEqual([]);
    expect(visited.requests.length).toBeGreaterThan(5);
  });

  it('is the same in Chinese, on a telephone too', async () => {
    const {page} = visited;
    await page.setViewportSize({width: 390, height: 800});
    await page.getByRole('button', {name: '中文'}).click();
    await page.locator('html[lang=zh]').waitFor();
    expect((await textsOf(page, 'h1')).filter(Boolean).join()).toMatch(/[一-龥]/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    // Prose in the other language is there and hidden.
    expect(await page.locator('main div[lang=en]').first().isVisible()).toBe(false);
    expect(await page.locator('main div[lang=zh]').count()).toBe(await page.locator('main div[lang=en]').count());
    expect(visited.complaints).toEqual([]);
  });
});
