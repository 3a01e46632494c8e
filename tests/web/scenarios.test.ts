import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {parse} from 'yaml';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {outcome, start} from '../cli/harness.ts';
import {digestOf, launch, SINGLE_FILE, type Visit, visit} from './visit.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const FOLDER = 'scenarios/plans/zhejiang-cluster';
const REVENUE = readFileSync(join(ROOT, FOLDER, 'revenue.yaml'), 'utf8');
const VARIANT = readFileSync(join(ROOT, FOLDER, 'revenue-plan-growth.yaml'), 'utf8');
const ALL = 100_000;
/** In the address. */
const IN_LIBRARY = 'plans%2Fzhejiang-cluster%2F';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

let visited: Visit | undefined;
async function open(hash: string, locale = 'en'): Promise<Page> {
  await visited?.close();
  visited = await visit(browser, SINGLE_FILE + hash, {locale});
  return visited.page;
}
afterAll(() => visited?.close());

async function ofCommandLine(...words: string[]): Promise<Record<string, unknown>> {
  const {stdout} = await outcome(start([...words, '--json']));
  return JSON.parse(stdout) as Record<string, unknown>;
}

const yaml = (name: string, text: string) => ({name, mimeType: 'application/yaml', buffer: Buffer.from(text)});
const files = (page: Page) => page.locator('.own-files input[type=file]');
const wait = 20_000;

/** Puts a text where one types, at once. */
function type(page: Page, text: string): Promise<void> {
  return page.locator('.yaml-field textarea').evaluate((area: HTMLTextAreaElement, value) => {
    area.value = value;
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }, text);
}

describe('the library', () => {
  it.each([
    ['en', 'Examples', 'Price cuts'],
    ['zh-CN', '示例', '集采降价'],
  ])('is offered in %s by plan, and what is picked is shown', async (locale, examples, variant) => {
    const page = await open('#scenarios', locale);
    await page.locator('.library h3').last().waitFor();
    expect(await page.locator('.library h3').last().textContent()).toBe(examples);
    const pick = page.locator('[data-path="plans/zhejiang-cluster/downside.yaml"]');
    expect(await pick.textContent()).toBe(variant);
    await page.locator('[data-path="examples/growth.yaml"]').click();
    await page.locator('[data-path="examples/growth.yaml"][aria-current=true]').waitFor({timeout: wait});
    const {digest} = await ofCommandLine('run', 'scenarios/examples/growth.yaml');
    await page.locator(`html[data-digest="${digest as string}"]`).waitFor({state: 'attached', timeout: wait});
    expect(page.url()).toContain('scenario=examples%2Fgrowth.yaml');
  });
});

describe('files of one’s own', () => {
  it('name what they lack, keep the last answer, and are shown once it is there', async () => {
    const page = await open('#scenarios');
    const before = await digestOf(page, ALL);
    await files(page).setInputFiles(yaml('mine.yaml', VARIANT));
    await page.getByText('Missing: revenue.yaml').waitFor({timeout: wait});
    expect(await page.locator('.soundness .issues').textContent()).toContain('cannot read revenue.yaml, no such file');
    expect(await digestOf(page, ALL)).toBe(before);
    await files(page).setInputFiles(yaml('revenue.yaml', REVENUE));
    const {digest} = await ofCommandLine('run', `${FOLDER}/revenue-plan-growth.yaml`);
    await page.locator(`html[data-digest="${digest as string}"]`).waitFor({state: 'attached', timeout: wait});
    expect(await page.getByText('Missing').count()).toBe(0);
  });

  it('may be dropped anywhere', async () => {
    const page = await open('#overview');
    await digestOf(page, ALL);
    const drop = await page.evaluateHandle(
      ([variant, revenue]) => {
        const data = new DataTransfer();
        data.items.add(new File([variant!], 'mine.yaml'));
        data.items.add(new File([revenue!], 'revenue.yaml'));
        return data;
      },
      [VARIANT, REVENUE],
    );
    await page.dispatchEvent('body', 'dragover', {dataTransfer: drop});
    await page.dispatchEvent('body', 'drop', {dataTransfer: drop});
    const {digest} = await ofCommandLine('run', `${FOLDER}/revenue-plan-growth.yaml`);
    await page.locator(`html[data-digest="${digest as string}"]`).waitFor({state: 'attached', timeout: wait});
  });

  it('that are no scenarios are refused by name, in the language of the page', async () => {
    const page = await open('#scenarios', 'zh-CN');
    await files(page).setInputFiles({name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x')});
    await page.getByText('a.pdf不是 YAML 文件').waitFor({timeout: wait});
    await files(page).setInputFiles({name: 'a.yaml', mimeType: '', buffer: Buffer.from([0, 1, 2])});
    await page.getByText('a.yaml 不是文本文件').waitFor({timeout: wait});
  });
});

describe('the text', () => {
  it('is checked as one types: line and column, the way there, the last answer kept, then the new one', async () => {
    const page = await open('#scenarios/edit');
    const before = await digestOf(page, ALL);
    const text = page.locator('.yaml-field textarea');
    const broken = REVENUE.replace(/^( +)rate: /m, '$1rat: ');
    const line = broken.split('\n').findIndex((row) => /^ +rat: /.test(row)) + 1;
    await type(page, broken);
    const place = page.locator('.issues .place', {hasText: `line ${line}, column`}).first();
    await place.waitFor({timeout: wait});
    expect(
      await page
        .locator('.yaml-field .line')
        .nth(line - 1)
        .getAttribute('class'),
    ).toContain('faulty');
    expect(await text.getAttribute('aria-invalid')).toBe('true');
    expect(await digestOf(page, ALL)).toBe(before);
    await place.click();
    const start = await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart));
    expect(start.split('\n')).toHaveLength(line);
    await type(page, REVENUE.replace('seed: 2027', 'seed: 2028'));
    await page.waitForFunction((old) => document.documentElement.dataset['digest'] !== old, before);
    expect(await page.locator('.issues').count()).toBe(0);
    await page.reload();
    await page.locator('.yaml-field textarea').waitFor();
    expect(await page.locator('.yaml-field textarea').inputValue()).toContain('seed: 2028');
  });

  it('is faulted in the language that is read, also after a change of it', async () => {
    const page = await open('#scenarios/edit', 'zh-CN');
    await digestOf(page, ALL);
    await type(page, REVENUE.replace(/^( +)rate: /m, '$1rat: '));
    const issues = page.locator('.issues').first();
    await issues.getByText('没有 rat 这个键').waitFor({timeout: wait});
    expect(await issues.textContent()).toContain('是不是 rate？');
    expect(await issues.textContent()).not.toMatch(/unknown|did you mean/);
    await page.getByRole('button', {name: 'English'}).click();
    await issues.getByText('unknown key rat').waitFor({timeout: wait});
    expect(await issues.textContent()).toContain('did you mean rate?');
  });
});

