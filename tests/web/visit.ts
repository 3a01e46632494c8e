import {pathToFileURL} from 'node:url';
import {join} from 'node:path';
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {CHROMIUM} from '../chromium.ts';
import {DIST} from './build-page.ts';

export {DIST};

export function launch(): Promise<Browser> {
  return chromium.launch(CHROMIUM);
}

/** The page that is one file, as it is opened from a stick. */
export const SINGLE_FILE = pathToFileURL(join(DIST, 'tidemark.html')).href;

/** A page in a window of its own, and what it did that it must not. */
export interface Visit {
  readonly page: Page;
  /** Addresses of everything that was loaded. */
  readonly requests: readonly string[];
  /** Messages of errors, and of what the policy forbade. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a page. It is in English unless told. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({locale: 'en', ...options});
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  await page.goto(url);
  return {page, requests, complaints, close: () => context.close()};
}

/** The digest that the page shows once it has computed so many replicates. */
export async function digestOf(page: Page, replicates: number): Promise<string> {
  await page.locator(`html[data-replicates="${replicates}"]`).waitFor({state: 'attached', timeout: 30_000});
  return (await page.locator('html').getAttribute('data-digest'))!;
}
