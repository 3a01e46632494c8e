import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {outcome, start} from '../cli/harness.ts';
import {scriptsOf} from './first-load.ts';
import {type Served, serve} from './serve.ts';
import {digestOf, DIST, launch, SINGLE_FILE, type Visit, visit} from './visit.ts';

const SCENARIO = 'scenarios/plans/zhejiang-cluster/revenue.yaml';

let browser: Browser;
let server: Served;
let expected: {digest: string; replicates: number};
beforeAll(async () => {
  [browser, server, expected] = await Promise.all([launch(), serve(DIST), fromCommandLine()]);
});
afterAll(() => Promise.all([browser.close(), server.close()]));

async function fromCommandLine(): Promise<typeof expected> {
  const {stdout} = await outcome(start(['run', SCENARIO, '--json']));
  const {digest, run} = JSON.parse(stdout) as {digest: string; run: {replicates: number}};
  return {digest, replicates: run.replicates};
}

describe.each(['files in a folder', 'one file, from a stick'] as const)('the page as %s', (form) => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(browser, form === 'files in a folder' ? server.url : SINGLE_FILE);
  });
  afterAll(() => visited.close());

  it('comes to the digest of the command line', async () =>
    expect(await digestOf(visited.page, expected.replicates)).toBe(expected.digest));

  it('leads to the notebooks, in its language, where they are beside it, and they lead back', async () => {
    const link = visited.page.locator('.provenance a[href*=notebooks]');
    if (form !== 'files in a folder') return expect(await link.count()).toBe(0);
    const {page, close} = await visit(browser, `${server.url}#overview?lang=zh`);
    await page.locator('.provenance a[href*=notebooks]').click();
    await page.locator('html[lang=zh]').waitFor({state: 'attached'});
    expect(new URL(page.url()).pathname).toMatch(/\/notebooks\/index\.html$/);
    await page.locator('a[href="../index.html"]').first().click();
    await page.locator('.provenance').waitFor();
    await close();
  });

  it('asks nobody else for anything', () => {
    const own = form === 'files in a folder' ? server.url : SINGLE_FILE;
    const others = visited.requests.filter((url) => !url.startsWith(own) && !/^(data|blob):/.test(url));
    expect(others).toEqual([]);
    expect(visited.requests.length).toBeGreaterThan(0);
  });

  it('is ruled by a strict policy and does nothing that it forbids', async () => {
    const policy = await visited.page.locator('meta[http-equiv]').getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; script-src [^;]*;/);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(visited.complaints).toEqual([]);
  });
});

/** Kilobytes of script, packed, that a visitor may have to wait for before the answer stands there. */
const BUDGET = 250;

it('loads less script than the budget until the full answer is there', async () => {
  const {page, requests, close} = await visit(browser, server.url);
  await digestOf(page, expected.replicates);
  const scripts = scriptsOf(requests, server.url);
  const kilobytes = scripts.reduce((sum, {gzip}) => sum + gzip / 1000, 0);
  await close();
  // The page, the engine's worker, and the workers that it starts.
  expect(scripts.length).toBeGreaterThan(2);
  expect(kilobytes, scripts.map(({name, gzip}) => `${name} ${gzip}`).join('\n')).toBeLessThan(BUDGET);
});
