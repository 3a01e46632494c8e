import type {PortfolioPoint, PortfolioReport} from '../portfolio-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {portfolioWordsOf} from './portfolio-words.ts';
import {probabilityText, showProbability} from './probability.ts';
import {quantityOf} from './quantity.ts';
import {settingText} from './setting.ts';
import {labelText, textsOf} from './text.ts';
import {districtName, targetSubject} from './view.ts';

/** Which levers to pull as every report tells it, in one language. */
export interface PortfolioView {
  readonly title: string;
  /** What is to be hit. */
  readonly goal: string;
  /** The portfolio chosen and its chance, or that none keeps the floors. */
  readonly answer: string;
  readonly remarks: readonly string[];
  /** Before the settings. */
  readonly lead: string | undefined;
  /** The one chosen, or where none keeps the floors the nearest. */
  readonly chosen: PortfolioPointView | undefined;
  readonly frontier: FrontierView;
  /** How far the search was taken in by its luck; undefined where nothing was chosen. */
  readonly optimism: string | undefined;
  /** What is needed to get the same digits again. */
  readonly run: string;
}

/** One portfolio in words. */
export interface PortfolioPointView {
  readonly cost: string;
  /** With its error. */
  readonly chance: string;
  readonly set: readonly SetView[];
  /** All that is set, in a line. */
  readonly summary: string;
  /** The levers that stay as assumed; undefined where all are set. */
  readonly left: string | undefined;
  readonly targets: readonly TargetChanceView[];
}

/** A lever that is set. */
export interface SetView {
  readonly lever: string;
  readonly district: string | undefined;
  /** What it is called, and where it is set; empty where it is not set by district. */
  readonly label: string;
  readonly place: string;
  /** Both together. */
  readonly name: string;
  readonly setting: string;
  readonly cost: string;
}

/** A target with the portfolio, and as it is. */
export interface TargetChanceView {
  readonly id: string;
  readonly name: string;
  readonly chance: string;
  readonly now: string;
  /** Whether its floor is kept; empty where it has none. */
  readonly floor: string;
}

/** What more money buys. Costs are numbers in `unit`. */
export interface FrontierView {
  readonly title: string;
  readonly unit: string;
  readonly budget: {readonly cost: number; readonly text: string} | undefined;
  readonly now: FrontierPointView;
  /** Ascending in cost. */
  readonly points: readonly FrontierPointView[];
  /** Place of the portfolio chosen among the points; -1 where none was. */
  readonly chosen: number;
}

export interface FrontierPointView {
  readonly cost: number;
  readonly costText: string;
  readonly probability: number;
  readonly interval: readonly [number, number];
  /** On the random numbers by which it was chosen. */
  readonly searched: number;
  /** Without its error, and with it. */
  readonly shortChance: string;
  readonly chance: string;
}

export function portfolioView(report: PortfolioReport, lang: Language): PortfolioView {
  const words = portfolioWordsOf(lang);
  const {best, nearest, budget} = report;
  const names = report.goal.map((id) => targetSubject(report, id, lang)).join(lang === 'zh' ? '；' : '; ');
  const money = (amount: number) => moneyText(report, amount, lang);
  const point = best ?? nearest;
  const isBeyond = best !== undefined && budget !== undefined && best.cost > budget * (1 + ROUNDING);
  return {
    title: words.title,
    goal: words.goal(names, report.goal.length),
    answer: answerText(report, lang),
    remarks: isBeyond ? [words.beyond(money(budget))] : [],
    lead: best ? words.spends(money(best.cost), leftText(report, best.cost, lang)) : nearest && words.nearest,
    chosen: point && portfolioPointView(report, point, lang),
    frontier: frontierView(report, lang),
    optimism: optimismText(report, lang),
    run: runText(report, lang),
  };
}

function answerText(report: PortfolioReport, lang: Language): string {
  const words = portfolioWordsOf(lang);
  const texts = textsOf(lang);
  const {best, budget, now, floors} = report;
  if (!best) return words.noneKeeps;
  const [chance, chanceNow] = [probabilityText(best, texts), probabilityText(now, texts)];
  return Object.keys(floors).length
    ? words.cheapest(moneyText(report, best.cost, lang), chance, chanceNow)
    : words.best(budget === undefined ? undefined : moneyText(report, budget, lang), chance, chanceNow);
}

/** Of a budget: what is spent beyond it by so little has come of rounding. */
const ROUNDING = 1e-9;

