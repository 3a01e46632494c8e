import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {probabilityText, targetSubject, textsOf} from '../../engine/display.ts';
import {driversView, driversWordsOf, jointView} from '../../engine/drivers-display.ts';
import type {DriversReport, Forecast} from '../../engine/index.ts';
import {DRIVERS_REPLICATES} from '../../web/drivers/driving.ts';
import {tidemark} from '../cli/harness.ts';
import {type Served, serve} from './serve.ts';
import {digestOf, DIST, launch, type Visit, visit} from './visit.ts';

const SCENARIO = new URL('../../scenarios/plans/zhejiang-cluster/revenue.yaml', import.meta.url).pathname;
const FULL = 100_000;
const TARGETS = ['zhejiang-revenue-2027', 'qiantang-revenue-2027'] as const;

let browser: Browser;
let server: Served;
let forecast: Forecast;
let reports: Record<string, DriversReport>;
/** Of all targets. */
let together: DriversReport;
beforeAll(async () => {
  [browser, server, forecast] = await Promise.all([launch(), serve(DIST), json<Forecast>(['run', SCENARIO])]);
  const options = ['--replicates', String(DRIVERS_REPLICATES)];
  const found = TARGETS.map(
    async (id) => [id, await json<DriversReport>(['drivers', SCENARIO, '--target', id, ...options])] as const,
  );
  reports = Object.fromEntries(await Promise.all(found));
  together = await json<DriversReport>(['drivers', SCENARIO, ...options]);
});
afterAll(() => Promise.all([browser.close(), server.close()]));

/** What the command line says, for programs. */
async function json<T>(args: readonly string[]): Promise<T> {
  return JSON.parse((await tidemark([...args, '--json'])).stdout) as T;
}

async function textsIn(page: Page, selector: string): Promise<string[]> {
  return (await page.locator(selector).allInnerTexts()).map(plain);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

describe.each(['zh', 'en'] as const)('drivers in %s', (lang) => {
  let visited: Visit;
  let page: Page;
  beforeAll(async () => {
    visited = await visit(browser, `${server.url}#drivers`, {locale: lang === 'zh' ? 'zh-CN' : 'en-GB'});
    ({page} = visited);
    await digestOf(page, FULL);
  });
  afterAll(() => visited.close());

  it.each(TARGETS)('of %s are those of the command line, luck first', async (id) => {
    await page.locator('.drivers .pickers select').selectOption(id);
    await page.locator(`[data-drivers="${id}"] svg`).first().waitFor();
    const view = driversView(reports[id]!, id, lang);
    const chance = probabilityText(forecast.targets[id]!, textsOf(lang));
    expect(await textsIn(page, '#drivers')).toEqual([
      plain(driversWordsOf(lang).chance(targetSubject(forecast, id, lang), chance)),
    ]);
    expect(await textsIn(page, '.driven > :first-child p')).toEqual(view.sentences.map(plain));
    expect(await textsIn(page, '.rules p')).toEqual(view.rules ? [plain(view.rules.text)] : []);
    const rows = (await textsIn(page, '.driven tbody tr')).map((row) => row.replaceAll(' ', ''));
    expect(rows).toEqual(view.sources!.rows.map((row) => row.join('').replaceAll(/\s/g, '')));
    expect(await textsIn(page, '.driven > section > .note:last-child')).toEqual([plain(view.sources!.reading)]);
    const drawn = plain((await page.locator('.driven svg').first().textContent())!);
    for (const {low, high} of view.tornado!.bars)
      for (const end of [low, high]) expect(drawn).toContain(plain(`${end.at} → ${end.text}`));
  });

  it('say how many targets are reached, of whichever one is asked', async () => {
    const {atLeast} = jointView(together, lang)!;
    expect(await textsIn(page, '.joint h3')).toEqual([plain(atLeast!.title)]);
    expect(await textsIn(page, '.joint > p:last-of-type')).toEqual([plain(atLeast!.text)]);
    await page.locator('.joint svg').waitFor();
    await page.locator('.joint summary').click();
    await page.locator('.joint li').nth(3).waitFor();
  });

  it('follow a slider when it rests, and say that they are being computed', async () => {
    await page.locator('.levers-here > summary').click();
    const before = await textsIn(page, '.driven .split p');
    await page.locator('.levers-here input[type=range]').first().focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    await page.locator('.drivers .busy').waitFor();
    await page.locator('.drivers .busy').waitFor({state: 'detached'});
    const after = await textsIn(page, '.driven .split p');
    expect(after).not.toEqual(before);
    // What is set is certain, so nothing hangs on it any more.
    expect((await textsIn(page, '.driven tbody th')).join(' ')).not.toContain(
      lang === 'zh' ? '全省趋势增速' : 'Trend growth of the province',
    );
  });

  it('complains of nothing', () => expect(visited.complaints).toEqual([]));
});
