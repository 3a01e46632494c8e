import type {PortfolioReport} from '../portfolio-schema.ts';
import {bar} from './bar.ts';
import {displayWidth} from '../errors.ts';
import {paragraph} from './grid.ts';
import {likelihoodOf} from './likelihood.ts';
import {type PortfolioPointView, portfolioPointView, type PortfolioView, portfolioView} from './portfolio-view.ts';
import {portfolioWordsOf} from './portfolio-words.ts';
import {legible, pad, paint, type ReportTextOptions} from './style.ts';
import {breakable, labelText} from './text.ts';

/** Which levers to pull, for a terminal: the best portfolio, its targets, and what more money buys. Ends with a newline. */
export function portfolioText(report: PortfolioReport, options: ReportTextOptions): string {
  const view = portfolioView(report, options.lang);
  const title = labelText(report.scenario.title, options.lang, report.scenario.id);
  const parts = [
    [...strong(title, options), ...strong(view.title, options), ...paragraph(view.goal, options)],
    answerLines(view, options),
    view.chosen && view.chosen.targets.length > 1 ? targetLines(view.chosen, options) : [],
    frontierLines(report, view, options),
    [view.optimism, view.run].flatMap((note) => (note === undefined ? [] : faint(note, options))),
  ];
  const text = parts.filter((lines) => lines.length).map((lines) => lines.join('\n'));
  return breakable(`${text.join('\n\n')}\n`);
}

function strong(text: string, options: ReportTextOptions): string[] {
  return paragraph(text, options).map((line) => paint(line, 'strong', options));
}

function faint(text: string, options: ReportTextOptions, indent = ''): string[] {
  return paragraph(text, options, indent).map((line) => paint(line, 'faint', options));
}

function answerLines({answer, remarks, lead, chosen}: PortfolioView, options: ReportTextOptions): string[] {
  return [
    ...strong(answer, options),
    ...[...remarks, ...(lead === undefined ? [] : [lead])].flatMap((text) => paragraph(text, options)),
    ...(chosen ? settingLines(chosen, options) : []),
  ];
}

/** A line for each lever that is set, with what it costs, and one for all others. */
function settingLines({set, left}: PortfolioPointView, options: ReportTextOptions): string[] {
  const rows = set.map(({name, setting, cost}) => [name, setting, cost]);
  return [...alignedLines(rows, options), ...(left === undefined ? [] : faint(left, options, '  '))];
}

const GAP = 2;

/** Names on the left, what follows on the right; where that does not fit, a line for the name and one for the rest. */
function alignedLines(rows: readonly (readonly string[])[], options: ReportTextOptions): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => displayWidth(row[i]!))));
  const total = widths.reduce((sum, width) => sum + width + GAP, 0);
  return rows.flatMap(([name = '', ...cells]) => {
    const rest = cells.map((cell, i) => ' '.repeat(GAP) + pad(cell, widths[i + 1]!, 'right')).join('');
    const line = (text: string) => legible(`  ${text}`, options).trimEnd();
    return total <= options.width
      ? [line(pad(name, widths[0]!, 'left') + rest)]
      : [...paragraph(name, options, '  '), line(rest)];
  });
}

function targetLines({targets}: PortfolioPointView, options: ReportTextOptions): string[] {
  const words = portfolioWordsOf(options.lang);
  return [
    paint(words.targets, 'strong', options),
    ...targets.flatMap(({name, chance, now, floor}) =>
      paragraph(name + words.colon + [chance, words.was(now), floor].filter(Boolean).join(words.comma), options, '  '),
    ),
  ];
}

/** Columns that a bar has, at most, and that what is set must have for one line. */
const BAR = 16;
const LEAST_SET = 20;
const LEAST_BAR = 4;

/** The frontier as a curve: cost, chance with a bar, and what is set. */
function frontierLines(report: PortfolioReport, {frontier}: PortfolioView, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = portfolioWordsOf(lang);
  const rows = frontier.points.map((point, i) => ({
    ...point,
    set: portfolioPointView(report, report.frontier[i]!, lang).summary,
    mark: i === frontier.chosen ? '> ' : '  ',
  }));
  const costs = Math.max(...rows.map(({costText}) => displayWidth(costText)), displayWidth(words.columns.cost));
  const chances = Math.max(...rows.map(({chance}) => displayWidth(chance)), displayWidth(words.columns.chance));
  const rest = options.width - 2 * GAP - costs - chances - BAR - GAP;
  const isWide = rest >= LEAST_SET;
  const length = Math.max(LEAST_BAR, Math.min(BAR, options.width - 2 * GAP - costs - chances - 1));
  return [
    paint(frontier.title, 'strong', options),
    ...rows.flatMap(({probability, costText, chance, set, mark}) => {
      const {full, rest: empty} = bar(probability, length, options.unicode);
      const lead = `${mark}${pad(costText, costs, 'right')}  ${paint(full, likelihoodOf(probability), options)}${paint(empty, 'faint', options)}`;
      const shown = `${lead} ${legible(pad(chance, chances, 'left'), options)}`;
      if (!isWide) return [shown.trimEnd(), ...faint(set, options, '    ')];
      const indent = 2 + costs + GAP + BAR + 1 + chances + GAP;
      const [first = '', ...more] = paragraph(set, {...options, width: options.width - indent});
      return [`${shown}  ${first}`, ...more.map((line) => ' '.repeat(indent) + line)];
    }),
  ];
}
