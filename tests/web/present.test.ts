import {readFileSync} from 'node:fs';
import {readXlsx} from 'hucre/xlsx';
import type {Browser, Locator, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Forecast} from '../../engine/index.ts';
import {outcome, start} from '../cli/harness.ts';
import {unzip} from './unzip.ts';
import {digestOf, launch, SINGLE_FILE, type Visit, visit} from './visit.ts';

const SCENARIO = 'scenarios/plans/zhejiang-cluster/revenue.yaml';
const ALL = 100_000;
const wait = 20_000;

let browser: Browser;
let forecast: Forecast;
beforeAll(async () => {
  browser = await launch();
  const {stdout} = await outcome(start(['run', SCENARIO, '--json']));
  forecast = JSON.parse(stdout) as Forecast;
});
afterAll(() => browser.close());

const visits: Visit[] = [];
async function open(hash: string, locale = 'en'): Promise<Page> {
  const visited = await visit(browser, SINGLE_FILE + hash, {
    locale,
    viewport: {width: 1280, height: 720},
    hasTouch: true,
  });
  visits.push(visited);
  await digestOf(visited.page, ALL);
  return visited.page;
}
afterAll(() => Promise.all(visits.map(({close}) => close())));

/** Waits until the audit has added its slides. */
async function deck(locale = 'en', at = 1): Promise<{page: Page; count: number}> {
  const page = await open(`#present/${at}`, locale);
  await page.locator('.counter', {hasText: '/ 15'}).waitFor({timeout: wait});
  return {page, count: 15};
}

async function saved(page: Page, button: Locator): Promise<{name: string; content: Buffer}> {
  const [download] = await Promise.all([page.waitForEvent('download', {timeout: wait}), button.click()]);
  return {name: download.suggestedFilename(), content: readFileSync(await download.path())};
}

