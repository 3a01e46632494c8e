import type {RequiredAnswer, RequiredReport, RequiredTarget} from '../required-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {columns, type ColumnsRow} from './columns.ts';
import {paragraph} from './grid.ts';
import {probabilityText} from './probability.ts';
import {growthText, pointsText, quantityOf, rateText} from './quantity.ts';
import {requiredWordsOf} from './required-words.ts';
import {paint, type ReportTextOptions} from './style.ts';
import {breakable, labelText, NO_BREAK, textsOf} from './text.ts';
import {districtName, metricName, pointClaim, targetSubject} from './view.ts';

/**
 * What it would take, for a terminal: a table of the targets where it fits and there are several, else some lines for each. Ends with a newline.
 */
export function requiredText(report: RequiredReport, options: ReportTextOptions): string {
  const moved = Object.entries(report.targets).filter(([, {trend}]) => trend !== 'untouched');
  const table = moved.length > 1 ? tableLines(report, moved, options) : undefined;
  const parts = [
    headLines(report, options),
    ...(table ?? moved.map(([id, target]) => targetLines(report, id, target, options))),
    untouchedLines(report, options),
    legendLines(report, table !== undefined, options),
  ];
  const text = parts.filter((lines) => lines.length).map((lines) => lines.join('\n'));
  return breakable(`${text.join('\n\n')}\n`);
}

/** Of the targets that nothing moves so many are named. */
const NAMED = 3;

type Entry = readonly [id: string, target: RequiredTarget];

function headLines(report: RequiredReport, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = requiredWordsOf(lang);
  const title = labelText(report.scenario.title, lang, report.scenario.id);
  const {of} = report;
  const strong = (text: string) => paragraph(text, options).map((line) => paint(line, 'strong', options));
  if (of === 'growth') return [...strong(title), ...strong(words.growthTitle)];
  const [p05, p50, p95] = [of.assumed?.p05, of.assumed?.p50, of.assumed?.p95].map((x = 0) =>
    settingText(x, report, lang),
  ) as [string, string, string];
  const assumed = of.assumed && (p05 === p95 ? p50 : textsOf(lang).aside(p50, `${p05}–${p95}`));
  return [
    ...strong(title),
    ...strong(words.leverTitle(leverName(report, lang))),
    ...paragraph(
      words.leverRange(settingText(of.min, report, lang), settingText(of.max, report, lang), assumed),
      options,
    ),
  ];
}