/** What the budget has left; undefined where it is spent, exceeded or not named. */
function leftText({budget, ...report}: PortfolioReport, cost: number, lang: Language): string | undefined {
  if (budget === undefined || budget - cost <= ROUNDING * budget) return undefined;
  return moneyText(report, budget - cost, lang);
}

/** Significant digits of money: it is set, not simulated. */
const DIGITS = 4;

function moneyText({unit}: Pick<PortfolioReport, 'unit'>, amount: number, lang: Language): string {
  return quantityOf(unit, lang).text(amount, DIGITS);
}

/** Any portfolio of a report, such as one on its frontier. */
export function portfolioPointView(report: PortfolioReport, point: PortfolioPoint, lang: Language): PortfolioPointView {
  const words = portfolioWordsOf(lang);
  const texts = textsOf(lang);
  const set = point.set.map(({lever, district, value, cost}): SetView => {
    const about = report.levers.find((one) => one.lever === lever && one.district === district)!;
    return {
      lever,
      district,
      label: labelText(about.label, lang, lever),
      place: district === undefined ? '' : districtName(report, district, lang),
      name: leverName(report, about, lang),
      setting: settingText(value, about, lang),
      cost: moneyText(report, cost, lang),
    };
  });
  const others = report.levers.filter((one) =>
    set.every(({lever, district}) => lever !== one.lever || district !== one.district),
  );
  return {
    cost: moneyText(report, point.cost, lang),
    chance: probabilityText(point, texts),
    set,
    summary: set.map(({name, setting}) => `${name} ${setting}`).join(texts.listComma) || words.nothing,
    left: others.length
      ? words.left(others.map((one) => leverName(report, one, lang)).join(texts.listComma))
      : undefined,
    targets: Object.entries(point.targets).map(([id, chance]) => ({
      id,
      name: targetSubject(report, id, lang),
      chance: probabilityText(chance, texts),
      now: probabilityText(report.now.targets[id]!, texts),
      floor: point === report.best ? floorText(report, id, lang) : '',
    })),
  };
}

function leverName(
  report: PortfolioReport,
  {lever, district, label}: PortfolioReport['levers'][number],
  lang: Language,
): string {
  const name = labelText(label, lang, lever);
  return district === undefined ? name : textsOf(lang).aside(name, districtName(report, district, lang));
}

function floorText({floors, floorsKept}: PortfolioReport, id: string, lang: Language): string {
  const [kept, floor] = [floorsKept[id], floors[id]];
  if (!kept || floor === undefined) return '';
  return portfolioWordsOf(lang).floor(textsOf(lang).percent(String(Number((100 * floor).toPrecision(4)))), kept);
}

function frontierView(report: PortfolioReport, lang: Language): FrontierView {
  const {unit, scale} = quantityOf(report.unit, lang);
  const {budget, best, now, frontier} = report;
  const view = (point: PortfolioPoint): FrontierPointView => ({
    cost: point.cost * scale,
    costText: moneyText(report, point.cost, lang),
    probability: point.probability,
    interval: point.interval,
    searched: point.searched,
    shortChance: showProbability(point, textsOf(lang)).value,
    chance: probabilityText(point, textsOf(lang)),
  });
  return {
    title: portfolioWordsOf(lang).frontier,
    unit,
    budget: budget === undefined ? undefined : {cost: budget * scale, text: moneyText(report, budget, lang)},
    now: view(now),
    points: frontier.map(view),
    chosen: frontier.findIndex(({cost, searched}) => cost === best?.cost && searched === best.searched),
  };
}

/** Standard errors within which two numbers are alike. */
const ALIKE = 2;

function optimismText({best, optimism}: PortfolioReport, lang: Language): string | undefined {
  if (!best) return undefined;
  const {percent} = textsOf(lang);
  const share = (p: number) => percent((100 * p).toFixed(1));
  const away = optimism ? optimism.difference / Math.max(optimism.standardError, Number.MIN_VALUE) : 0;
  const kind = away > ALIKE ? 'optimistic' : away < -ALIKE ? 'pessimistic' : 'noise';
  return portfolioWordsOf(lang).optimism(share(best.searched), share(best.probability), kind);
}

function runText({run}: PortfolioReport, lang: Language): string {
  const number = (n: number) => formatNumber(n, lang, 16);
  return portfolioWordsOf(lang).run(
    number(run.trials),
    run.exhaustive,
    number(run.searched),
    number(run.replicates),
    run.seed,
    run.freshSeed,
  );
}
