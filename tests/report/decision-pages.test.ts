import {createHash} from 'node:crypto';
import {parseHTML} from 'linkedom';
import {describe, expect, it} from 'vitest';
import {driversPage, htmlReport, leversPage, requiredPage} from '../../engine/report/html/index.ts';
import {decisions, workedOut} from './decisions.ts';
import {HOSTILE} from './hostile.ts';
import {portfolioReport} from './portfolio-report.ts';
import {reportInput} from './report-input.ts';

const {document: charts} = parseHTML('<html></html>');
const input = {lang: 'zh' as const, document: charts, command: 'tidemark drivers plan.yaml'};

function textsOf(page: string, selector: string): string[] {
  return [...parseHTML(page).document.querySelectorAll(selector)].map(({textContent}) =>
    (textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  );
}

/** Everything that is drawn, in words. */
function drawn(page: string, lang: 'zh' | 'en'): string[] {
  return [...parseHTML(page).document.querySelectorAll(`main.${lang} svg[role=img]`)].map((svg) =>
    svg.getAttribute('aria-label')!,
  );
}

describe('the sections of the HTML report', () => {
  const page = workedOut().then((decided) => htmlReport({...reportInput(), ...decided}));

  it('stand between the targets and the paths, and in the contents', async () => {
    const text = await page;
    const titles = textsOf(text, 'main.en h2');
    expect(titles.slice(3, 6)).toEqual(['What decides it', 'What it would take', 'How it may go']);
    expect(textsOf(text, 'main.zh nav a')).toEqual(expect.arrayContaining(['由什么决定', '要怎样才够']));
    const ids = [...parseHTML(text).document.querySelectorAll('[id]')].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('say what could be learned and what is luck before they draw it', async () => {
    const text = await page;
    const [about, level, whether] = textsOf(text, 'main.en section:has(#en-drivers) p');
    expect(about).toBe('About the headline: Zhejiang 2027, Revenue ≥ 400 bn yuan.');
    expect(level).toMatch(/^Of how uncertain it is where this ends up, \d+ % ± \d+ could be learned/);
    expect(whether).toMatch(/^Of whether the target is reached, \d+ % ± \d+ could be learned, \d+ % is luck/);
    expect(textsOf(text, 'main.zh section:has(#zh-drivers) p')[1]).toMatch(
      /^最终落在哪里：不确定性中 \d+% ± \d+ 来自假设/,
    );
  });

  it.each(['zh', 'en'] as const)('draw the tornado and how many are reached (%s)', async (lang) => {
    const all = drawn(await page, lang);
    const [tornado, atLeast] =
      lang === 'zh'
        ? ['假如弄清了', '2027 年的 2 项目标中能达标几项：至少 1 项']
        : ['If it were known: chance', 'How many of the 2 targets of 2027 are reached: at least 1'];
    // The tornado on a desk and on a telephone.
    expect(all.filter((text) => text.startsWith(tornado))).toHaveLength(2);
    expect(all.filter((text) => text.startsWith(atLeast))).toHaveLength(1);
  });

  it('have a row for every target with the chance that the page names elsewhere', async () => {
    const {forecast} = reportInput();
    const rows = textsOf(await page, 'main.en section:has(#en-drivers) table:last-of-type tbody tr');
    const [zhejiang] = rows.filter((row) => row.startsWith('Zhejiang 2027'));
    expect(zhejiang).toContain(`${(100 * forecast.targets['zhejiang-2027']!.probability).toFixed(2)} %`);
    expect(rows.join()).toContain('Trend growth');
  });

  it('say what growth each probability takes, beside history and in standard deviations', async () => {
    const text = await page;
    const [zhejiang = ''] = textsOf(text, 'main.en table.required tbody tr:not(.group)');
    expect(zhejiang).toMatch(
      /^Zhejiang ≥ 400 bn yuan .*8\.\d % 12\.8 % \d+\.\d % \(−?\d\.\d\) ?\d+\.\d % \(\d\.\d\) ?\d+\.\d % \(\d\.\d\)$/,
    );
    expect(textsOf(text, 'main.en section:has(#en-required) li')[1]).toMatch(
      /^for 80 %: at least \d+\.\d % a year, \d+\.\d+ ± \d+\.\d+ points more than assumed, \d\.\d sd above$/,
    );
  });

  it('say what could not be worked out, and why', async () => {
    const fault = {zh: '余项小于零 <b>', en: 'residual below zero <b>'};
    const text = htmlReport({...reportInput(), drivers: {fault}, required: {fault}});
    expect(textsOf(text, 'main.en p.bad').filter((said) => said.endsWith(fault.en))).toHaveLength(2);
  });

  it('say plainly what no growth reaches', async () => {
    const {required} = await decisions();
    const [target] = Object.values(required.targets);
    target!.answers[2] = {probability: 0.95, outcome: 'unreachable', limit: {value: 2, probability: 0.62}};
    const text = requiredPage(required, input);
    expect(textsOf(text, 'main.en td b')).toEqual(['not reachable']);
    expect(textsOf(text, 'main.zh td').filter((cell) => cell.startsWith('达不到'))).toEqual(['达不到 最高 62%']);
  });
});

describe.each(['drivers', 'required', 'levers'] as const)('the page of %s', (name) => {
  const pageOf = async (label?: string) => {
    const reports = await decisions(label);
    return {
      drivers: () => driversPage(reports.drivers, input),
      required: () => requiredPage(reports.required, input),
      levers: () => leversPage(portfolioReport(), input),
    }[name]();
  };

  it('is in both languages, under the policy of the report, and the same every time', async () => {
    const page = await pageOf();
    const {document} = parseHTML(page);
    expect([...document.querySelectorAll('main')].map(({lang}) => lang)).toEqual(['zh-CN', 'en']);
    expect(document.querySelector('#show-zh')!.hasAttribute('checked')).toBe(true);
    const hash = createHash('sha256')
      .update(/<style>([^]*?)<\/style>/.exec(page)![1]!)
      .digest('base64');
    expect(document.querySelector('meta[http-equiv]')!.getAttribute('content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(document.querySelectorAll('script, link, img, [style], [src]')).toHaveLength(0);
    expect(page).not.toMatch(/NaN|undefined|\[object/);
    expect(/\p{Script=Han}/u.test(document.querySelector('main.zh h2')!.textContent)).toBe(true);
    expect(textsOf(page, 'main.en pre')).toEqual(['tidemark drivers plan.yaml']);
    expect(await pageOf()).toBe(page);
  });

  it('takes labels for text', async () => {
    const parsed = parseHTML(await pageOf(HOSTILE)).document;
    expect(parsed.querySelectorAll('script, img, [onerror]')).toHaveLength(0);
    expect(parsed.querySelectorAll('main')).toHaveLength(2);
  });
});

it('the HTML report with its sections takes labels for text', async () => {
  const parsed = parseHTML(htmlReport({...reportInput(HOSTILE), ...(await workedOut(HOSTILE))})).document;
  expect(parsed.querySelectorAll('script, img, [onerror]')).toHaveLength(0);
  expect(parsed.querySelector('main.en section:has(#en-drivers)')!.textContent).toContain('<script>alert(1)</script>');
});