function leverName({of, districts}: RequiredReport, lang: Language): string {
  if (of === 'growth') return '';
  const name = labelText(of.label, lang, of.lever);
  return of.district === undefined ? name : textsOf(lang).aside(name, districtName({districts}, of.district, lang));
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

/** Tables by metric and year, combined targets last, in the greatest detail that fits; undefined where none does. */
function tableLines(
  report: RequiredReport,
  entries: readonly Entry[],
  options: ReportTextOptions,
): string[][] | undefined {
  for (const detail of DETAILS) {
    const sections = sectionsOf(report, entries, detail, options);
    if (sections.every((section) => section !== undefined)) return sections;
  }
  return undefined;
}

function sectionsOf(
  report: RequiredReport,
  entries: readonly Entry[],
  detail: Detail,
  options: ReportTextOptions,
): (string[] | undefined)[] {
  const {lang} = options;
  const texts = textsOf(lang);
  const words = requiredWordsOf(lang);
  const groups = Map.groupBy(entries, ([, {metric, year}]) =>
    JSON.stringify(metric === undefined ? null : [metric, year]),
  );
  const levels = entries[0]![1].answers.map(({probability}) => words.level(shareText(probability, lang)));
  return [...groups.values()].map((group) => {
    const [, {metric, year}] = group[0]!;
    const heading =
      metric === undefined
        ? texts.combined
        : texts.heading(year === undefined ? undefined : String(year), metricName(report, metric, lang), '');
    const byGrowth = report.of === 'growth' && group.some(([, {assumed, history}]) => assumed ?? history);
    const rows = group.map(([id, target]) => rowOf(report, id, target, {...detail, byGrowth}, lang));
    const titles = [...(detail.now ? [words.now] : []), ...(byGrowth ? [words.assumed, words.history] : []), ...levels];
    const lines = columns(titles, rows, options);
    return lines && [paint(heading, 'strong', options), ...lines];
  });
}

function rowOf(
  report: RequiredReport,
  id: string,
  target: RequiredTarget,
  {now, byGrowth, deviations}: Detail & {byGrowth: boolean},
  lang: Language,
): ColumnsRow {
  const growth = (known: {growth: number} | undefined) => (known ? growthOf(known.growth, lang) : '');
  return {
    name: nameOf(report, id, target, lang),
    cells: [
      ...(now ? [probabilityText(target, textsOf(lang))] : []),
      ...(byGrowth ? [growth(target.assumed), growth(target.history)] : []),
      ...target.answers.map((answer) => cellText(answer, report, deviations, lang)),
    ],
  };
}

function nameOf(report: RequiredReport, id: string, target: RequiredTarget, lang: Language): string {
  const claim = pointClaim(report, target, lang);
  if (!claim) return labelText(target.label, lang, id);
  return `${districtName(report, target.district, lang)} ${claim.full}`;
}

function cellText(answer: RequiredAnswer, report: RequiredReport, detailed: boolean, lang: Language): string {
  const words = requiredWordsOf(lang);
  const {outcome, value = 0, growth, deviations, limit} = answer;
  if (outcome === 'always') return words.always;
  if (outcome === 'unreachable') return words.atBest(limit ? shareText(limit.probability, lang) : '–');
  const shown =
    report.of !== 'growth'
      ? settingText(value, report, lang)
      : growth === undefined
        ? upliftText(value, answer) + NO_BREAK + words.points
        : growthOf(growth, lang);
  return deviations === undefined || !detailed ? shown : `${shown}${NO_BREAK}(${unsigned(deviations, 1)})`;
}

/** Some lines about one target. */
function targetLines(report: RequiredReport, id: string, target: RequiredTarget, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = requiredWordsOf(lang);
  const texts = textsOf(lang);
  const {assumed, history, metrics = []} = target;
  const facts = [
    words.chanceNow(probabilityText(target, texts)),
    assumed && words.assumedGrowth(growthOf(assumed.growth, lang), rateText(assumed.sd, texts)),
    history && words.historyGrowth(growthOf(history.growth, lang), history.from, history.to),
    !assumed &&
      metrics.length > 0 &&
      words.ofMetrics(metrics.map((metric) => metricName(report, metric, lang)).join(texts.listComma)),
  ].filter((fact) => typeof fact === 'string');
  const subject = targetSubject({...report, targets: report.targets}, id, lang);
  return [
    ...paragraph(subject, options).map((line) => paint(line, 'strong', options)),
    ...paragraph(facts.join(' · '), options, '  '),
    ...target.answers.flatMap((answer) =>
      paragraph(
        answerText(answer, report, lang),
        options,
        `  ${words.level(shareText(answer.probability, lang))}${words.colon}`,
      ),
    ),
    ...(target.trend === 'neither' ? paragraph(words.neither, options, '  ') : []),
  ];
}

/** One answer in a line. */
export function answerText(answer: RequiredAnswer, report: RequiredReport, lang: Language): string {
  const words = requiredWordsOf(lang);
  const {outcome, value = 0, standardError = 0, side, growth, deviations, onStep, limit} = answer;
  const at = limit ? atText(limit.value, report, lang) : '';
  if (outcome === 'always') return limit ? words.alwaysAt(at) : words.always;
  if (outcome === 'unreachable') return words.unreachable(limit ? shareText(limit.probability, lang) : '–', at);
  const parts: string[] = [];
  const sided = side === 'at-most' ? words.atMost : words.atLeast;
  if (report.of === 'growth') {
    if (growth !== undefined) parts.push(sided(words.yearly(growthOf(growth, lang))));
    const points = `${upliftText(value, answer).replace(/^[+−]/, '')}${NO_BREAK}±${NO_BREAK}${pointsError(standardError)}`;
    parts.push(words.more(points, value < 0));
  } else {
    parts.push(sided(settingText(value, report, lang, standardError)));
    if (onStep !== undefined) parts.push(words.step(settingText(onStep, report, lang)));
  }
  if (deviations !== undefined) parts.push(words.deviations(unsigned(Math.abs(deviations), 1), deviations < 0));
  return parts.join(words.comma);
}

function atText(value: number, report: RequiredReport, lang: Language): string {
  if (report.of !== 'growth') return settingText(value, report, lang);
  return requiredWordsOf(lang).more(unsigned(Math.abs(100 * value), 0), value < 0);
}

function untouchedLines(report: RequiredReport, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = requiredWordsOf(lang);
  const untouched = Object.entries(report.targets).filter(([, {trend}]) => trend === 'untouched');
  if (!untouched.length) return [];
  const names = untouched.slice(0, NAMED).map(([id]) => targetSubject(report, id, lang));
  if (untouched.length > NAMED) names.push(words.others(untouched.length - NAMED));
  const listed = names.join(lang === 'zh' ? '；' : '; ');
  if (report.of !== 'growth') return paragraph(words.untouchedByLever(listed), options);
  const isPast = untouched.every(([, {year = Infinity}]) => year <= report.scenario.base);
  const levers = report.levers.filter((lever) => !lever.includes('/')).slice(0, 8);
  return [
    ...paragraph(words.untouchedByGrowth(listed), options),
    ...(levers.length && !isPast ? paragraph(words.tryLever(levers.join(' | ')), options) : []),
  ];
}

function legendLines(report: RequiredReport, isTable: boolean, options: ReportTextOptions): string[] {
  const {lang} = options;
  const {legend, run} = requiredWordsOf(lang);
  const {replicates, trials, seed} = report.run;
  const answers = Object.values(report.targets).flatMap((target) => target.answers);
  const lines = [
    isTable && (report.of === 'growth' ? legend.growth : legend.lever),
    isTable &&
      report.of === 'growth' &&
      answers.some(({value, growth}) => value !== undefined && growth === undefined) &&
      legend.growthMore,
    isTable ? legend.errorsWithin(greatestError(report, lang)) : legend.errors,
    run(formatNumber(replicates, lang, 16), trials, seed),
  ].filter((line) => typeof line === 'string');
  return lines.flatMap((line) => paragraph(line, options).map((text) => paint(text, 'faint', options)));
}

function greatestError(report: RequiredReport, lang: Language): string {
  const answers = Object.values(report.targets).flatMap((target) => target.answers);
  const most = Math.max(0, ...answers.map(({standardError = 0}) => standardError));
  if (report.of !== 'growth' && !report.of.percent) return quantityOf(report.of.unit, lang).text(most, 1);
  return pointsText(most, lang);
}

/** `80 %`, or with decimals where it takes them. */
function shareText(share: number, lang: Language): string {
  const percent = 100 * share;
  if (percent < 0.1) return `<${NO_BREAK}${textsOf(lang).percent('0.1')}`;
  return textsOf(lang).percent(String(Number(percent.toPrecision(3))));
}

function growthOf(rate: number, lang: Language): string {
  return growthText(rate, textsOf(lang)).replace('+', '');
}

/** Percentage points with their sign, to the decimals of their error. */
function upliftText(value: number, {standardError = 0}: RequiredAnswer): string {
  return signed(100 * value, Math.min(2, Math.max(1, decimalsOf(100 * standardError))));
}

function pointsError(error: number): string {
  return (100 * error).toFixed(Math.min(3, Math.max(1, decimalsOf(100 * error))));
}

/** A setting in the unit of the lever; with its error to the decimals of that. */
function settingText(value: number, {of}: RequiredReport, lang: Language, error?: number): string {
  if (of === 'growth') return '';
  const {percent} = textsOf(lang);
  if (!of.percent) {
    const quantity = quantityOf(of.unit, lang);
    return error === undefined
      ? quantity.text(value)
      : `${quantity.number(value)}${NO_BREAK}±${NO_BREAK}${quantity.text(error, 1)}`;
  }
  const digits = (x: number, decimals: number) => (100 * x).toFixed(decimals).replace('-', '−');
  if (error === undefined) return percent(String(Number((100 * value).toFixed(1))).replace('-', '−'));
  const decimals = Math.min(3, Math.max(1, decimalsOf(100 * error)));
  return `${percent(digits(value, decimals))}${NO_BREAK}±${NO_BREAK}${digits(error, decimals)}`;
}

function unsigned(x: number, decimals: number): string {
  return signed(x, decimals).replace('+', '');
}

function signed(x: number, decimals: number): string {
  const shown = Math.abs(x).toFixed(decimals);
  return Number(shown) === 0 ? shown : `${x < 0 ? '−' : '+'}${shown}`;
}

/** Decimals to the first digit that is not 0. */
function decimalsOf(x: number): number {
  return x > 0 ? Math.max(0, -Math.floor(Math.log10(x))) : 0;
}
