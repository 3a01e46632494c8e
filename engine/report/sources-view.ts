import type {Decomposition, DriverPart, DriversReport} from '../drivers-schema.ts';
import type {Language} from '../units.ts';
import {sourceName} from './drivers-names.ts';
import {readable, shareText} from './drivers-shares.ts';
import {driversWordsOf} from './drivers-words.ts';
import {labelText} from './text.ts';

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
    reading: words.reading(most, chance !== undefined),
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
