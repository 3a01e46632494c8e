import {
  type ForecastView,
  labelText,
  type Likelihood,
  likelihoodOf,
  showProbability,
  type Texts,
} from '../../engine/display.ts';
import type {TargetForecast} from '../../engine/index.ts';

/** A target as a row of a list. */
export interface TargetRow {
  readonly id: string;
  readonly target: TargetForecast;
  /** The district, or the label of a combined target. */
  readonly name: string;
  /** `≥ 100 bn yuan`; empty where the name says it. */
  readonly claim: string;
  readonly depth: number;
  /** Where growth is compared with history. */
  readonly metric: string | undefined;
}

/** Targets that are about the same metric in one year, or the combined ones. */
export interface TargetGroup {
  readonly key: string;
  readonly heading: string;
  readonly rows: readonly TargetRow[];
}

/** The targets of a year. */
export interface YearGroups {
  readonly year: string;
  readonly groups: readonly TargetGroup[];
}

/** All targets of a forecast, in the order in which a reader wants them. */
export interface Groups {
  /** That of the headline, with the other districts'. */
  readonly main: TargetGroup | undefined;
  /** Combined targets of the last year. */
  readonly together: readonly TargetRow[];
  /** Other metrics in the last year. */
  readonly further: YearGroups | undefined;
  readonly earlier: readonly YearGroups[];
}

/** The targets in the order of importance: what the headline is about, what must come true together, the rest of the last year, then earlier years. */
export function groupsOf(view: ForecastView): Groups {
  const [last, ...earlier] = view.years;
  // What is asked of the parts stands below the name.
  const together = (last?.combined ?? []).map((combined) => ({
    ...combinedRow(combined),
    name: labelText(combined.target.label, view.lang, combined.id),
  }));
  const [main] = last ? pointGroups(last, view, true) : [];
  const [, ...further] = last ? pointGroups(last, view) : [];
  return {
    main,
    together,
    further: further.length ? {year: String(last!.year), groups: further} : undefined,
    earlier: earlier.map((year) => ({
      year: year.year === undefined ? '' : String(year.year),
      groups: [...pointGroups(year, view), ...combinedGroup(year, view)],
    })),
  };
}

type Year = ForecastView['years'][number];

/** A group by itself says its year. */
function pointGroups({year, tables}: Year, {texts}: ForecastView, alone = false): TargetGroup[] {
  const when = year === undefined || !alone ? undefined : String(year);
  return tables.map(({about, unit, points}) => ({
    key: `${year} ${points[0]!.id}`,
    heading: texts.heading(when, about, unit),
    rows: points.map(({id, target, district, claim, depth}): TargetRow => ({
      id,
      target,
      name: district,
      claim: claim.bare,
      depth,
      metric: claim.aspect === 'level' ? target.metric : undefined,
    })),
  }));
}

function combinedGroup({year, combined}: Year, {texts}: ForecastView): TargetGroup[] {
  if (!combined.length) return [];
  return [{key: `${year} combined`, heading: texts.combined, rows: combined.map(combinedRow)}];
}

function combinedRow({id, target, name}: Year['combined'][number]): TargetRow {
  return {id, target, name, claim: '', depth: 0, metric: undefined};
}

/** How many targets a year's groups have. */
export function countOf({groups}: Pick<YearGroups, 'groups'>): number {
  return groups.reduce((sum, {rows}) => sum + rows.length, 0);
}

const WORDS: readonly Likelihood[] = ['remote', 'unlikely', 'even', 'likely', 'certain'];

/** How many of the targets are called what, from the least to the most likely; words that none is called are left out. */
export function tallyOf({groups}: Pick<YearGroups, 'groups'>): (readonly [Likelihood, number])[] {
  const words = groups.flatMap(({rows}) => rows.map(({target}) => likelihoodOf(target.probability)));
  return WORDS.map((word) => [word, words.filter((other) => other === word).length] as const).filter(
    ([, count]) => count > 0,
  );
}

/** The groups with the rows alone that have every word of a query in their names, metrics, chances or words; whole where nothing is asked. */
export function matching(groups: readonly TargetGroup[], query: string, texts: Texts): TargetGroup[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [...groups];
  return groups.flatMap((group) => {
    const rows = group.rows.filter(({name, claim, target}) => {
      const {value} = showProbability(target, texts);
      const word = texts.likelihood[likelihoodOf(target.probability)];
      const text = [group.heading, name, claim, value, word].join(' ').toLocaleLowerCase();
      return words.every((wanted) => text.includes(wanted));
    });
    return rows.length ? [{...group, rows}] : [];
  });
}
