import {FAMILIES} from '../distributions/index.ts';
import {parse, print} from '../expression/index.ts';
import {digestOf, type Json} from '../run/digest.ts';
import type {Scenario} from '../scenario/schema.ts';

/** Keys whose values people read and no number rests on. */
export const WORDS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'label',
  'name',
  'note',
  'source',
  'sources',
  'lever',
  'outside_views',
  'outside_view',
  'part_of',
  'fills',
  'usual_ratio',
  'worth',
]);

/**
 * SHA-256 over everything in a scenario that may change a digit: expressions in canonical form, so that spaces and superfluous brackets make no
 * difference; without labels, notes, sources and outside views, which
 * are quoted beside a probability and change none. The order of districts and metrics counts, since sums follow it.
 */
export function scenarioDigest(scenario: Scenario): string {
  return digestOf(essence(scenario));
}

function essence(value: unknown): Json {
  if (typeof value === 'string') return canonical(value);
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  // Pairs keep the order of the file, which an object's sorted keys would lose.
  return Object.entries(value as object)
    .filter(([key, inner]) => !WORDS.has(key) && inner !== undefined)
    .map(([key, inner]) => [key, essence(inner)]);
}

function canonical(text: string): string {
  const parsed = parse(text, {families: new Set(FAMILIES.keys())});
  return 'ok' in parsed ? print(parsed.ok) : text;
}
