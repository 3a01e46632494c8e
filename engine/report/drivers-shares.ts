import type {Decomposition, DriverPart, DriversReport} from '../drivers-schema.ts';
import type {Language} from '../units.ts';
import {sourceName} from './drivers-names.ts';
import {driversWordsOf} from './drivers-words.ts';
import {NO_BREAK, textsOf} from './text.ts';

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
export function split({learned, luck}: Decomposition, lang: Language): [string, string] {
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
