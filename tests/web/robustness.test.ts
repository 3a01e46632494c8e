import type {Browser, Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from 'vitest';
import {BEAT, PATIENCE} from '../../web/engine/engine-client.ts';
import {PLAN} from '../cli/harness.ts';
import {type Served, serve} from './serve.ts';
import {digestOf, DIST, launch} from './visit.ts';

const FULL = 100_000;

let browser: Browser;
let server: Served;
let page: Page;
beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), serve(DIST)]);
});
afterAll(() => Promise.all([browser.close(), server.close()]));
beforeEach(async () => {
  page = await browser.newPage({locale: 'en'});
  await page.addInitScript(keepWorkers);
  await page.goto(`${server.url}#what-if`);
});
afterEach(() => page.close());

interface WithWorkers {
  workers: Worker[];
}

/** Runs in the page: keeps the workers that it starts where a test finds them. */
function keepWorkers(): void {
  const started: Worker[] = [];
  (globalThis as unknown as WithWorkers).workers = started;
  globalThis.Worker = class extends Worker {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      started.push(this);
    }
  };
}

/** Moves the first slider and lets the engine's worker end, as browsers tell it or without a word. */
async function moveAndKill(message?: string): Promise<void> {
  const slider = document.querySelector<HTMLInputElement>('main input[type=range]')!;
  slider.value = slider.max;
  slider.dispatchEvent(new Event('input', {bubbles: true}));
  // By now the question is with the worker.
  await new Promise((resolve) => setTimeout(resolve));
  const worker = (globalThis as unknown as WithWorkers).workers.at(-1);
  worker?.terminate();
  if (message) worker?.dispatchEvent(new ErrorEvent('error', {message}));
}

it('an engine that dies is said, the last answer stays, and the next question starts another', async () => {
  const first = await digestOf(page, FULL);
  await page.evaluate(moveAndKill, 'out of memory');
  await page.getByRole('alert').getByText('out of memory').waitFor();
  expect(await page.locator('html').getAttribute('data-digest')).toBe(first);
  await page.locator('main input[type=range]').first().press('ArrowLeft');
  await page.locator(`html[data-replicates="${FULL}"]:not([data-digest="${first}"])`).waitFor({state: 'attached'});
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await page.evaluate(() => (globalThis as unknown as WithWorkers).workers.length)).toBe(2);
});

it('an engine that stops without a word is said as well, and the next question starts another', async () => {
  const first = await digestOf(page, FULL);
  await page.clock.install();
  await page.evaluate(moveAndKill, undefined);
  await page.clock.runFor(BEAT * (PATIENCE + 1));
  await page.getByRole('alert').getByText('the engine no longer answers').waitFor();
  expect(await page.locator('html').getAttribute('data-digest')).toBe(first);
  await page.clock.resume();
  await page.locator('main input[type=range]').first().press('ArrowLeft');
  await page.locator(`html[data-replicates="${FULL}"]:not([data-digest="${first}"])`).waitFor({state: 'attached'});
  expect(await page.getByRole('alert').count()).toBe(0);
});

it('a page that is loaded again is where it was', async () => {
  const first = await digestOf(page, FULL);
  const address = page.url();
  await page.reload();
  expect(await digestOf(page, FULL)).toBe(first);
  expect(page.url()).toBe(address);
  expect(await page.locator('main input[type=range]').count()).toBeGreaterThan(0);
});

it('a scenario too large for the browser is refused with its time, and the fast answer to it stays', async () => {
  await digestOf(page, FULL);
  await page.goto(`${server.url}#scenarios`);
  const buffer = Buffer.from(PLAN.replace('replicates: 4096', 'replicates: 1000000000000'));
  await page.locator('input[type=file]').setInputFiles({name: 'large.yaml', mimeType: 'text/yaml', buffer});
  await page.getByRole('alert').getByText('1,000,000,000,000 replicates would take').waitFor();
  expect(await page.locator('html').getAttribute('data-replicates')).toBe('10000');
});
