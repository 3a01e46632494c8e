import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {parseHTML} from 'linkedom';
import {type Browser, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {driversPage, htmlReport, leversPage, requiredPage} from '../../engine/report/html/index.ts';
import {folder, PLAN, scenarioFile, tidemark} from '../cli/harness.ts';
import {decisions, workedOut} from './decisions.ts';
import {HOSTILE} from './hostile.ts';
import {portfolioReport} from './portfolio-report.ts';
import {reportInput} from './report-input.ts';

const CHROMIUM = '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page that has opened a file, and what it did besides. */
interface Opened {
  readonly page: Page;
  readonly requests: string[];
  readonly messages: string[];
}

describe.skipIf(!existsSync(CHROMIUM))('the HTML report in Chromium', () => {
  let browser: Browser;
  let file: string;
  let hostile: string;
  /** The pages of drivers, required and levers. */
  let others: string[];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    file = join(folder(), 'plan.html');
    const {code, stdout, stderr} = await tidemark(['run', scenarioFile(PLAN), '--out', file, '--lang', 'en']);
    expect([code, stdout, stderr]).toEqual([0, '', `wrote ${file}\n`]);
    hostile = join(folder(), 'hostile.html');
    writeFileSync(hostile, htmlReport({...reportInput(HOSTILE), ...(await workedOut(HOSTILE))}));
    const {drivers, required} = await decisions(HOSTILE);
    const input = {lang: 'en' as const, document: parseHTML('<html></html>').document, command: HOSTILE};
    const pages = [driversPage(drivers, input), requiredPage(required, input), leversPage(portfolioReport(), input)];
    others = pages.map((text, i) => {
      const path = join(folder(), `${i}.html`);
      writeFileSync(path, text);
      return path;
    });
  });
  afterAll(() => browser.close());

  async function open(path: string, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> {
    const page = await browser.newPage({viewport: {width, height: 900}, colorScheme, offline: true});
    const [requests, messages]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(String(error)));
    page.on('dialog', (dialog) => messages.push(dialog.message()));
    await page.goto(`file://${path}`);
    return {page, requests, messages};
  }

  it('asks for nothing but itself and breaks no rule of its policy', async () => {
    for (const path of [file, hostile, ...others]) {
      const {page, requests, messages} = await open(path);
      expect(requests).toEqual([`file://${path}`]);
      expect(messages).toEqual([]);
      // The style sheet holds: without it both languages would be there.
      expect(await page.locator('main:visible').count()).toBe(1);
      await page.close();
    }
  });

  it('changes its language without a script', async () => {
    const {page} = await open(file);
    expect(await page.locator('main:visible').getAttribute('lang')).toBe('en');
    await page.getByLabel('中文').check();
    expect(await page.locator('main:visible').getAttribute('lang')).toBe('zh-CN');
    await page.close();
  });

  it.each([320, 390, 1280])('is as wide as the screen at %i px, whatever its labels', async (width) => {
    for (const path of [file, hostile, ...others]) {
      const {page} = await open(path, width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    }
  });

  it.each(['light', 'dark'] as const)('has nothing that axe calls serious, %s', async (scheme) => {
    for (const [path, width] of [file, ...others].flatMap((one) => [390, 1280].map((width) => [one, width] as const))) {
      const {page} = await open(path, width, scheme);
      // From outside the page, whose policy allows no script.
      const session = await page.context().newCDPSession(page);
      const {result} = await session.send('Runtime.evaluate', {
        expression: `${AXE};axe.run().then(({violations}) => JSON.stringify(violations.filter(({impact}) => impact === 'serious' || impact === 'critical').map(({id, nodes}) => [id, nodes.map(({html}) => html)])))`,
        awaitPromise: true,
      });
      expect(result.value).toBe('[]');
      await page.close();
    }
  });

  it('prints on A4, black on white, without what is folded away', async () => {
    const {page} = await open(file, 1280, 'dark');
    await page.emulateMedia({media: 'print', colorScheme: 'dark'});
    const look = await page.evaluate(() => ({
      color: getComputedStyle(document.querySelector('main.en h2')!).color,
      background: getComputedStyle(document.documentElement).backgroundColor,
      folded: [...document.querySelectorAll('main.en details:not([open])')].map((one) => getComputedStyle(one).display),
    }));
    expect([look.color, look.background]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    expect(new Set(look.folded)).toEqual(new Set(['none']));
    const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!;
    // 210 by 297 mm in points.
    expect([Number(width), Number(height)]).toEqual([expect.closeTo(595.3, 0), expect.closeTo(841.9, 0)]);
    await page.close();
  });
});
