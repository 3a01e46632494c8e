import type {Issue, Path} from '../errors.ts';
import {IssueList} from './issue-list.ts';
import {checkReferences} from './resolve.ts';
import type {ParsedScenario, scenarioSchema} from './schema.ts';
import type {SourceMap} from './source-map.ts';
import {isMap} from './walk.ts';
import {validate} from './zod-issues.ts';

/** Sections of which one entry may be left out and the others still mean what they say. */
const SECTIONS: ReadonlySet<string> = new Set(
  'sources assumptions correlations factors metrics targets checks outside_views'.split(' '),
);

/** What is left out may leave others with a name that is gone: they go too, and so on. */
const ROUNDS = 6;

/**
 * A scenario without the entries that have faults of form, so that the compiler may look at the others: every metric, target, assumption and so on that a
 * fault lies in is left out, and whatever names it outside expressions. Undefined where the faults lie elsewhere, as in the calendar.
 */
export function soundPart(
  schema: ReturnType<typeof scenarioSchema>,
  raw: unknown,
  source: SourceMap,
  faults: readonly Issue[],
): ParsedScenario | undefined {
  let [rest, found] = [raw, faults];
  for (let round = 0; round < ROUNDS; round++) {
    rest = found.reduce((left: unknown, {path = []}) => left && without(left, path), rest);
    if (!rest) return undefined;
    const again = new IssueList();
    const parsed = validate(schema, rest, source, again);
    checkReferences(schema, rest, source, again);
    if (parsed && again.size === 0) return parsed;
    found = again.issues;
  }
  return undefined;
}

/** The entry that a path leads into left out: one of a map, or a list as a whole, since its places have numbers. */
function without(raw: unknown, [section, entry]: Path): unknown {
  if (!isMap(raw) || typeof section !== 'string' || !SECTIONS.has(section)) return undefined;
  const {[section]: given, ...others} = raw;
  if (!isMap(given)) return others;
  if (typeof entry !== 'string') return undefined;
  const {[entry]: _, ...kept} = given;
  return {...others, [section]: kept};
}
