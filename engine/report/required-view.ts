import type {RequiredAnswer, RequiredReport, RequiredTarget} from '../required-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {probabilityText} from './probability.ts';
import {growthText, pointsText, quantityOf, rateText} from './quantity.ts';
import {pointsError, settingText, shareText, unsigned, upliftText} from './required-numbers.ts';
import {requiredWordsOf} from './required-words.ts';
import {labelText, NO_BREAK, textsOf} from './text.ts';
import {districtName, metricName, pointClaim, targetSubject} from './view.ts';

/** What it would take as every report tells it, in one language. */
export interface RequiredView {
  /** Of the scenario. */
  readonly title: string;
  readonly question: string;
  /** The range of the lever and what is assumed of it; undefined of growth. */
  readonly range: string | undefined;
  /** Over the columns of a table. */
  readonly titles: {
    readonly now: string;
    readonly assumed: string;
    readonly history: string;
    readonly levels: readonly string[];
  };
  /** Targets that move, by metric and year; combined ones last. */
  readonly sections: readonly RequiredSectionView[];
  /** Which targets nothing that is varied moves; undefined where it moves all. */
  readonly untouched: string | undefined;
  /** How the numbers are to be read: of a table, where deviations stand in brackets, and of targets one by one. */
  readonly legend: {readonly table: readonly string[]; readonly list: readonly string[]};
}

export interface RequiredSectionView {
  readonly heading: string;
  /** Is growth assumed, or history known, of any of the rows? */
  readonly byGrowth: boolean;
  readonly rows: readonly RequiredRowView[];
}

/** A target: cells that are empty where nothing is known. */
export interface RequiredRowView {
  readonly id: string;
  /** Below its heading, and by itself. */
  readonly name: string;
  readonly subject: string;
  readonly now: string;
  readonly assumed: string;
  readonly history: string;
  /** The same in words, as far as it is known. */
  readonly facts: readonly string[];
  /** One for each level of the titles. */
  readonly answers: readonly RequiredCellView[];
  /** What is to be said of all its answers. */
  readonly note: string | undefined;
}

export interface RequiredCellView {
  readonly probability: number;
  readonly level: string;
  readonly outcome: RequiredAnswer['outcome'];
  /** For a table: `21.2 %`, `best 12 %`, `anyway`. */
  readonly short: string;
  /** How many standard deviations of what is assumed that is, with its sign where it is below. */
  readonly deviations: string | undefined;
  /** In a sentence: `at least 20.19 % ± 0.02, step 21 %, 4.4 sd above`. */
  readonly text: string;
  /** What the sentence is made of, where an answer has been found. */
  readonly parts: RequiredPartsView | undefined;
}

/** An answer in parts, such as it has. */
export interface RequiredPartsView {
  /** `at least 20.19 % ± 0.02`, `at least 21.2 % a year`. */
  readonly needed: string | undefined;
  /** Of growth: `15.68 ± 0.02 points more than assumed`. */
  readonly more: string | undefined;
  /** The nearest step of the lever that is enough: `21 %`. */
  readonly step: string | undefined;
  /** `4.4 sd above`. */
  readonly distance: string | undefined;
}

/** Of a report with at least one target. */
export function requiredView(report: RequiredReport, lang: Language): RequiredView {
  const words = requiredWordsOf(lang);
  const {of, scenario, targets} = report;
  const moved = Object.entries(targets).filter(([, {trend}]) => trend !== 'untouched');
  const levels = Object.values(targets)[0]?.answers ?? [];
  return {
    title: labelText(scenario.title, lang, scenario.id),
    question: of === 'growth' ? words.growthTitle : words.leverTitle(leverName(report, lang)),
    range: rangeText(report, lang),
    titles: {
      now: words.now,
      assumed: words.assumed,
      history: words.history,
      levels: levels.map(({probability}) => words.level(shareText(probability, lang))),
    },
    sections: sectionsOf(report, moved, lang),
    untouched: untouchedText(report, lang),
    legend: {table: tableLegend(report, lang), list: listLegend(report, lang)},
  };
}

