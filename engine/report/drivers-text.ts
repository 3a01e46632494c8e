import type {
  CellDrivers,
  Decomposition,
  DriverPart,
  DriversReport,
  TargetDrivers,
  TornadoBar,
} from '../drivers-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {capital, inputName, inputValue, sourceName} from './drivers-names.ts';
import {plainTable} from './drivers-table.ts';
import {driversWordsOf} from './drivers-words.ts';
import {paragraph} from './grid.ts';
import {probabilityText, showProbability} from './probability.ts';
import {paint, type Terminal} from './style.ts';
import {breakable, labelText, NO_BREAK, textsOf} from './text.ts';
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
    ...detailed.flatMap((id) => targetSections(report, id, report.targets[id]!, options)),
    ...report.cells.flatMap((cell) => cellSections(report, cell, options)),
    overviewLines(report, shown.filter((id) => !detailed.includes(id)).length ? shown : [], options),
    jointLines(report, options),
    footerLines(report, options),
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

function targetSections(report: DriversReport, id: string, target: TargetDrivers, options: Options): string[][] {
  const {lang} = options;
  const words = driversWordsOf(lang);
  const texts = textsOf(lang);
  const subject = targetSubject(report, id, lang);
  const {chance, level} = target;
  const own = showProbability(target, texts).value;
  return [
    [
      ...strong(words.chance(subject, probabilityText(target, texts)), options),
      ...(level ? levelLines(report, level, options) : []),
      ...paragraph(chance ? words.whether(...split(chance, lang)) : words.tooRare, options),
    ],
    sourceLines(report, level, chance, options),
    tornadoLines(report, target.tornado, words.tornado(own), (value) => chanceText(value, report, options), options),
    ruleLines(report, target, options),
    rankLines(report, target.ranks, options),
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
  return [
    [
      ...strong(words.spread(subject, mean, quantity.text(cell.sd)), options),
      ...(cell.level ? levelLines(report, cell.level, options) : []),
    ],
    sourceLines(report, cell.level, undefined, options),
    tornadoLines(report, cell.tornado, words.tornadoMean(mean), (value) => quantity.text(value), options),
    rankLines(report, cell.ranks, options),
  ];
}

function strong(text: string, options: Options): string[] {
  return paragraph(text, options).map((line) => paint(line, 'strong', options));
}

/** How many sources are named in the first sentence. */
const FIRST = 2;

function levelLines(report: DriversReport, level: Decomposition, options: Options): string[] {
  const {lang} = options;
  const words = driversWordsOf(lang);
  const first = readable(report, level)
    .filter(({withOthers}) => withOthers.index >= 0.1)
    .slice(0, FIRST);
  const said = words.decide(
    first.map(({source}) => sourceName(report, source, lang)),
    first.map(({withOthers: {index, standardError}}) => shareText(index, lang) + errorText(standardError)),
  );
  return paragraph(words.level(...split(level, lang)) + (first.length ? said : ''), options);
}

/** `48 % ± 1` and its complement. */
function split({learned, luck}: Decomposition, lang: Language): [string, string] {
  return [`${shareText(learned.index, lang)}${errorText(learned.standardError)}`, shareText(luck.index, lang)];
}

/** A share of variance in whole percents. */
function shareText(index: number, lang: Language): string {
  const {percent} = textsOf(lang);
  const rounded = Math.round(100 * index);
  return rounded < 1 && index > 0
    ? `<${NO_BREAK}${percent('1')}`
    : percent(String(Math.max(0, Math.min(100, rounded))));
}

function errorText(standardError: number): string {
  return standardError > 0 ? `${NO_BREAK}±${NO_BREAK}${Math.max(1, Math.ceil(100 * standardError))}` : '';
}

/** Rows of a table of sources. */
const MOST_SOURCES = 7;
/** Below this share a source is not named. */
const LEAST_SHARE = 0.01;

function sourceLines(
  report: DriversReport,
  level: Decomposition | undefined,
  chance: Decomposition | undefined,
  options: Options,
): string[] {
  const {lang} = options;
  const words = driversWordsOf(lang);
  const leading = level ?? chance;
  if (!leading) return [];
  const parts = readable(report, leading);
  const named = parts.filter(({withOthers}) => withOthers.index >= LEAST_SHARE).slice(0, MOST_SOURCES);
  const inChance = (source: string) => chance?.sources.find((part) => part.source === source);
  const rows = named.map(({source, withOthers}) => {
    const share = inChance(source);
    return [
      sourceName(report, source, lang),
      shareText(withOthers.index, lang),
      share ? shareText(share.alone.index, lang) : '',
      share ? shareText(share.withOthers.index, lang) : '',
    ];
  });
  const {source, level: where, alone, others} = words.columns;
  const columns = [0, ...(level ? [1] : []), ...(chance ? [2, 3] : [])];
  const pick = (cells: readonly string[]) => columns.map((i) => cells[i]!);
  const sacrifices = columns.length > 2 ? [columns.indexOf(2)] : [];
  const table = {titles: pick([source, where, alone, others]), rows: rows.map(pick), sacrifices};
  const errors = named.flatMap((part) => {
    const share = inChance(part.source);
    return [part.withOthers, ...(share ? [share.alone, share.withOthers] : [])].map((index) => index.standardError);
  });
  const most = String(Math.max(1, Math.ceil(100 * Math.max(0, ...errors))));
  const rest = parts.length - named.length;
  return [
    ...plainTable(table, options),
    ...(rest > 0 ? faint(words.more(rest), options) : []),
    ...named.flatMap((part) => shapleyLines(report, part, options)),
    ...faint(words.reading(most), options),
  ];
}

function shapleyLines(report: DriversReport, {shapley, source}: DriverPart, options: Options): string[] {
  if (!shapley) return [];
  const {lang} = options;
  const words = driversWordsOf(lang);
  const parts = Object.entries(shapley).map(
    ([name, {index}]) => `${labelText(report.labels[name], lang, name)} ${shareText(index, lang)}`,
  );
  return paragraph(
    `${sourceName(report, source, lang)}${words.colon}${words.shapley(parts.join(words.listComma))}`,
    options,
  );
}

/** Families stand for their members, unless one member is nearly all of it: then it stands alone. */
function readable({sources}: DriversReport, {sources: parts}: Decomposition): DriverPart[] {
  const byId = new Map(parts.map((part) => [part.source, part]));
  const families = parts.filter(({source}) => sources[source]!.members);
  const hidden = new Set<string>();
  for (const family of families) {
    const members = sources[family.source]!.members!.flatMap((id) => byId.get(id) ?? []);
    const isOne = members.some(({withOthers}) => withOthers.index >= 0.8 * family.withOthers.index);
    for (const {source} of isOne ? [family] : members) hidden.add(source);
  }
  return parts.filter(({source}) => !hidden.has(source));
}

const MOST_BARS = 5;

function tornadoLines(
  report: DriversReport,
  bars: readonly TornadoBar[],
  title: string,
  text: (value: number) => string,
  options: Options,
): string[] {
  const {lang} = options;
  // What moves less than its error moves nothing.
  const shown = bars.filter(({swing, standardError}) => Math.abs(swing) > 3 * standardError).slice(0, MOST_BARS);
  if (!shown.length) return [];
  const {low, high} = driversWordsOf(lang).tornadoColumns;
  const end = (input: string, {at, value}: TornadoBar['low']) =>
    `${at === undefined ? '' : `${inputValue(report, input, at, lang)} → `}${text(value)}`;
  const rows = shown.map((bar) => [
    inputName(report, bar.input, lang),
    end(bar.input, bar.low),
    end(bar.input, bar.high),
  ]);
  return [...strong(title, options), ...plainTable({titles: ['', low, high], rows}, options)];
}

/** A probability that was counted in the report's replicates. */
function chanceText(probability: number, {run: {replicates}}: DriversReport, {lang}: Options): string {
  const standardError = Math.sqrt((probability * (1 - probability)) / replicates);
  // The Wilson interval of no hits, and of nothing but hits.
  const bound = 3.8415 / (replicates + 3.8415);
  return showProbability({probability, standardError, interval: [bound > 1 ? 0 : 1 - bound, bound]}, textsOf(lang))
    .value;
}

function ruleLines(report: DriversReport, {rules}: TargetDrivers, options: Options): string[] {
  if (!rules) return [];
  const {lang} = options;
  const words = driversWordsOf(lang);
  const title = paint(rules.of === 'reached' ? words.rulesReached : words.rulesMissed, 'strong', options);
  if (!rules.rules.length) return [title, ...paragraph(words.noBox, options)];
  const said = rules.rules
    .map(({input, side, at}) => words[side](inputName(report, input, lang), inputValue(report, input, at, lang)))
    .join(words.and);
  const share = (x: number) => chanceText(x, {...report, run: {...report.run, replicates: rules.draws}}, options);
  const {mass, density, coverage, of} = rules;
  return [title, ...paragraph(words.box(capital(said), share(mass), share(density), share(coverage), of), options)];
}

const MOST_RANKS = 5;

function rankLines(report: DriversReport, ranks: TargetDrivers['ranks'], options: Options): string[] {
  const {lang} = options;
  const words = driversWordsOf(lang);
  const shown = ranks
    .filter(({correlation, standardError}) => Math.abs(correlation) > 3 * standardError)
    .slice(0, MOST_RANKS);
  if (!shown.length) return [];
  const said = shown.map(
    ({input, correlation}) => `${inputName(report, input, lang)}${NO_BREAK}${signed(correlation)}`,
  );
  const error = Math.max(...shown.map(({standardError}) => standardError)).toFixed(2);
  return paragraph(words.ranks(error) + said.join(words.listComma) + words.stop, options);
}

function signed(correlation: number): string {
  return `${correlation < 0 ? '−' : '+'}${Math.abs(correlation).toFixed(2)}`;
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

function footerLines({run}: DriversReport, options: Options): string[] {
  const {lang} = options;
  const words = driversWordsOf(lang);
  return [
    ...(run.coarse ? faint(words.coarse, options) : []),
    ...faint(words.footer(formatNumber(run.replicates, lang, 16), run.runs, run.seed), options),
  ];
}

function faint(text: string, options: Options): string[] {
  return paragraph(text, options).map((line) => paint(line, 'faint', options));
}
