import {suggest} from '../errors.ts';

/** `did you mean …?` over several sets of names, or what there is. */
export function nameHint(name: string, groups: readonly {ids: Iterable<string>}[]): string {
  const known = ['year', ...groups.flatMap(({ids}) => [...ids])];
  const near = suggest(name, known);
  if (near) return `did you mean ${near}?`;
  return known.length > 12 ? `known are ${known.slice(0, 12).join(', ')} …` : `known are ${known.join(', ')}`;
}
