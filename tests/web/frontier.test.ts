import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {portfolioPointView, portfolioView} from '../../engine/portfolio-display.ts';
import {compile, loadScenario, METRIC_SCHEMAS, type PortfolioReport} from '../../engine/index.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {PORTFOLIO_REPLICATES} from '../../web/frontier/choosing.ts';
import {tidemark} from '../cli/harness.ts';
import {findings, smallTargets} from './accessible.ts';
import {type Served, serve} from './serve.ts';
import {digestOf, DIST, launch, type Visit, visit} from './visit.ts';

const FILE = 'scenarios/examples/levers.yaml';
const ADDRESS = '#levers?scenario=examples/levers.yaml';
/** Milliseconds for a thousand portfolios where other work is under way. */
const PATIENCE = 120_000;

let browser: Browser;
let server: Served;
let report: PortfolioReport;
beforeAll(async () => {
  [browser, server, report] = await Promise.all([launch(), serve(DIST), levers()]);
}, PATIENCE);
afterAll(() => Promise.all([browser.close(), server.close()]));

/** What the command line says, for programs. */
async function levers(): Promise<PortfolioReport> {
  const replicates = ['--replicates', String(PORTFOLIO_REPLICATES)];
  return JSON.parse((await tidemark(['levers', FILE, ...replicates, '--json'])).stdout) as PortfolioReport;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

async function textsIn(page: Page, selector: string): Promise<string[]> {
  return (await page.locator(selector).allInnerTexts()).map(plain);
}

async function answered(page: Page, probability: number): Promise<void> {
  await page.locator(`.found[data-probability="${probability}"] svg`).waitFor({timeout: PATIENCE});
}

/** Until the answer has come that a change asks for: its cost and probability. */
async function nextAnswer(page: Page, change: () => Promise<void>): Promise<{cost: number; probability: number}> {
  await change();
  await page.locator('.frontier .state .busy').waitFor();
  await page.locator('.frontier .state .busy').waitFor({state: 'detached', timeout: PATIENCE});
  const found = page.locator('.found');
  const number = async (name: string) => Number(await found.getAttribute(`data-${name}`));
  return {cost: await number('cost'), probability: await number('probability')};
}

describe.each([
  ['zh', 'zh-CN', 'dark', 390],
  ['en', 'en-GB', 'light', 1280],
] as const)('levers and a budget in %s', (lang, locale, colorScheme, width) => {
  let visited: Visit;
  let page: Page;
  beforeAll(async () => {
    // The policy would keep axe out.
    const options = {locale, colorScheme, viewport: {width, height: 844}, bypassCSP: true};
    visited = await visit(browser, server.url + ADDRESS, options);
    ({page} = visited);
    await answered(page, report.best!.probability);
  }, PATIENCE);
  afterAll(() => visited.close());

  it('are what the command line says', async () => {
    const view = portfolioView(report, lang);
    expect(await textsIn(page, '#frontier')).toEqual([plain(view.answer)]);
    expect(await textsIn(page, '.frontier > .goal')).toEqual([plain(view.goal)]);
    const points = (await textsIn(page, '.points label')).map((text) => text.replaceAll(' ', ''));
    expect(points).toHaveLength(report.frontier.length);
    for (const [i, point] of report.frontier.entries()) {
      const {cost, chance, summary} = portfolioPointView(report, point, lang);
      for (const part of [cost, chance, summary]) expect(points[i]).toContain(part.replaceAll(/\s/g, ''));
    }
    const rows = (await textsIn(page, '.set-levers tbody tr')).map((row) => row.replaceAll(' ', ''));
    const set = view.chosen!.set.map(({label, place, setting, cost}) => label + place + setting + cost);
    expect(rows.slice(0, -1)).toEqual(set.map((row) => row.replaceAll(/\s/g, '')));
    const chances = (await textsIn(page, '.target-chances tbody tr')).map((row) => row.replaceAll(' ', ''));
    expect(chances).toEqual(
      view.chosen!.targets.map(({name, chance, now}) => (name + chance + now).replaceAll(/\s/g, '')),
    );
    expect(await textsIn(page, '.found > .note')).toEqual([view.optimism!, view.run].map(plain));
    const drawn = plain((await page.locator('.curve svg').getAttribute('aria-label'))!);
    for (const {costText, chance} of view.frontier.points)
      for (const part of [costText, chance]) expect(drawn).toContain(plain(part));
  });

  it('show the portfolio of a point that is pressed, or chosen with the keyboard', async () => {
    const title = async () => (await textsIn(page, '#portfolio'))[0]!;
    await page.locator('.curve [data-point="1"]').click();
    const at = (i: number) => plain(portfolioPointView(report, report.frontier[i]!, lang).cost);
    expect(await title()).toContain(at(1));
    expect(await page.locator('.points input').nth(1).isChecked()).toBe(true);
    await page.locator('.points input').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    expect(await title()).toContain(at(2));
    expect(await page.locator('.curve circle[r="12"]').count()).toBe(1);
  });

  it('are clean, fit, and have no target under 24 pixels', async () => {
    await page.locator('.goal-fields > summary').click();
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(smallTargets)).toEqual([]);
  });

  it('complain of nothing', () => expect(visited.complaints).toEqual([]));
});

