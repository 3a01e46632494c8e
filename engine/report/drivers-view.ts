import type {
  Decomposition,
  DriverPart,
  DriversReport,
  RankCorrelation,
  TargetDrivers,
  TornadoBar,
} from '../drivers-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {capital, inputName, inputValue, sourceName} from './drivers-names.ts';
import {driversWordsOf} from './drivers-words.ts';
import {probabilityText, showProbability} from './probability.ts';
import {labelText, NO_BREAK, textsOf} from './text.ts';
import {targetSubject} from './view.ts';

/** What a target hangs on as every report tells it, in one language. */
export interface DriversView {
  /** The target and its chance. */
  readonly heading: string;
  /** How much could be learned and how much is luck. */
  readonly sentences: readonly string[];
  readonly sources: SourcesView | undefined;
  readonly tornado: TornadoView | undefined;
  readonly rules: RulesView | undefined;
  /** In step with what it is. */
  readonly ranks: string | undefined;
  readonly footer: readonly string[];
}

/** Sources with their shares of variance, the largest first. */
export interface SourcesView {
  readonly titles: readonly string[];
  /** A name, then shares. */
  readonly rows: readonly (readonly string[])[];
  /** How many are not named. */
  readonly more: string | undefined;
  /** Of correlated assumptions, what each has of their share. */
  readonly shapley: readonly string[];
  /** What the shares are, and their errors. */
  readonly reading: string;
}

/** What comes of it where one assumption is known to be low or high. */
export interface TornadoView {
  readonly title: string;
  /** What it is now, as a number and in words. */
  readonly now: number;
  readonly nowText: string;
  readonly bars: readonly TornadoBarView[];
}

export interface TornadoBarView {
  readonly input: string;
  readonly name: string;
  readonly low: EndView;
  readonly high: EndView;
}

export interface EndView {
  /** The assumption's value; empty where it also rests on other draws. */
  readonly at: string;
  readonly value: number;
  readonly text: string;
}

export interface RulesView {
  readonly title: string;
  readonly text: string;
}

/** Of one target of a report. Throws a RangeError where it has no such target. */
export function driversView(report: DriversReport, id: string, lang: Language): DriversView {
  const target = report.targets[id];
  if (!target) throw new RangeError(`no target ${id} in the report`);
  const words = driversWordsOf(lang);
  const {chance, level} = target;
  const texts = textsOf(lang);
  const now = {value: target.probability, text: showProbability(target, texts).value};
  return {
    heading: words.chance(targetSubject(report, id, lang), probabilityText(target, texts)),
    sentences: [
      ...(level ? [levelText(report, level, lang)] : []),
      chance ? words.whether(...split(chance, lang)) : words.tooRare,
    ],
    sources: sourcesView(report, level, chance, lang),
    tornado: tornadoView(report, target.tornado, {
      title: words.tornado(now.text),
      now,
      text: (value) => chanceText(value, report.run.replicates, lang),
      lang,
    }),
    rules: rulesView(report, target, lang),
    ranks: ranksText(report, target.ranks, lang),
    footer: footerTexts(report, lang),
  };
}

/** How many sources are named in the first sentence. */
const FIRST = 2;

/** How uncertain it is where something ends up: what could be learned, what is luck, and what decides most of it. */
export function levelText(report: DriversReport, level: Decomposition, lang: Language): string {
  const words = driversWordsOf(lang);
  const first = readable(report, level)
    .filter(({withOthers}) => withOthers.index >= 0.1)
    .slice(0, FIRST);
  const said = words.decide(
    first.map(({source}) => sourceName(report, source, lang)),
    first.map(({withOthers: {index, standardError}}) => shareText(index, lang) + errorText(standardError)),
  );
  return words.level(...split(level, lang)) + (first.length ? said : '');
}

/** `48 % ± 1` and its complement. */
function split({learned, luck}: Decomposition, lang: Language): [string, string] {
  return [`${shareText(learned.index, lang)}${errorText(learned.standardError)}`, shareText(luck.index, lang)];
}

/** A share of variance in whole percents. */
export function shareText(index: number, lang: Language): string {
  const {percent} = textsOf(lang);
  const rounded = Math.round(100 * index);
  return rounded < 1 && index > 0
    ? `<${NO_BREAK}${percent('1')}`
    : percent(String(Math.max(0, Math.min(100, rounded))));
}

function errorText(standardError: number): string {
  return standardError > 0 ? `${NO_BREAK}±${NO_BREAK}${Math.max(1, Math.ceil(100 * standardError))}` : '';
}

