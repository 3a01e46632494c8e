import type {CellDrivers, DriversReport} from '../drivers-schema.ts';
import type {Language} from '../units.ts';
import {sourceName} from './drivers-names.ts';
import {plainTable} from './drivers-table.ts';
import {
  driversView,
  type EndView,
  footerTexts,
  levelText,
  ranksText,
  readable,
  shareText,
  signed,
  type SourcesView,
  sourcesView,
  type TornadoView,
  tornadoView,
} from './drivers-view.ts';
import {driversWordsOf} from './drivers-words.ts';
import {paragraph} from './grid.ts';
import {showProbability} from './probability.ts';
import {paint, type Terminal} from './style.ts';
import {breakable, labelText, textsOf} from './text.ts';
import {districtName, metricName, metricQuantity, targetSubject} from './view.ts';

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
  const words = driversWordsOf(lang);
  const shown = lastYear(report);
  const detailed = options.detailed ?? (report.cells.length ? [] : shown.slice(0, 1));
  const title = words.title(labelText(report.scenario.title, lang, report.scenario.id));
  const sections = [
    paragraph(title, options).map((line) => paint(line, 'strong', options)),
    ...detailed.flatMap((id) => targetSections(report, id, options)),
    ...report.cells.flatMap((cell) => cellSections(report, cell, options)),
    overviewLines(report, shown.filter((id) => !detailed.includes(id)).length ? shown : [], options),
    jointLines(report, options),
    footerTexts(report, lang).flatMap((text) => faint(text, options)),
  ];
  const text = sections.filter((lines) => lines.length).map((lines) => lines.join('\n'));
  return breakable(`${text.join('\n\n')}\n`);
}

/** Targets of the last year, in the order of the report. */
function lastYear({targets}: DriversReport): string[] {
  const years = Object.values(targets).map(({year}) => year ?? -Infinity);
  const last = Math.max(...years);
  return Object.keys(targets).filter((id) => (targets[id]!.year ?? last) === last);
}

type Options = DriversTextOptions;

function targetSections(report: DriversReport, id: string, options: Options): string[][] {
  const view = driversView(report, id, options.lang);
  return [
    [...strong(view.heading, options), ...view.sentences.flatMap((sentence) => paragraph(sentence, options))],
    sourceLines(view.sources, options),
    tornadoLines(view.tornado, options),
    view.rules ? [paint(view.rules.title, 'strong', options), ...paragraph(view.rules.text, options)] : [],
    view.ranks === undefined ? [] : paragraph(view.ranks, options),
  ];
}

function cellSections(report: DriversReport, cell: CellDrivers, options: Options): string[][] {
  const {lang} = options;
  const words = driversWordsOf(lang);
  const quantity = metricQuantity(report, cell.metric, lang);
  const subject = textsOf(lang).subject(
    districtName(report, cell.district, lang),
    cell.year,
    metricName(report, cell.metric, lang),
    '',
  );
  const mean = quantity.text(cell.mean);
  const now = {value: cell.mean, text: mean};
  const title = words.tornadoMean(mean);
  const ranks = ranksText(report, cell.ranks, lang);
  return [
    [
      ...strong(words.spread(subject, mean, quantity.text(cell.sd)), options),
      ...(cell.level ? paragraph(levelText(report, cell.level, lang), options) : []),
    ],
    sourceLines(sourcesView(report, cell.level, undefined, lang), options),
    tornadoLines(tornadoView(report, cell.tornado, {title, now, text: (value) => quantity.text(value), lang}), options),
    ranks === undefined ? [] : paragraph(ranks, options),
  ];
}

function strong(text: string, options: Options): string[] {
  return paragraph(text, options).map((line) => paint(line, 'strong', options));
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

function overviewLines(report: DriversReport, ids: readonly string[], options: Options): string[] {
  if (ids.length < 2) return [];
  const {lang} = options;
  const words = driversWordsOf(lang);
  const {target: name, chance, learned, first} = words.overviewColumns;
  const rows = ids.map((id) => {
    const target = report.targets[id]!;
    const leading = target.level ?? target.chance;
    const [driver] = leading ? readable(report, leading) : [];
    return [
      partName(report, id, lang),
      showProbability(target, textsOf(lang)).value,
      leading ? shareText(leading.learned.index, lang) : '–',
      driver
        ? `${sourceName(report, driver.source, lang, target.district)} ${shareText(driver.withOthers.index, lang)}`
        : '–',
    ];
  });
  return [
    ...strong(words.overview, options),
    ...plainTable({titles: [name, chance, learned, first], rows, sacrifices: [3]}, options),
    ...faint(words.overviewReading, options),
  ];
}

const MOST_PAIRS = 3;
const MOST_PARTS = 3;
/** A correlation below this is not told of. */
const LEAST_CORRELATION = 0.03;

function jointLines(report: DriversReport, options: Options): string[] {
  const {joint} = report;
  if (!joint) return [];
  const {lang} = options;
  const words = driversWordsOf(lang);
  const chance = (share: {probability: number; standardError: number; interval: [number, number]}) =>
    showProbability(share, textsOf(lang)).value;
  const lines = [...strong(words.together, options)];
  if (joint.counted.length > 1) {
    // From the first that never happens nothing new is said.
    const ends = joint.atLeast.findIndex(({probability}) => probability === 0);
    const curve = ends < 0 ? joint.atLeast : joint.atLeast.slice(0, ends + 1);
    const said = curve.map((share) => words.curve(share.k, chance(share))).join(words.listComma);
    lines.push(...paragraph(words.atLeast(joint.counted.length) + said + words.stop, options));
  }
  for (const [id, {binding}] of Object.entries(joint.combined)) {
    if (!binding) continue;
    lines.push(...paragraph(words.binding(targetSubject(report, id, lang), chance(report.targets[id]!)), options));
    for (const {target, missed, alone} of binding.slice(0, MOST_PARTS)) {
      const enough = alone.probability > 0 ? words.enough(chance(alone)) : '';
      lines.push(...paragraph(words.part(partName(report, target, lang), chance(missed)) + enough, options, '  · '));
    }
  }
  const pairs = joint.pairs
    .filter(({target, other, correlation = 0}) => target < other && Math.abs(correlation) >= LEAST_CORRELATION)
    .filter(({target, other}) => joint.counted.includes(target) && joint.counted.includes(other))
    .toSorted((a, b) => Math.abs(b.correlation!) - Math.abs(a.correlation!))
    .slice(0, MOST_PAIRS);
  for (const {target, other, correlation, ifOtherMissed, ifOtherReached} of pairs) {
    const [a, b] = [target, other].map((id) => partName(report, id, lang)) as [string, string];
    const pair = words.pair(a, b, signed(correlation!));
    const given =
      ifOtherMissed && ifOtherReached
        ? `${lang === 'zh' ? '；' : '; '}${words.ifMissed(a, b, chance(ifOtherMissed), chance(ifOtherReached))}`
        : '';
    lines.push(...paragraph(pair + given + words.stop, options));
  }
  return lines.length > 1 ? lines : [];
}

/** A short name of a target: its label if it has one. */
function partName(report: DriversReport, id: string, lang: Language): string {
  const label = report.targets[id]?.label ?? report.joint?.labels[id];
  return label === undefined && report.targets[id] ? targetSubject(report, id, lang) : labelText(label, lang, id);
}

function faint(text: string, options: Options): string[] {
  return paragraph(text, options).map((line) => paint(line, 'faint', options));
}
