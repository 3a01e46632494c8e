import {isMap, valueAt} from './walk.ts';

/** A part of a scenario whose entries others refer to by name. */
export type Section = 'assumptions' | 'districts' | 'factors' | 'metrics' | 'sources' | 'targets';

/** The names and years that a scenario defines, read from what is written whether it is valid or not. */
export class Outline {
  readonly raw: unknown;
  /** The calendar, when it can be read. */
  readonly calendar: {readonly base: number; readonly end: number} | undefined;
  readonly tags: ReadonlySet<string>;
  readonly #sections = new Map<Section, ReadonlyMap<string, unknown>>();

  constructor(raw: unknown) {
    this.raw = raw;
    this.calendar = calendarOf(raw);
    this.tags = new Set([...this.entries('districts').values()].flatMap(tagsOf));
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

  /** The districts that are within no other. */
  roots(): string[] {
    return this.#districts((district) => district['within'] === undefined);
  }

  /** The districts that no other is within. */
  leaves(): string[] {
    const parents = new Set([...this.entries('districts').values()].map((district) => valueAt(district, ['within'])));
    return this.#districts((_, name) => !parents.has(name));
  }

  #districts(has: (district: Record<string, unknown>, name: string) => boolean): string[] {
    return [...this.entries('districts')].flatMap(([name, district]) =>
      isMap(district) && has(district, name) ? [name] : [],
    );
  }
}

function calendarOf(raw: unknown): Outline['calendar'] {
  const base = valueAt(raw, ['calendar', 'base']);
  const end = valueAt(raw, ['calendar', 'end']);
  return Number.isInteger(base) && Number.isInteger(end) ? {base: base as number, end: end as number} : undefined;
}

/** The tags of a district as it is written. */
export function tagsOf(district: unknown): string[] {
  const tags = valueAt(district, ['tags']);
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}
