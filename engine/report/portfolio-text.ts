import type {PortfolioPoint, PortfolioReport} from '../portfolio-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {bar} from './bar.ts';
import {paragraph} from './grid.ts';
import {likelihoodOf} from './likelihood.ts';
import {portfolioWordsOf} from './portfolio-words.ts';
import {probabilityText} from './probability.ts';
import {quantityOf} from './quantity.ts';
import {settingText} from './setting.ts';
import {legible, pad, paint, type ReportTextOptions} from './style.ts';
import {displayWidth} from '../errors.ts';
import {breakable, labelText, textsOf} from './text.ts';
import {districtName, targetSubject} from './view.ts';

/** Which levers to pull, for a terminal: the best portfolio, its targets, and what more money buys. Ends with a newline. */
export function portfolioText(report: PortfolioReport, options: ReportTextOptions): string {
  const point = report.best ?? report.nearest;
  const parts = [
    headLines(report, options),
    answerLines(report, options),
    point && Object.keys(report.targets).length > 1 ? targetLines(report, point, options) : [],
    frontierLines(report, options),
    noteLines(report, options),
  ];
  const text = parts.filter((lines) => lines.length).map((lines) => lines.join('\n'));
  return breakable(`${text.join('\n\n')}\n`);
}

function headLines(report: PortfolioReport, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = portfolioWordsOf(lang);
  const names = report.goal.map((id) => targetSubject(report, id, lang)).join(lang === 'zh' ? '；' : '; ');
  const strong = (text: string) => paragraph(text, options).map((line) => paint(line, 'strong', options));
  return [
    ...strong(labelText(report.scenario.title, lang, report.scenario.id)),
    ...strong(words.title),
    ...paragraph(words.goal(names, report.goal.length), options),
  ];
}

function answerLines(report: PortfolioReport, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = portfolioWordsOf(lang);
  const texts = textsOf(lang);
  const {best, nearest, budget, now} = report;
  const strong = (text: string) => paragraph(text, options).map((line) => paint(line, 'strong', options));
  if (!best)
    return [
      ...strong(words.noneKeeps),
      ...(nearest ? [...paragraph(words.nearest, options), ...settingLines(report, nearest, options)] : []),
    ];
  const money = (amount: number) => moneyText(report, amount, lang);
  const [chance, chanceNow] = [probabilityText(best, texts), probabilityText(now, texts)];
  const hasFloors = Object.keys(report.floors).length > 0;
  const isBeyond = budget !== undefined && best.cost > budget * (1 + ROUNDING);
  const left =
    budget === undefined || isBeyond || budget - best.cost <= ROUNDING * budget ? undefined : money(budget - best.cost);
  return [
    ...strong(
      hasFloors
        ? words.cheapest(money(best.cost), chance, chanceNow)
        : words.best(budget === undefined ? undefined : money(budget), chance, chanceNow),
    ),
    ...(isBeyond ? paragraph(words.beyond(money(budget)), options) : []),
    ...paragraph(words.spends(money(best.cost), left), options),
    ...settingLines(report, best, options),
  ];
}

/** Of a budget: what is spent beyond it by so little has come of rounding. */
const ROUNDING = 1e-9;

/** Significant digits of money: it is set, not simulated. */
const DIGITS = 4;

function moneyText(report: PortfolioReport, amount: number, lang: Language): string {
  return quantityOf(report.unit, lang).text(amount, DIGITS);
}

type SetLever = PortfolioPoint['set'][number];

function leverOf(report: PortfolioReport, {lever, district}: Pick<SetLever, 'lever' | 'district'>) {
  return report.levers.find((one) => one.lever === lever && one.district === district)!;
}

function leverName(report: PortfolioReport, at: Pick<SetLever, 'lever' | 'district'>, lang: Language): string {
  const name = labelText(leverOf(report, at).label, lang, at.lever);
  return at.district === undefined ? name : textsOf(lang).aside(name, districtName(report, at.district, lang));
}