/** `Edge over the province (Qiantang)`; empty of growth. */
export function leverName({of, districts}: Pick<RequiredReport, 'of' | 'districts'>, lang: Language): string {
  if (of === 'growth') return '';
  const name = labelText(of.label, lang, of.lever);
  return of.district === undefined ? name : textsOf(lang).aside(name, districtName({districts}, of.district, lang));
}

function rangeText({of}: RequiredReport, lang: Language): string | undefined {
  if (of === 'growth') return undefined;
  const {assumed, min, max} = of;
  const [p05, p50, p95] = [assumed?.p05, assumed?.p50, assumed?.p95].map((x = 0) => settingText(x, of, lang)) as [
    string,
    string,
    string,
  ];
  const known = assumed && (p05 === p95 ? p50 : textsOf(lang).aside(p50, `${p05}–${p95}`));
  return requiredWordsOf(lang).leverRange(settingText(min, of, lang), settingText(max, of, lang), known);
}

type Entry = readonly [id: string, target: RequiredTarget];

function sectionsOf(report: RequiredReport, entries: readonly Entry[], lang: Language): RequiredSectionView[] {
  const texts = textsOf(lang);
  const groups = Map.groupBy(entries, ([, {metric, year}]) =>
    JSON.stringify(metric === undefined ? null : [metric, year]),
  );
  return [...groups.values()].map((group) => {
    const [, {metric, year}] = group[0]!;
    return {
      heading:
        metric === undefined
          ? texts.combined
          : texts.heading(year === undefined ? undefined : String(year), metricName(report, metric, lang), ''),
      byGrowth: report.of === 'growth' && group.some(([, {assumed, history}]) => assumed ?? history),
      rows: group.map(([id, target]) => rowOf(report, id, target, lang)),
    };
  });
}

function rowOf(report: RequiredReport, id: string, target: RequiredTarget, lang: Language): RequiredRowView {
  const words = requiredWordsOf(lang);
  const texts = textsOf(lang);
  const {assumed, history, metrics = []} = target;
  const now = probabilityText(target, texts);
  const growth = (known: {growth: number} | undefined) => (known ? growthOf(known.growth, lang) : '');
  return {
    id,
    name: nameOf(report, id, target, lang),
    subject: targetSubject(report, id, lang),
    now,
    assumed: growth(assumed),
    history: growth(history),
    facts: [
      words.chanceNow(now),
      assumed && words.assumedGrowth(growth(assumed), rateText(assumed.sd, texts)),
      history && words.historyGrowth(growth(history), history.from, history.to),
      !assumed &&
        metrics.length > 0 &&
        words.ofMetrics(metrics.map((metric) => metricName(report, metric, lang)).join(texts.listComma)),
    ].filter((fact) => typeof fact === 'string'),
    answers: target.answers.map((answer) => cellOf(answer, report, lang)),
    note: target.trend === 'neither' ? words.neither : undefined,
  };
}

function nameOf(report: RequiredReport, id: string, target: RequiredTarget, lang: Language): string {
  const claim = pointClaim(report, target, lang);
  if (!claim) return labelText(target.label, lang, id);
  return `${districtName(report, target.district, lang)} ${claim.full}`;
}

function cellOf(answer: RequiredAnswer, report: RequiredReport, lang: Language): RequiredCellView {
  const {probability, outcome, deviations} = answer;
  return {
    probability,
    level: requiredWordsOf(lang).level(shareText(probability, lang)),
    outcome,
    short: shortText(answer, report, lang),
    deviations: deviations === undefined ? undefined : unsigned(deviations, 1),
    text: answerText(answer, report, lang),
    parts: outcome === 'found' ? partsOf(answer, report.of, lang) : undefined,
  };
}

function shortText({outcome, limit, ...answer}: RequiredAnswer, {of}: RequiredReport, lang: Language): string {
  const words = requiredWordsOf(lang);
  const {value = 0, growth, standardError} = answer;
  if (outcome === 'always') return words.always;
  if (outcome === 'unreachable') return words.atBest(limit ? shareText(limit.probability, lang) : '–');
  if (of !== 'growth') return settingText(value, of, lang);
  return growth === undefined ? upliftText(value, standardError) + NO_BREAK + words.points : growthOf(growth, lang);
}