/** Families stand for their members, unless one member is nearly all of it: then it stands alone. */
export function readable({sources}: DriversReport, {sources: parts}: Decomposition): DriverPart[] {
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

/** Rows of a table of sources. */
const MOST_SOURCES = 7;
/** Below this share a source is not named. */
const LEAST_SHARE = 0.01;

/** Undefined where nothing could be split. */
export function sourcesView(
  report: DriversReport,
  level: Decomposition | undefined,
  chance: Decomposition | undefined,
  lang: Language,
): SourcesView | undefined {
  const words = driversWordsOf(lang);
  const leading = level ?? chance;
  if (!leading) return undefined;
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
  const errors = named.flatMap((part) => {
    const share = inChance(part.source);
    return [part.withOthers, ...(share ? [share.alone, share.withOthers] : [])].map((index) => index.standardError);
  });
  const most = String(Math.max(1, Math.ceil(100 * Math.max(0, ...errors))));
  const rest = parts.length - named.length;
  return {
    titles: pick([source, where, alone, others]),
    rows: rows.map(pick),
    more: rest > 0 ? words.more(rest) : undefined,
    shapley: named.flatMap((part) => shapleyText(report, part, lang)),
    reading: words.reading(most),
  };
}

function shapleyText(report: DriversReport, {shapley, source}: DriverPart, lang: Language): string[] {
  if (!shapley) return [];
  const words = driversWordsOf(lang);
  const parts = Object.entries(shapley).map(
    ([name, {index}]) => `${labelText(report.labels[name], lang, name)} ${shareText(index, lang)}`,
  );
  return [`${sourceName(report, source, lang)}${words.colon}${words.shapley(parts.join(words.listComma))}`];
}

const MOST_BARS = 5;

interface TornadoWords {
  readonly title: string;
  readonly now: {readonly value: number; readonly text: string};
  readonly text: (value: number) => string;
  readonly lang: Language;
}

/** What moves less than its error moves nothing; undefined where nothing does more. */
export function tornadoView(
  report: DriversReport,
  bars: readonly TornadoBar[],
  {title, now, text, lang}: TornadoWords,
): TornadoView | undefined {
  const shown = bars.filter(({swing, standardError}) => Math.abs(swing) > 3 * standardError).slice(0, MOST_BARS);
  if (!shown.length) return undefined;
  const end = (input: string, {at, value}: TornadoBar['low']): EndView => ({
    at: at === undefined ? '' : inputValue(report, input, at, lang),
    value,
    text: text(value),
  });
  return {
    title,
    now: now.value,
    nowText: now.text,
    bars: shown.map(({input, low, high}) => ({
      input,
      name: inputName(report, input, lang),
      low: end(input, low),
      high: end(input, high),
    })),
  };
}

/** A probability that was counted in so many replicates. */
function chanceText(probability: number, replicates: number, lang: Language): string {
  const standardError = Math.sqrt((probability * (1 - probability)) / replicates);
  // The Wilson interval of no hits, and of nothing but hits.
  const bound = 3.8415 / (replicates + 3.8415);
  return showProbability({probability, standardError, interval: [bound > 1 ? 0 : 1 - bound, bound]}, textsOf(lang))
    .value;
}

/** In which region of the assumptions it is missed or reached; undefined where there are too few cases. */
function rulesView(report: DriversReport, {rules}: TargetDrivers, lang: Language): RulesView | undefined {
  if (!rules) return undefined;
  const words = driversWordsOf(lang);
  const {mass, density, coverage, of, draws} = rules;
  const title = of === 'reached' ? words.rulesReached : words.rulesMissed;
  if (!rules.rules.length) return {title, text: words.noBox};
  const said = rules.rules
    .map(({input, side, at}) => words[side](inputName(report, input, lang), inputValue(report, input, at, lang)))
    .join(words.and);
  const share = (x: number) => chanceText(x, draws, lang);
  return {title, text: words.box(capital(said), share(mass), share(density), share(coverage), of)};
}

const MOST_RANKS = 5;

/** Undefined where nothing is in step with it. */
export function ranksText(
  report: DriversReport,
  ranks: readonly RankCorrelation[],
  lang: Language,
): string | undefined {
  const words = driversWordsOf(lang);
  const shown = ranks
    .filter(({correlation, standardError}) => Math.abs(correlation) > 3 * standardError)
    .slice(0, MOST_RANKS);
  if (!shown.length) return undefined;
  const said = shown.map(
    ({input, correlation}) => `${inputName(report, input, lang)}${NO_BREAK}${signed(correlation)}`,
  );
  const error = Math.max(...shown.map(({standardError}) => standardError)).toFixed(2);
  return words.ranks(error) + said.join(words.listComma) + words.stop;
}

export function signed(correlation: number): string {
  return `${correlation < 0 ? '−' : '+'}${Math.abs(correlation).toFixed(2)}`;
}

/** What is needed to get the same digits again. */
export function footerTexts({run}: DriversReport, lang: Language): string[] {
  const words = driversWordsOf(lang);
  return [
    ...(run.coarse ? [words.coarse] : []),
    words.footer(formatNumber(run.replicates, lang, 16), run.runs, run.seed),
  ];
}
