import type {Label} from './catalogue.ts';

const FOUND = import.meta.glob<Label | undefined>('../../scenarios/**/*.yaml', {
  query: '?description',
  import: 'default',
  eager: true,
});

/** What the library's scenarios say of themselves, by path below `scenarios/`; apart from their titles, which the page needs at once. */
export const DESCRIPTIONS: Readonly<Record<string, Label | undefined>> = Object.fromEntries(
  Object.entries(FOUND).map(([path, description]) => [path.replace('../../scenarios/', ''), description]),
);
