import type {DriversReport} from '../drivers-schema.ts';
import type {Language} from '../units.ts';
import {plainTable} from './drivers-table.ts';
import {cellView, type DriversView, driversView, footerTexts} from './drivers-view.ts';
import {driversWordsOf} from './drivers-words.ts';
import {paragraph} from './grid.ts';
import {type JointView, jointView} from './joint-view.ts';
import {arranged, type OverviewView, overviewView} from './overview-view.ts';
import type {SourcesView} from './sources-view.ts';
import {paint, type Terminal} from './style.ts';
import {breakable, labelText} from './text.ts';
import type {EndView, TornadoView} from './tornado-view.ts';

export interface DriversTextOptions extends Terminal {
  readonly lang: Language;
  /** Targets that are told of one by one; by default the first. The others have a line each. */
  readonly detailed?: readonly string[];
}

/**
 * What drives the targets, for a terminal: how much could be learned and how much is luck, the sources, what it would be if each were known, in which region it is reached or missed; then all
 * targets in a line each, and how they hang together. Ends with a newline.
 */
export function driversText(report: DriversReport, options: DriversTextOptions): string {
  const {lang} = options;
  const {detailed, listed} = arranged(report, options.detailed);
  const title = driversWordsOf(lang).title(labelText(report.scenario.title, lang, report.scenario.id));
  const sections = [
    strong(title, options),
    ...detailed.flatMap((id) => sectionsOf(driversView(report, id, lang), options)),
    ...report.cells.flatMap((cell) => sectionsOf(cellView(report, cell, lang), options)),
    overviewLines(overviewView(report, listed, lang), options),
    jointLines(jointView(report, lang), options),
    footerTexts(report, lang).flatMap((text) => faint(text, options)),
  ];
  const text = sections.filter((lines) => lines.length).map((lines) => lines.join('\n'));
  return breakable(`${text.join('\n\n')}\n`);
}

type Options = DriversTextOptions;

function sectionsOf(view: DriversView, options: Options): string[][] {
  const {heading, sentences, sources, tornado, rules, ranks} = view;
  return [
    [...strong(heading, options), ...sentences.flatMap((sentence) => paragraph(sentence, options))],
    sourceLines(sources, options),
    tornadoLines(tornado, options),
    rules ? [paint(rules.title, 'strong', options), ...paragraph(rules.text, options)] : [],
    ranks === undefined ? [] : paragraph(ranks, options),
  ];
}

function strong(text: string, options: Options): string[] {
  return paragraph(text, options).map((line) => paint(line, 'strong', options));
}

function faint(text: string, options: Options): string[] {
  return paragraph(text, options).map((line) => paint(line, 'faint', options));
}

function sourceLines(view: SourcesView | undefined, options: Options): string[] {
  if (!view) return [];
  const {titles, rows, more, shapley, reading} = view;
  // Of where it ends up and of whether it is reached, what each tells alone goes first.
  const sacrifices = titles.length > 2 ? [titles.length - 2] : [];
  return [
    ...plainTable({titles, rows, sacrifices}, options),
    ...(more === undefined ? [] : faint(more, options)),
    ...shapley.flatMap((text) => paragraph(text, options)),
    ...faint(reading, options),
  ];
}

function tornadoLines(view: TornadoView | undefined, options: Options): string[] {
  if (!view) return [];
  const {low, high} = driversWordsOf(options.lang).tornadoColumns;
  const end = ({at, text}: EndView) => (at === '' ? text : `${at} → ${text}`);
  const rows = view.bars.map((bar) => [bar.name, end(bar.low), end(bar.high)]);
  return [...strong(view.title, options), ...plainTable({titles: ['', low, high], rows}, options)];
}

function overviewLines(view: OverviewView | undefined, options: Options): string[] {
  if (!view) return [];
  const {title, titles, rows, reading} = view;
  return [
    ...strong(title, options),
    ...plainTable({titles, rows, sacrifices: [3]}, options),
    ...faint(reading, options),
  ];
}

function jointLines(view: JointView | undefined, options: Options): string[] {
  if (!view) return [];
  const {title, atLeast, binding, pairs} = view;
  return [
    ...strong(title, options),
    ...(atLeast ? paragraph(atLeast.text, options) : []),
    ...binding.flatMap(({heading, parts}) => [
      ...paragraph(heading, options),
      ...parts.flatMap((part) => paragraph(part, options, '  · ')),
    ]),
    ...pairs.flatMap((pair) => paragraph(pair, options)),
  ];
}
