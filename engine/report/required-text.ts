import type {RequiredReport} from '../required-schema.ts';
import {columns, type ColumnsRow} from './columns.ts';
import {paragraph} from './grid.ts';
import {
  type RequiredCellView,
  type RequiredRowView,
  type RequiredSectionView,
  type RequiredView,
  requiredView,
} from './required-view.ts';
import {requiredWordsOf} from './required-words.ts';
import {paint, type ReportTextOptions} from './style.ts';
import {breakable, NO_BREAK} from './text.ts';

/**
 * What it would take, for a terminal: a table of the targets where it fits and there are several, else some lines for each. Ends with a newline.
 */
export function requiredText(report: RequiredReport, options: ReportTextOptions): string {
  const view = requiredView(report, options.lang);
  const rows = view.sections.flatMap((section) => section.rows);
  const table = rows.length > 1 ? tableLines(view, options) : undefined;
  const parts = [
    headLines(view, options),
    ...(table ?? rows.map((row) => targetLines(row, options))),
    untouchedLines(view, report, options),
    (table ? view.legend.table : view.legend.list).flatMap((line) =>
      paragraph(line, options).map((text) => paint(text, 'faint', options)),
    ),
  ];
  const text = parts.filter((lines) => lines.length).map((lines) => lines.join('\n'));
  return breakable(`${text.join('\n\n')}\n`);
}

function headLines({title, question, range}: RequiredView, options: ReportTextOptions): string[] {
  const strong = (text: string) => paragraph(text, options).map((line) => paint(line, 'strong', options));
  return [...strong(title), ...strong(question), ...(range === undefined ? [] : paragraph(range, options))];
}

/** What a row shows: less where the terminal is narrow. */
interface Detail {
  readonly now: boolean;
  readonly deviations: boolean;
}

const DETAILS: readonly Detail[] = [
  {now: true, deviations: true},
  {now: false, deviations: true},
  {now: false, deviations: false},
];

/** In the greatest detail that fits; undefined where none does. */
function tableLines(view: RequiredView, options: ReportTextOptions): string[][] | undefined {
  for (const detail of DETAILS) {
    const sections = view.sections.map((section) => sectionLines(section, view, detail, options));
    if (sections.every((section) => section !== undefined)) return sections;
  }
  return undefined;
}

function sectionLines(
  {heading, byGrowth, rows}: RequiredSectionView,
  {titles: {now, assumed, history, levels}}: RequiredView,
  detail: Detail,
  options: ReportTextOptions,
): string[] | undefined {
  const titles = [...(detail.now ? [now] : []), ...(byGrowth ? [assumed, history] : []), ...levels];
  const cells = (row: RequiredRowView): ColumnsRow => ({
    name: row.name,
    cells: [
      ...(detail.now ? [row.now] : []),
      ...(byGrowth ? [row.assumed, row.history] : []),
      ...row.answers.map((answer) => cellText(answer, detail)),
    ],
  });
  const lines = columns(titles, rows.map(cells), options);
  return lines && [paint(heading, 'strong', options), ...lines];
}

function cellText({short, deviations}: RequiredCellView, detail: Detail): string {
  return deviations === undefined || !detail.deviations ? short : `${short}${NO_BREAK}(${deviations})`;
}

/** Some lines about one target. */
function targetLines({subject, facts, answers, note}: RequiredRowView, options: ReportTextOptions): string[] {
  const {colon} = requiredWordsOf(options.lang);
  return [
    ...paragraph(subject, options).map((line) => paint(line, 'strong', options)),
    ...paragraph(facts.join(' · '), options, '  '),
    ...answers.flatMap(({level, text}) => paragraph(text, options, `  ${level}${colon}`)),
    ...(note === undefined ? [] : paragraph(note, options, '  ')),
  ];
}

/** With the levers that one may ask for instead of growth, where one of them could move what growth does not. */
function untouchedLines({untouched}: RequiredView, report: RequiredReport, options: ReportTextOptions): string[] {
  if (untouched === undefined) return [];
  const left = Object.values(report.targets).filter(({trend}) => trend === 'untouched');
  const isPast = left.every(({year = Infinity}) => year <= report.scenario.base);
  const levers = report.levers.filter((lever) => !lever.includes('/')).slice(0, 8);
  const isAsked = report.of === 'growth' && levers.length > 0 && !isPast;
  return [
    ...paragraph(untouched, options),
    ...(isAsked ? paragraph(requiredWordsOf(options.lang).tryLever(levers.join(' | ')), options) : []),
  ];
}
