import {FAMILIES} from '../distributions/index.ts';
import type {Path} from '../errors.ts';
import {parse, print} from '../expression/index.ts';
import {digestOf, type Json} from '../run/digest.ts';
import type {Scenario} from '../scenario/schema.ts';

/** Keys whose values people read and no number rests on. Names may be spelt the same: a metric may be called note. */
const WORDS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'label',
  'name',
  'note',
  'source',
  'sources',
  'lever',
  'budget',
  'outside_views',
  'outside_view',
  'part_of',
  'fills',
  'usual_ratio',
  'worth',
]);

/** What a kind of metric keeps by names, each entry with words of its own: `metrics.drugs.stages.phase1.label`. */
const PARTS: ReadonlySet<string | number> = new Set(['stages', 'items', 'projects']);

/** Does `path` lead to words: a key of the file, of an entry of a section, or of a part of a metric? Other keys are names, or belong to numbers. */
export function isWords(path: Path): boolean {
  const isKey = path.length === 1 || path.length === 3 || (path.length === 5 && PARTS.has(path[2]!));
  return isKey && WORDS.has(String(path.at(-1)));
}

/**
 * SHA-256 over everything in a scenario that may change a digit: expressions in canonical form, so that spaces and superfluous brackets make no
 * difference; without labels, notes, sources and outside views, which are quoted beside a probability and change none. The order of districts and
 * metrics counts, since sums follow it.
 */
export function scenarioDigest(scenario: Scenario): string {
  return digestOf(essence(scenario, []));
}

function essence(value: unknown, path: Path): Json {
  if (typeof value === 'string') return canonical(value);
  if (Array.isArray(value)) return value.map((item, i) => essence(item, [...path, i]));
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  // Pairs keep the order of the file, which an object's sorted keys would lose.
  return Object.entries(value as object)
    .filter(([key, inner]) => inner !== undefined && !isWords([...path, key]))
    .map(([key, inner]) => [key, essence(inner, [...path, key])]);
}

function canonical(text: string): string {
  const parsed = parse(text, {families: new Set(FAMILIES.keys())});
  return 'ok' in parsed ? print(parsed.ok) : text;
}
