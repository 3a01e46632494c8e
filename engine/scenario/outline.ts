import {isMap, valueAt} from './walk.ts';

/** A part of a scenario whose entries others refer to by name. */
export type Section = 'assumptions' | 'districts' | 'factors' | 'metrics' | 'outside_views' | 'sources' | 'targets';

/** The names and years that a scenario defines, read from what is written whether it is valid or not. */
export class Outline {
  readonly raw: unknown;
  /** The calendar, when it can be read. */
  readonly calendar: {readonly base: number; readonly end: number} | undefined;
  readonly tags: ReadonlySet<string>;
  /** The districts that are within no other. */
  readonly roots: readonly string[];
  /** The districts that no other is within. */
  readonly leaves: readonly string[];
  readonly #sections = new Map<Section, ReadonlyMap<string, unknown>>();

  constructor(raw: unknown) {
    this.raw = raw;
    this.calendar = calendarOf(raw);
    this.tags = new Set([...this.entries('districts').values()].flatMap(tagsOf));
    ({roots: this.roots, leaves: this.leaves} = endsOf(this.entries('districts')));
  }

  /** The entries of a section; none when it is not a map. */
  entries(section: Section): ReadonlyMap<string, unknown> {
    const known = this.#sections.get(section);
    if (known) return known;
    const written = valueAt(this.raw, [section]);
    const entries = new Map(isMap(written) ? Object.entries(written) : []);
    this.#sections.set(section, entries);
    return entries;
  }

  /** Is the section so wrong, or missing, that nothing can be said about names in it? */
  isUnreadable(section: Section): boolean {
    const written = valueAt(this.raw, [section]);
    return written === undefined ? section === 'districts' || section === 'metrics' : !isMap(written);
  }
}

/** The districts that are within no other, and those that no other is within. */
function endsOf(districts: ReadonlyMap<string, unknown>): {roots: string[]; leaves: string[]} {
  const written = [...districts].flatMap(([name, district]) =>
    isMap(district) ? [{name, within: district['within']}] : [],
  );
  const parents = new Set(written.map(({within}) => within));
  return {
    roots: written.filter(({within}) => within === undefined).map(({name}) => name),
    leaves: written.filter(({name}) => !parents.has(name)).map(({name}) => name),
  };
}

function calendarOf(raw: unknown): Outline['calendar'] {
  const base = valueAt(raw, ['calendar', 'base']);
  const end = valueAt(raw, ['calendar', 'end']);
  if (typeof base !== 'number' || typeof end !== 'number' || base >= end) return undefined;
  return {base, end};
}

/** The tags of a district as it is written. */
export function tagsOf(district: unknown): string[] {
  const tags = valueAt(district, ['tags']);
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}
