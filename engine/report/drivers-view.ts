import type {CellDrivers, DriversReport, RankCorrelation, TargetDrivers} from '../drivers-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {capital, inputName, inputValue} from './drivers-names.ts';
import {levelText, split} from './drivers-shares.ts';
import {driversWordsOf} from './drivers-words.ts';
import {probabilityText, showProbability} from './probability.ts';
import {type SourcesView, sourcesView} from './sources-view.ts';
import {NO_BREAK, textsOf} from './text.ts';
import {type TornadoView, tornadoView} from './tornado-view.ts';
import {districtName, metricName, metricQuantity, targetSubject} from './view.ts';

/** What a target, or a metric in a district and year, hangs on as every report tells it, in one language. */
export interface DriversView {
  /** The target and its chance, or the metric with its mean. */
  readonly heading: string;
  /** How much could be learned and how much is luck. */
  readonly sentences: readonly string[];
  readonly sources: SourcesView | undefined;
  readonly tornado: TornadoView | undefined;
  /** Of a target. */
  readonly rules: RulesView | undefined;
  /** In step with what it is. */
  readonly ranks: string | undefined;
  readonly footer: readonly string[];
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
      chance
        ? words.whether(...split(chance, lang))
        : Object.keys(report.sources).length
          ? words.tooRare
          : words.certain,
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

/** Of a metric in a district and year. */
export function cellView(report: DriversReport, cell: CellDrivers, lang: Language): DriversView {
  const words = driversWordsOf(lang);
  const {metric, district, year, level} = cell;
  const quantity = metricQuantity(report, metric, lang);
  const place = districtName(report, district, lang);
  const subject = textsOf(lang).subject(place, year, metricName(report, metric, lang), '');
  const mean = quantity.text(cell.mean);
  return {
    heading: words.spread(subject, mean, quantity.text(cell.sd)),
    sentences: level ? [levelText(report, level, lang)] : [],
    sources: sourcesView(report, level, undefined, lang),
    tornado: tornadoView(report, cell.tornado, {
      title: words.tornadoMean(mean),
      now: {value: cell.mean, text: mean},
      text: (value) => quantity.text(value),
      lang,
    }),
    rules: undefined,
    ranks: ranksText(report, cell.ranks, lang),
    footer: footerTexts(report, lang),
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
function ranksText(report: DriversReport, ranks: readonly RankCorrelation[], lang: Language): string | undefined {
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