describe('levers and a budget', () => {
  let visited: Visit;
  let page: Page;
  beforeAll(async () => {
    visited = await visit(browser, server.url + ADDRESS);
    ({page} = visited);
    await answered(page, report.best!.probability);
  }, PATIENCE);
  afterAll(() => visited.close());

  const budget = async () => {
    const field = page.locator('.budget input[type=number]');
    const {cost, probability} = await nextAnswer(page, async () => {
      await field.fill('0.5');
      await field.press('Enter');
    });
    // In the unit of the file, 亿元.
    expect(cost).toBeLessThanOrEqual(5);
    expect(probability).toBeLessThan(report.best!.probability);
    expect((await textsIn(page, '#frontier'))[0]).toMatch(/^Within 0\.5 bn yuan: /);
    expect(plain((await page.locator('.curve svg').textContent())!)).toContain('budget 0.5 bn yuan');
  };
  it('follow the budget', budget, PATIENCE);

  const floors = async () => {
    await page.locator('.goal-fields > summary').click();
    const floor = page.locator('.goal-fields .floor input').first();
    await floor.fill('80');
    await floor.press('Enter');
    await page.locator('.frontier .progress button').click();
    expect(await page.locator('.frontier .state').innerText()).toContain('Stopped');
    const again = () => page.locator('.frontier .progress button').click();
    const {cost} = await nextAnswer(page, again);
    expect(cost).toBeGreaterThan(12);
    expect((await textsIn(page, '#frontier'))[0]).toMatch(/^The floors take 1\.\d+ bn yuan/);
    expect((await textsIn(page, '.found > p'))[0]).toBe('That is more than the budget of 1.2 bn yuan.');
    expect(await page.locator('.budget').count()).toBe(0);
  };
  it('find the cheapest that keeps a floor, whatever the budget; can be stopped, and begun again', floors, PATIENCE);

  const sliders = async () => {
    const before = await digestOf(page, PORTFOLIO_REPLICATES);
    const chances = await page
      .locator('.target-chances tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [(row as HTMLElement).dataset['target']!, row.querySelector('td')!.textContent] as const),
      );
    const settings = await textsIn(page, '.set-levers td:nth-last-child(2)');
    await page.locator('.apply .primary').click();
    await page.locator('.apply [role=status]').waitFor();
    await page.waitForFunction(
      ([old, replicates]) => {
        const {digest, replicates: now} = document.documentElement.dataset;
        return digest !== old && now === replicates;
      },
      [before, String(PORTFOLIO_REPLICATES)],
      {timeout: PATIENCE},
    );
    // What has a price does not count: the answer stays.
    expect(await page.locator('.frontier .state .busy').count()).toBe(0);
    await page.locator('.apply a').click();
    await page.locator('.what-if .slider').first().waitFor();
    // The last row says what all cost together.
    expect(await page.locator('.what-if .slider.set').count()).toBe(settings.filter(Boolean).length);
    const id = (await page.locator('[data-headline]').getAttribute('data-headline'))!;
    const said = plain(chances.find(([target]) => target === id)![1]);
    const [, probability, error] = /^([\d.]+) % ± ([\d.]+)$/.exec(said)!.map(Number);
    const shown = parseFloat(await page.locator('[data-headline] strong').innerText());
    // Two estimates from as many replicates, each written to the digit of its standard error.
    expect(Math.abs(shown - probability!)).toBeLessThan(4 * Math.SQRT2 * error! + 2 * error!);
  };
  it('set the sliders, and the forecast agrees', sliders, PATIENCE);

  it('complain of nothing while they are asked', () => expect(visited.complaints).toEqual([]));
});

it.each([
  ['plans/zhejiang-cluster/revenue.yaml', 'extends: revenue.yaml'],
  ['examples/growth.yaml', 'extends: growth.yaml'],
])('says for %s, which has no prices, what to write, and that works', async (path, line) => {
  const {page, complaints, close} = await visit(browser, `${server.url}#levers?scenario=${path}`);
  const example = page.locator('.frontier .example');
  await example.waitFor({timeout: PATIENCE});
  const text = await example.innerText();
  expect(text).toContain(line);
  const file = `scenarios/${path}`.replace(/[^/]*$/, 'with-prices.yaml');
  const read = fileReader(`scenarios/${path}`);
  const compiled = compile(loadScenario(file, (name) => (name === file ? text : read(name)), METRIC_SCHEMAS));
  expect([compiled.costs.size, compiled.budget]).toEqual([1, 10]);
  expect(complaints).toEqual([]);
  await close();
});