describe('a link', () => {
  it('says the scenario, the levers and the language, and brings them back', async () => {
    const page = await open('#what-if?lang=zh');
    await digestOf(page, ALL);
    const slider = page.locator('.levers input[type=range]').first();
    await slider.focus();
    await slider.press('ArrowRight');
    await page.waitForFunction(() => location.hash.includes('set='));
    const url = page.url();
    const moved = await slider.inputValue();
    await page.locator('html[data-replicates="100000"]').waitFor({state: 'attached'});
    const there = await open(new URL(url).hash);
    await there.locator('.slider.set').first().waitFor({timeout: wait});
    expect(await there.locator('.levers input[type=range]').first().inputValue()).toBe(moved);
    expect(await there.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('holds an edited text', async () => {
    const page = await open('#scenarios/edit');
    await digestOf(page, ALL);
    await type(page, REVENUE.replace('seed: 2027', 'seed: 2029'));
    await page.getByText('Sound').waitFor({timeout: wait});
    const edited = await digestOf(page, ALL);
    await page.locator('.scenarios .tabs a').first().click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#share-link')?.value.includes('files='));
    const link = await page.locator('#share-link').inputValue();
    const there = await open(new URL(link).hash);
    expect(await digestOf(there, ALL)).toBe(edited);
    expect(there.url()).not.toContain('files=');
  });

  it('that would be too long is not offered', async () => {
    const page = await open('#scenarios/edit');
    await digestOf(page, ALL);
    // What has no pattern does not shrink below what it says: 80,000 hexadecimal digits are 40,000 bytes.
    let x = 1;
    const noise = Array.from({length: 10_000}, () => (x = (x * 48271) % 2147483647).toString(16)).join('');
    await type(page, `${REVENUE}# ${noise}\n`);
    await page.getByText('Sound').waitFor({timeout: wait});
    await page.locator('.scenarios .tabs a').first().click();
    await page.getByText('mail and chat cut links').waitFor({timeout: wait});
    expect(await page.locator('#share-link').count()).toBe(0);
  });

  it('that was cut says so', async () => {
    const page = await open('#overview?files=abc&lang=zh');
    await digestOf(page, ALL);
    await page.goto(`${SINGLE_FILE}#scenarios?lang=zh&files=abcd`);
    await page.getByText('链接不完整').waitFor({timeout: wait});
  });
});

describe('what the levers say', () => {
  it('is a file that the command line reads to the same digest', async () => {
    const page = await open(`#scenarios?scenario=${IN_LIBRARY}revenue.yaml&set=trend:0.08`);
    const shown = await digestOf(page, ALL);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', {name: 'Download what the levers say'}).click(),
    ]);
    const text = readFileSync(await saved.path(), 'utf8');
    expect(parse(text)).toMatchObject({extends: 'revenue.yaml', assumptions: {trend: {value: '8%'}}});
    const other = await open('#scenarios?scenario=examples%2Fgrowth.yaml');
    await other.locator('[data-path="examples/growth.yaml"][aria-current=true]').waitFor({timeout: wait});
    await files(other).setInputFiles([yaml(saved.suggestedFilename(), text), yaml('revenue.yaml', REVENUE)]);
    await other.locator(`html[data-digest="${shown}"]`).waitFor({state: 'attached', timeout: wait});
  });
});

describe('a comparison', () => {
  it.each(['en', 'zh-CN'])('shows the numbers of the command line, in %s', async (locale) => {
    const page = await open(
      `#scenarios/compare/${IN_LIBRARY}revenue.yaml/${IN_LIBRARY}revenue-plan-growth.yaml`,
      locale,
    );
    const report = (await ofCommandLine('compare', `${FOLDER}/revenue.yaml`, `${FOLDER}/revenue-plan-growth.yaml`)) as {
      targets: {target: string; difference: number; standardError: number}[];
      changes: {path: string}[];
    };
    const moved = report.targets.filter(({difference}) => difference !== 0);
    await page.locator('table.differences').waitFor({timeout: wait});
    const rows = page.locator('table.differences tbody tr');
    expect(await rows.count()).toBe(moved.length);
    const first = moved[0]!;
    const text = (await rows.first().textContent()) ?? '';
    const points = 100 * Math.abs(first.difference);
    expect(text).toContain(points >= 9.95 ? points.toFixed(1) : points.toFixed(2));
    expect(text).toContain(`± ${(100 * first.standardError).toFixed(2)}`);
    expect(await page.locator('table.changes tbody tr').count()).toBe(report.changes.length);
  });
});
