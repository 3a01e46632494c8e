import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {findings, smallTargets} from './accessible.ts';
import {type Served, serve} from './serve.ts';
import {digestOf, DIST, launch, type Visit, visit} from './visit.ts';

const FULL = 100_000;
/** Milliseconds for a browser, a page and an answer where other work is under way. */
const PATIENCE = 60_000;

let browser: Browser;
let server: Served;
beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), serve(DIST)]);
}, PATIENCE);
afterAll(() => Promise.all([browser.close(), server.close()]));

const VIEWS = [
  'overview',
  'what-if',
  'target/qiantang-revenue-2027',
  'target/all-core-2027',
  'drivers',
  'levers',
  'audit',
  'scenarios',
  'scenarios/edit',
  'scenarios/compare',
  'present',
];

/** Where a view says that it waits only once it has been loaded: what is there when it has its answer. */
const ANSWERED: Readonly<Record<string, string>> = {
  drivers: '.driven .joint svg',
  levers: '.frontier .asked, .frontier .example',
};

/** Turns to a view and waits until what it draws is there. */
async function turnTo(page: Page, view: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), view);
  if (ANSWERED[view] !== undefined) await page.locator(ANSWERED[view]).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.waiting'));
  await page.evaluate(() => {
    for (const summary of document.querySelectorAll<HTMLElement>('details:not([open]) > summary')) summary.click();
  });
}

/** Opens what it would take, which is loaded after the view that it stands in. */
async function openTakes(page: Page): Promise<void> {
  await page.locator('.takes').waitFor();
  if (!(await page.locator('.required').isVisible())) await page.locator('.takes > summary').click();
}

describe.each([
  ['en-GB', 'light', 1280],
  ['zh-CN', 'dark', 390],
  ['en-GB', 'dark', 390],
  ['zh-CN', 'light', 1920],
] as const)('in %s, %s, %d pixels wide', (locale, colorScheme, width) => {
  let visited: Visit;
  let page: Page;
  beforeAll(async () => {
    // The policy would keep axe out.
    visited = await visit(browser, server.url, {locale, colorScheme, viewport: {width, height: 844}, bypassCSP: true});
    ({page} = visited);
    await digestOf(page, FULL);
  }, PATIENCE);
  afterAll(() => visited.close());

  it.each(VIEWS)('%s is clean, fits, and has no target under 24 pixels', async (view) => {
    await turnTo(page, view);
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(smallTargets)).toEqual([]);
  });

  it('what it would take is so too, a slider moved and any chance asked for', async () => {
    await turnTo(page, 'what-if');
    await openTakes(page);
    await page.locator('.lever-answer[data-lever=trend] button').click();
    await page.locator('[data-reached]').waitFor();
    await page.locator('.levels input[type=radio]').last().check();
    await page.locator('.levels input[type=number]').fill('99.9');
    await page.keyboard.press('Enter');
    await page.locator('.lever-answer').first().waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    await page.locator('.levers header button').click();
  });

  it('the keyboard alone reaches everything, and one sees where it is', async () => {
    await turnTo(page, 'what-if');
    await openTakes(page);
    // Its controls come one by one while it computes: those that are there from the start will do.
    await page.evaluate(() => document.querySelector('.takes')!.removeAttribute('open'));
    await page.locator('.required').waitFor({state: 'detached'});
    await page.keyboard.press('Tab');
    await page.locator('.skip').focus();
    // Of radio buttons the one that is chosen is reached, and the arrow keys reach the others.
    const wanted = await page.evaluate(
      () =>
        document.querySelectorAll(
          'a[href], button:not(:disabled), input:not([type=radio]:not(:checked)), select, summary',
        ).length,
    );
    const reached = new Set<string>();
    const unseen: string[] = [];
    for (let i = 0; i < wanted; i++) {
      const {key, hasOutline} = await page.evaluate(whereItIs);
      reached.add(key);
      if (!hasOutline) unseen.push(key);
      await page.keyboard.press('Tab');
    }
    expect(reached.size).toBe(wanted);
    expect(unseen).toEqual([]);
  });
});

/** Runs in the page: what has the focus, and whether that shows. */
function whereItIs(): {key: string; hasOutline: boolean} {
  const element = document.activeElement!;
  const all = [...document.querySelectorAll('*')];
  const {outlineStyle, outlineWidth} = getComputedStyle(element);
  return {
    key: `${all.indexOf(element)} ${element.outerHTML.slice(0, 60)}`,
    hasOutline: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
}

describe('language and colours', () => {
  it('are switched at once and kept in the address', async () => {
    const {page, close} = await visit(browser, server.url, {locale: 'en-GB', colorScheme: 'light'});
    await digestOf(page, FULL);
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.body.querySelector('.overview')!).backgroundColor);
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', {name: 'Dark'}).click();
    await page.getByRole('button', {name: '中文'}).click();
    await page.getByRole('button', {name: '浅色'}).waitFor();
    expect(await paper()).toBe('rgb(22, 32, 42)');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(page.url()).toMatch(/#.*[?&]theme=dark&lang=zh\b/);
    await page.reload();
    await page.getByRole('button', {name: '浅色'}).waitFor();
    await page.getByRole('link', {name: '假如', exact: true}).click();
    expect(page.url()).toMatch(/#what-if\?.*theme=dark&lang=zh\b/);
    await close();
  });

  it('follow the system where nothing is chosen', async () => {
    const {page, close} = await visit(browser, server.url, {locale: 'zh-CN', colorScheme: 'dark'});
    await page.getByRole('button', {name: '浅色'}).waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(15, 23, 32)',
    );
    await close();
  });

  it('a reader who wants no motion gets none', async () => {
    const {page, close} = await visit(browser, server.url, {reducedMotion: 'reduce'});
    await page.locator('.meter .fill').first().waitFor({state: 'attached'});
    const seconds = await page.evaluate(
      () => getComputedStyle(document.querySelector('.meter .fill')!).transitionDuration,
    );
    expect(seconds).toBe('0s');
    await close();
  });
});