describe('the deck', () => {
  it('turns with keys, page keys, fingers and buttons, and is left with Escape', async () => {
    const {page, count} = await deck();
    const at = async () => (await page.locator('.counter').textContent())!.split(' / ')[0];
    for (const [key, expected] of [
      ['ArrowRight', 2],
      [' ', 3],
      ['PageDown', 4],
      ['ArrowLeft', 3],
      ['PageUp', 2],
      ['End', count],
      ['ArrowRight', count],
      ['Home', 1],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForFunction(
        (wanted) => document.querySelector('.counter')?.textContent?.startsWith(wanted),
        `${expected} /`,
      );
    }
    await page.getByRole('button', {name: 'Next slide'}).click();
    expect(await at()).toBe('2');
    await page.evaluate(() => {
      const stage = document.querySelector('.stage')!;
      const touch = (clientX: number) => new Touch({identifier: 1, target: stage, clientX, clientY: 300});
      const event = {bubbles: true};
      stage.dispatchEvent(
        new TouchEvent('touchstart', {...event, touches: [touch(600)], changedTouches: [touch(600)]}),
      );
      stage.dispatchEvent(new TouchEvent('touchend', {...event, touches: [], changedTouches: [touch(300)]}));
    });
    await page.locator('.counter', {hasText: '3 / 15'}).waitFor();
    expect(page.url()).toContain('#present/3');
    await page.keyboard.press('Escape');
    await page.locator('.bar').waitFor();
    expect(page.url()).toContain('#overview');
  });

  it.each([
    ['en', 'remote', 'Notes'],
    ['zh-CN', '几乎不可能', '备注'],
  ])(
    'says in %s what the command line says, one target a slide, and no slide is larger than its place',
    async (locale, word, notes) => {
      const {page} = await deck(locale);
      const {probability} = forecast.targets['zhejiang-revenue-2027']!;
      const percent = (100 * probability).toFixed(2);
      const slide = page.locator('.slide');
      expect(await slide.textContent()).toContain(percent);
      expect(await slide.textContent()).toContain(word);
      const ids = new Set<string>();
      for (let i = 0; i < 15; i++) {
        ids.add((await slide.getAttribute('data-slide'))!);
        const over = await slide.evaluate((element) => {
          const body = element.querySelector('.slide-body')!;
          return Math.max(element.scrollHeight - element.clientHeight, body.scrollHeight - body.clientHeight);
        });
        expect(over, `slide ${i + 1}`).toBeLessThanOrEqual(1);
        await page.keyboard.press('PageDown');
      }
      await page.keyboard.press('n');
      await page.getByRole('complementary', {name: notes}).waitFor();
      const districts = Object.values(forecast.targets).filter(
        ({metric, year}) => metric === 'revenue' && year === 2027,
      ).length;
      expect([...ids].filter((id) => id.startsWith('target-')).length).toBeGreaterThan(1);
      expect([...ids].filter((id) => id.startsWith('target-')).length).toBeLessThanOrEqual(districts);
      expect([...ids]).toEqual(expect.arrayContaining(['answer', 'together', 'what-if']));
      expect([...ids].filter((id) => id.startsWith('finding-'))).toHaveLength(2);
    },
  );

  it('answers what-if on the slide; a slider keeps its arrows, a clicker turns all the same', async () => {
    const {page} = await deck('en', 13);
    await page.locator('[data-slide="what-if"]').waitFor();
    const chance = page.locator('.live-now strong');
    const before = await chance.textContent();
    const slider = page.locator('.live input[type=range]').first();
    await slider.focus();
    for (let i = 0; i < 5; i++) await slider.press('ArrowRight');
    await page.waitForFunction((was) => document.querySelector('.live-now strong')?.textContent !== was, before);
    await page.locator('.live-now .change:not(:empty)').waitFor();
    await page.locator('[data-slide="what-if"]').waitFor();
    await slider.press('PageUp');
    await page.locator('[data-slide="together"]').waitFor();
  });

  it('does nothing that the policy forbids', () => {
    expect(visits.length).toBeGreaterThan(0);
    expect(visits.flatMap(({complaints}) => complaints)).toEqual([]);
  });
});

describe('what is saved', () => {
  it('charts: SVG without variables of the page, PNG of twice the size', async () => {
    const {page} = await deck('zh-CN', 3);
    const svg = await saved(page, page.getByRole('button', {name: /SVG/}));
    const text = svg.content.toString('utf8');
    expect(svg.name).toMatch(/^浙江省.*\.svg$/);
    expect(text).not.toMatch(/var\(|currentColor/);
    expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(text).toContain('Microsoft YaHei');
    expect(text).toContain('亿元');
    const png = await saved(page, page.getByRole('button', {name: /PNG/}));
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    const [, width] = /width="(\d+)"/.exec(text)!;
    expect(png.content.readUInt32BE(16)).toBe(2 * Number(width));
    // A picture with nothing on it would be a few kilobytes of white.
    expect(png.content.length).toBeGreaterThan(20_000);
  });

  it.each([
    ['en', 'Chance'],
    ['zh-CN', '达标概率'],
  ])(
    'tables in %s: CSV that Excel reads, and a workbook with the numbers of the command line',
    async (locale, chance) => {
      const page = await open('#scenarios', locale);
      const buttons = page.locator('.tables .save button');
      const csv = await saved(page, buttons.first());
      expect([...csv.content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(csv.content.toString('utf8').split('\r\n')).toHaveLength(Object.keys(forecast.targets).length + 2);
      const xlsx = await saved(page, buttons.last());
      const book = await readXlsx(new Uint8Array(xlsx.content));
      expect(book.sheets).toHaveLength(3);
      const [head, ...rows] = book.sheets[0]!.rows;
      const column = head!.indexOf(chance);
      const id = head!.length - 1;
      const found = Object.fromEntries(rows.map((row) => [String(row[id]), row[column]]));
      const expected = Object.entries(forecast.targets).map(([name, {probability}]) => [name, probability]);
      expect(found).toEqual(Object.fromEntries(expected));
      expect(JSON.stringify(book.sheets[2]!.rows)).toContain(forecast.digest);
    },
  );

  it.each(['en', 'zh-CN'])(
    'the deck as PowerPoint in %s: a slide each, real text, notes, charts with a description',
    async (locale) => {
      const {page, count} = await deck(locale);
      const {name, content} = await saved(page, page.getByRole('button', {name: 'PowerPoint'}));
      expect(name).toMatch(/\.pptx$/);
      const files = unzip(content);
      const parts = (pattern: RegExp) =>
        [...files].filter(([file]) => pattern.test(file)).map(([, part]) => part.toString('utf8'));
      const slides = parts(/^ppt\/slides\/slide\d+\.xml$/);
      expect(slides).toHaveLength(count);
      expect(parts(/^ppt\/notesSlides\/notesSlide\d+\.xml$/)).toHaveLength(count);
      const first = slides.find((slide) => slide.includes(`1 / ${count}`))!;
      expect(first).toContain('typeface="Microsoft YaHei"');
      expect(first).toContain((100 * forecast.targets['zhejiang-revenue-2027']!.probability).toFixed(2));
      expect(first).toContain(locale === 'en' ? 'remote' : '几乎不可能');
      const pictures = slides.filter((slide) => slide.includes('<p:pic>'));
      expect(pictures.length).toBeGreaterThan(5);
      for (const slide of pictures) expect(slide).toMatch(/descr="[^"]+"/);
    },
  );

  it('the deck on paper: a page each, in the size of the paper', async () => {
    const {page, count} = await deck('zh-CN');
    const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(count);
    expect(new Set(pdf.match(/\/MediaBox\s*\[[^\]]*\]/g)).size).toBe(1);
    // A4 is 842 by 595 points.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/);
    expect(await page.locator('.print-page').count()).toBe(0);
  });
});