/** One answer in a line. */
function answerText(answer: RequiredAnswer, {of}: RequiredReport, lang: Language): string {
  const words = requiredWordsOf(lang);
  const {outcome, limit} = answer;
  const at = limit ? atText(limit.value, of, lang) : '';
  if (outcome === 'always') return limit ? words.alwaysAt(at) : words.always;
  if (outcome === 'unreachable') return words.unreachable(limit ? shareText(limit.probability, lang) : '–', at);
  const {needed, more, step, distance} = partsOf(answer, of, lang);
  const parts = [needed, more, step === undefined ? undefined : words.step(step), distance];
  return parts.filter((part) => part !== undefined).join(words.comma);
}

function partsOf(answer: RequiredAnswer, of: RequiredReport['of'], lang: Language): RequiredPartsView {
  const words = requiredWordsOf(lang);
  const {value = 0, standardError = 0, side, growth, deviations, onStep} = answer;
  const sided = side === 'at-most' ? words.atMost : words.atLeast;
  const distance =
    deviations === undefined ? undefined : words.deviations(unsigned(Math.abs(deviations), 1), deviations < 0);
  if (of !== 'growth')
    return {
      needed: sided(settingText(value, of, lang, standardError)),
      more: undefined,
      step: onStep === undefined ? undefined : settingText(onStep, of, lang),
      distance,
    };
  const points = `${upliftText(value, standardError).replace(/^[+−]/, '')}${NO_BREAK}±${NO_BREAK}${pointsError(standardError)}`;
  return {
    needed: growth === undefined ? undefined : sided(words.yearly(growthOf(growth, lang))),
    more: words.more(points, value < 0),
    step: undefined,
    distance,
  };
}

function atText(value: number, of: RequiredReport['of'], lang: Language): string {
  if (of !== 'growth') return settingText(value, of, lang);
  return requiredWordsOf(lang).more(unsigned(Math.abs(100 * value), 0), value < 0);
}

/** So many targets that nothing moves are named. */
const NAMED = 3;

function untouchedText(report: RequiredReport, lang: Language): string | undefined {
  const words = requiredWordsOf(lang);
  const untouched = Object.entries(report.targets).filter(([, {trend}]) => trend === 'untouched');
  if (!untouched.length) return undefined;
  const names = untouched.slice(0, NAMED).map(([id]) => targetSubject(report, id, lang));
  if (untouched.length > NAMED) names.push(words.others(untouched.length - NAMED));
  const listed = names.join(lang === 'zh' ? '；' : '; ');
  return report.of === 'growth' ? words.untouchedByGrowth(listed) : words.untouchedByLever(listed);
}

function tableLegend(report: RequiredReport, lang: Language): string[] {
  const {legend} = requiredWordsOf(lang);
  const isGrowth = report.of === 'growth';
  const isMore = answersOf(report).some(({value, growth}) => value !== undefined && growth === undefined);
  return [
    isGrowth ? legend.growth : legend.lever,
    ...(isGrowth && isMore ? [legend.growthMore] : []),
    legend.errorsWithin(greatestError(report, lang)),
    runText(report, lang),
  ];
}

function listLegend(report: RequiredReport, lang: Language): string[] {
  return [requiredWordsOf(lang).legend.errors, runText(report, lang)];
}

function runText({run: {replicates, trials, seed}}: RequiredReport, lang: Language): string {
  return requiredWordsOf(lang).run(formatNumber(replicates, lang, 16), trials, seed);
}

function answersOf({targets}: RequiredReport): RequiredAnswer[] {
  return Object.values(targets).flatMap(({answers}) => answers);
}

function greatestError(report: RequiredReport, lang: Language): string {
  const most = Math.max(0, ...answersOf(report).map(({standardError = 0}) => standardError));
  const {of} = report;
  return of !== 'growth' && !of.percent ? quantityOf(of.unit, lang).text(most, 1) : pointsText(most, lang);
}

function growthOf(rate: number, lang: Language): string {
  return growthText(rate, textsOf(lang)).replace('+', '');
}
