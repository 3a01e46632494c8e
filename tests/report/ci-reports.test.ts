import {describe, expect, it} from 'vitest';
import {annotations, checkMarkdown, runMarkdown, withoutCommands} from '../../engine/report/index.ts';
import {markdownText} from '../../engine/report/markdown-text.ts';
import {checkReport} from './ci.ts';
import {fixture} from './fixture.ts';
import {HOSTILE} from './hostile.ts';

const OPTIONS = {lang: 'en', pathOf: (file: string) => file} as const;

describe('GitHub annotations', () => {
  const lines = annotations(checkReport(), OPTIONS).split('\n');

  it('stand at the line of what is wrong, errors first', () => {
    expect(lines[0]).toMatch(
      /^::error file=plans\/zhejiang\.yaml,line=41,col=5,title=check fails%3A Zhejiang 2027%2C Cluster revenue::median ≥ 380 bn yuan, found 371\.6 bn yuan; 42\.3 %25 .+ after 100,000 replicates$/,
    );
    expect(lines[1]).toBe(
      '::error file=plans/base.yaml,line=12,col=9,title=cannot be checked%3A metrics.revenue.rate::unknown name trned%0Ahint: did you mean trend?',
    );
    expect(lines[2]).toBe('::error file=plans/broken.yaml,title=cannot be checked::must have targets, got none');
    expect(lines[3]).toMatch(/^::warning file=plans\/zhejiang\.yaml,line=42,col=5,title=undecided%3A The ladder/);
    expect(lines.slice(4)).toEqual(['']);
  });

  it('are a line each, whatever a label holds', () => {
    const hostile = annotations(checkReport(HOSTILE), OPTIONS).trimEnd().split('\n');
    expect(hostile).toHaveLength(4);
    for (const line of hostile) {
      const [, properties, message] = /^::(?:error|warning) ([^:]*)::([^]*)$/.exec(line)!;
      // Each property is one: what a label has of commas and colons is escaped.
      expect(properties!.split(',').every((property) => /^(file|line|col|title)=/.test(property))).toBe(true);
      expect(message).not.toMatch(/[\r\n]/);
    }
  });

  it('are none where all is well', () => {
    const report = checkReport();
    const [file] = report.files;
    if (file?.outcome === 'error') throw new Error('the first file has checks');
    const passing = {...file!, checks: file!.checks.filter(({verdict}) => verdict === 'pass')};
    expect(annotations({...report, files: [passing]}, OPTIONS)).toBe('');
  });

  it('cannot be made by labels in the log', () => {
    const log = withoutCommands('a\n::error::x\n  ::warning::y\nz ##[error]q\n1::2');
    expect(log).not.toMatch(/^\s*::/m);
    expect(log).not.toContain('##[');
    expect(log).toContain('1::2');
  });
});

/** The cells of every table; a `|` that is text is escaped. */
function tables(markdown: string): string[][] {
  const rows = markdown
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('Markdown', () => {
  it('shows the verdicts as tables with bars', () => {
    const markdown = checkMarkdown(checkReport(), 'en').replaceAll('\u00A0', ' ');
    expect(markdown).toContain('## ⛔ 2 files: 1 fails, 1 cannot be checked');
    expect(markdown).toContain('### ❌ <code>plans/zhejiang.yaml</code>: 1 of 3 checks fails, 1 undecided');
    const [head, , pass, fail, undecided] = tables(markdown);
    expect(head).toEqual(['', 'Check', 'Limit', 'Share', 'Found']);
    expect(pass!.slice(0, 4)).toEqual([
      '✅ pass',
      'Zhejiang 2024, Cluster revenue about 320 bn yuan',
      'chance ≥ 90 %',
      '`█████████▋`',
    ]);
    expect([fail![0], fail![3], undecided![0]]).toEqual(['❌ fail', '`████▎░░░░░`', '❔ undecided']);
    expect(markdown).toContain(
      '- plans/base.yaml:12:9 metrics.revenue.rate: unknown name trned hint: did you mean trend?',
    );
  });

  it('folds files that pass away where there are many', () => {
    const report = checkReport();
    const [file] = report.files;
    const passing = {...file!, outcome: 'pass' as const, checks: [] as never[]};
    const files = [1, 2, 3, 4].map((i) => ({...passing, file: `plans/${i}.yaml`})) as typeof report.files;
    const markdown = checkMarkdown({...report, outcome: 'fail', files: [...files, file!]}, 'zh');
    expect(markdown.indexOf('plans/zhejiang.yaml')).toBeLessThan(markdown.indexOf('<details>'));
    expect(markdown.split('<details>')[1]).toContain('plans/4.yaml');
  });

  it.each(['en', 'zh'] as const)('shows a forecast in %s, the answer first', (lang) => {
    const markdown = runMarkdown(fixture(), lang);
    const lines = markdown.replaceAll('\u00A0', ' ').split('\n').filter(Boolean);
    expect(lines[1]).toBe(
      lang === 'zh'
        ? '**浙江省 2027 年产业集群营业收入 ≥ 5000 亿元：几乎不可能，达标概率 0.41% ± 0.02**'
        : '**Zhejiang 2027, Cluster revenue ≥ 500 bn yuan: remote, chance 0.41 % ± 0.02**',
    );
    const rows = tables(markdown);
    expect(rows[2]!.slice(3)).toEqual(
      lang === 'zh'
        ? ['3716', '`▏░░░░░░░░░`', '0.41% ± 0.02', '几乎不可能']
        : ['372', '`▏░░░░░░░░░`', '0.41 % ± 0.02', 'remote'],
    );
    // As many cells as its head has, in every row of every table.
    expect(new Set(rows.slice(0, 10).map((row) => row.length))).toEqual(new Set([7]));
  });

  it.each([checkMarkdown(checkReport(HOSTILE), 'en'), hostileRun()])('holds any label', (markdown) => {
    expect(markdown).not.toMatch(/(?<!\\)<(script|img)/);
    expect(markdown).not.toMatch(/(?<!\\)\*\*b|(?<!\\)\[a|:\/\/|(?<!\\)`x|@octocat|#12/);
    const widths = new Set(tables(markdown).map((row) => row.length));
    expect([...widths].every((width) => [4, 5, 7].includes(width))).toBe(true);
  });

  it.each([
    ['a|b', String.raw`a\|b`],
    ['<b>&', String.raw`\<b\>&amp;`],
    ['- x', String.raw`\- x`],
    ['12. x', String.raw`12\. x`],
    ['C#', 'C#'],
    ['www.a.b', 'www&#46;a.b'],
  ])('escapes %s', (text, escaped) => expect(markdownText(text)).toBe(escaped));
});

function hostileRun(): string {
  const forecast = fixture();
  for (const target of Object.values(forecast.targets)) target.label = HOSTILE;
  for (const district of Object.values(forecast.districts)) district.label = HOSTILE;
  for (const metric of Object.values(forecast.metrics)) metric.label = HOSTILE;
  return runMarkdown({...forecast, scenario: {...forecast.scenario, title: HOSTILE}, warnings: [HOSTILE]}, 'en', true);
}