/** A line for each lever that is set, with what it costs, and one for all others. */
function settingLines(report: PortfolioReport, {set}: PortfolioPoint, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = portfolioWordsOf(lang);
  const rows = set.map((one) => [
    leverName(report, one, lang),
    settingText(one.value, leverOf(report, one), lang),
    moneyText(report, one.cost, lang),
  ]);
  const isSet = new Set(set.map(({lever, district}) => `${lever}/${district}`));
  const others = report.levers.filter(({lever, district}) => !isSet.has(`${lever}/${district}`));
  const left = others.map((one) => leverName(report, one, lang)).join(textsOf(lang).listComma);
  return [
    ...alignedLines(rows, options),
    ...(others.length ? paragraph(words.left(left), options, '  ').map((line) => paint(line, 'faint', options)) : []),
  ];
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

function targetLines(report: PortfolioReport, point: PortfolioPoint, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = portfolioWordsOf(lang);
  const texts = textsOf(lang);
  return [
    paint(words.targets, 'strong', options),
    ...Object.entries(point.targets).flatMap(([id, chance]) => {
      const kept = report.floorsKept[id];
      const floor = report.floors[id];
      const remark =
        kept && floor !== undefined
          ? words.comma + words.floor(texts.percent(String(Number((100 * floor).toPrecision(4)))), kept)
          : '';
      return paragraph(
        targetSubject(report, id, lang) + words.colon + probabilityText(chance, texts) + remark,
        options,
        '  ',
      );
    }),
  ];
}

/** Columns that a bar has, at most, and that what is set must have for one line. */
const BAR = 16;
const LEAST_SET = 20;
const LEAST_BAR = 4;

/** The frontier as a curve: cost, chance with a bar, and what is set. */
function frontierLines(report: PortfolioReport, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = portfolioWordsOf(lang);
  const texts = textsOf(lang);
  const rows = report.frontier.map((point) => ({
    point,
    cost: moneyText(report, point.cost, lang),
    chance: probabilityText(point, texts),
    set:
      point.set
        .map((one) => `${leverName(report, one, lang)} ${settingText(one.value, leverOf(report, one), lang)}`)
        .join(texts.listComma) || words.nothing,
  }));
  const costs = Math.max(...rows.map(({cost}) => displayWidth(cost)), displayWidth(words.columns.cost));
  const chances = Math.max(...rows.map(({chance}) => displayWidth(chance)), displayWidth(words.columns.chance));
  const rest = options.width - 2 * GAP - costs - chances - BAR - GAP;
  const isWide = rest >= LEAST_SET;
  const length = Math.max(LEAST_BAR, Math.min(BAR, options.width - 2 * GAP - costs - chances - 1));
  return [
    paint(words.frontier, 'strong', options),
    ...rows.flatMap(({point, cost, chance, set}) => {
      const isBest = point.cost === report.best?.cost && point.searched === report.best.searched;
      const {full, rest: empty} = bar(point.probability, length, options.unicode);
      const mark = isBest ? '> ' : '  ';
      const lead = `${mark}${pad(cost, costs, 'right')}  ${paint(full, likelihoodOf(point.probability), options)}${paint(empty, 'faint', options)}`;
      const shown = `${lead} ${legible(pad(chance, chances, 'left'), options)}`;
      if (!isWide)
        return [shown.trimEnd(), ...paragraph(set, options, '    ').map((line) => paint(line, 'faint', options))];
      const indent = 2 + costs + GAP + BAR + 1 + chances + GAP;
      const [first = '', ...more] = paragraph(set, {...options, width: options.width - indent});
      return [`${shown}  ${first}`, ...more.map((line) => ' '.repeat(indent) + line)];
    }),
  ];
}

/** Standard errors within which two numbers are alike. */
const ALIKE = 2;

function noteLines(report: PortfolioReport, options: ReportTextOptions): string[] {
  const {lang} = options;
  const words = portfolioWordsOf(lang);
  const {percent} = textsOf(lang);
  const {best, optimism, run} = report;
  const number = (n: number) => formatNumber(n, lang, 16);
  const share = (p: number) => percent((100 * p).toFixed(1));
  const away = optimism ? optimism.difference / Math.max(optimism.standardError, Number.MIN_VALUE) : 0;
  const kind = away > ALIKE ? 'optimistic' : away < -ALIKE ? 'pessimistic' : 'noise';
  const notes = [
    best && words.optimism(share(best.searched), share(best.probability), kind),
    words.run(
      number(run.trials),
      run.exhaustive,
      number(run.searched),
      number(run.replicates),
      run.seed,
      run.freshSeed,
    ),
  ].filter((note) => typeof note === 'string');
  return notes.flatMap((note) => paragraph(note, options).map((line) => paint(line, 'faint', options)));
}
