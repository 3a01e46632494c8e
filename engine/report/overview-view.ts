import type {DriversReport} from '../drivers-schema.ts';
import type {Language} from '../units.ts';
import {partName, sourceName} from './drivers-names.ts';
import {readable, shareText} from './drivers-shares.ts';
import {driversWordsOf} from './drivers-words.ts';
import {showProbability} from './probability.ts';
import {textsOf} from './text.ts';

/** Targets in a row each: how likely, how much of it could be learned, what decides most of it. */
export interface OverviewView {
  readonly title: string;
  readonly titles: readonly string[];
  /** Of a target: its name, its chance, what could be learned, the first driver with its share. */
  readonly rows: readonly (readonly string[])[];
  readonly reading: string;
}

/** Of some targets of a report; undefined where one is told of by itself anyway. */
export function overviewView(report: DriversReport, ids: readonly string[], lang: Language): OverviewView | undefined {
  if (ids.length < 2) return undefined;
  const words = driversWordsOf(lang);
  const {target: name, chance, learned, first} = words.overviewColumns;
  return {
    title: words.overview,
    titles: [name, chance, learned, first],
    rows: ids.map((id) => rowOf(report, id, lang)),
    reading: words.overviewReading,
  };
}

function rowOf(report: DriversReport, id: string, lang: Language): string[] {
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
}

/** The targets that are told of one by one, by default the first, and those of the last year where that leaves any untold; in the order of the report. */
export function arranged(
  report: DriversReport,
  asked: readonly string[] | undefined,
): {detailed: readonly string[]; listed: readonly string[]} {
  const last = lastYear(report);
  const detailed = asked ?? (report.cells.length ? [] : last.slice(0, 1));
  return {detailed, listed: last.some((id) => !detailed.includes(id)) ? last : []};
}

function lastYear({targets}: DriversReport): string[] {
  const years = Object.values(targets).map(({year}) => year ?? -Infinity);
  const last = Math.max(...years);
  return Object.keys(targets).filter((id) => (targets[id]!.year ?? last) === last);
}
