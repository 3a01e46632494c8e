import {createHash} from 'node:crypto';
import {parseHTML} from 'linkedom';
import {describe, expect, it} from 'vitest';
import {headlineCell, htmlReport} from '../../engine/report/html/index.ts';
import {html, trusted} from '../../engine/report/html/markup.ts';
import {fixture} from './fixture.ts';
import {HOSTILE} from './hostile.ts';
import {reportInput} from './report-input.ts';

const page = htmlReport(reportInput());
const {document} = parseHTML(page);
const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({textContent}) => textContent?.replaceAll(/\s+/g, ' ').trim());

describe('HTML report', () => {
  it('says the answer first, in both languages', () => {
    expect(texts('main h2').filter((_, i) => i % 7 === 0)).toEqual([
      '浙江省 2027 年产业集群营业收入 ≥ 5000 亿元：几乎不可能，达标概率 0.41% ± 0.02',
      'Zhejiang 2027, Cluster revenue ≥ 500 bn yuan: remote, chance 0.41 % ± 0.02',
    ]);
    expect([...document.querySelectorAll('main')].map(({lang}) => lang)).toEqual(['zh-CN', 'en']);
    expect(document.querySelector('#show-zh')!.hasAttribute('checked')).toBe(true);
    expect(document.querySelector('#show-en')!.hasAttribute('checked')).toBe(false);
  });

  it('has a row for every target that is shown, with its chance', () => {
    const rows = texts('main.en table.targets tbody tr:not(.group)');
    expect(rows).toHaveLength(14);
    expect(rows[0]).toContain('Zhejiang ≥ 500 +16.9 % 372 (301–456) 0.41 % ± 0.02 remote');
    expect(rows).toContainEqual(expect.stringContaining('All core districts < 0.01 % remote'));
    const bars = [...document.querySelectorAll('main.en .filled')].map((bar) => Number(bar.getAttribute('width')));
    expect(bars.slice(0, 4)).toEqual([1, 1, 0, 64.2]);
  });

  it('draws the metric of the headline, its spread, and each district with a target', () => {
    const labels = [...document.querySelectorAll('main.en svg[role=img]')].map((svg) =>
      svg.getAttribute('aria-label')!,
    );
    expect(labels.filter((label) => label.startsWith('Chances: '))).toHaveLength(4);
    expect(labels.filter((label) => label.includes('distribution with median'))).toHaveLength(1);
    // Nine districts with targets, and the headline's once more.
    expect(labels.filter((label) => label.includes('forecast for 2027'))).toHaveLength(10);
    expect(texts('main.en figure figcaption')).toHaveLength(9);
  });

  it('says what it rests on, and how to get the same again', () => {
    expect(texts('main.en .grounds b')).toContain('A remark');
    expect(texts('main.en .chip')).toContain('confidence A remark');
    expect(document.querySelector('main.en .sources a')!.getAttribute('href')).toBe('https://example.org/?a=1&b="2"');
    expect(texts('main.en ol li')[0]).toContain('The parts make more than the whole');
    expect(texts('main.en pre')).toEqual(['tidemark run plan.yaml --html report.html']);
    expect(texts('main.en dd')).toContain(fixture().digest);
  });

  it('has links that lead somewhere, and no name twice', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const anchors = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')!.slice(1));
    expect(anchors.length).toBeGreaterThan(10);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  });

  it('allows its own style sheet and nothing else', () => {
    const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]')!.getAttribute('content')!;
    const style = /<style>([^]*?)<\/style>/.exec(page)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    expect(document.querySelectorAll('script, link, img, iframe, object, [style], [src], style ~ style')).toHaveLength(
      0,
    );
    expect(page).not.toMatch(/url\(|@import/);
  });

  it('is the same every time', () => expect(htmlReport(reportInput())).toBe(page));

  it('shows a label that looks like markup as what it says, and turns no writing round', () => {
    const hostile = htmlReport(reportInput(HOSTILE));
    const parsed = parseHTML(hostile).document;
    expect(parsed.querySelectorAll('script, img, [onerror]')).toHaveLength(0);
    expect(parsed.querySelectorAll('main')).toHaveLength(2);
    expect(parsed.querySelectorAll('title, style')).toHaveLength(2);
    expect(hostile).not.toMatch(/[\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u);
    expect(hostile).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(parsed.querySelector('main.en tbody th[scope=row]')!.textContent).toContain('<script>alert(1)</script>"\'>');
    for (const link of parsed.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^(#|https:\/\/example)/);
  });

  it('shows a forecast without targets', () => {
    const input = reportInput();
    const empty = htmlReport({...input, forecast: {...input.forecast, targets: {}, checks: []}, draws: undefined});
    const parsed = parseHTML(empty).document;
    expect(parsed.querySelector('main.en h2')!.textContent).toContain('The scenario has no targets');
    expect(parsed.querySelectorAll('main.en figure')).toHaveLength(1);
  });

  it('takes its distribution from what the headline is about', () =>
    expect(headlineCell(fixture(), false)).toEqual({metric: 'revenue', district: 'zhejiang', year: 2027}));
});

describe('markup', () => {
  it('escapes what is filled in, and joins lists', () =>
    expect(html`<p title="${'"a"'}">${['<', html`<b>${1}</b>`, undefined, false]}${trusted('<i>')}</p>`.text).toBe(
      '<p title="&quot;a&quot;">&lt;<b>1</b><i></p>',
    ));
});
