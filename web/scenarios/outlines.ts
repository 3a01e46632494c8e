import type {FileOutline} from './catalogue.ts';

const OUTLINES = import.meta.glob<FileOutline>(['../../scenarios/**/*.yaml', '!**/instruments.yaml'], {
  query: '?outline',
  import: 'default',
  eager: true,
});

/** Titles and the like of the library's files, by path below `scenarios/`: taken from them when the page is built. */
export const LIBRARY_OUTLINES: Readonly<Record<string, FileOutline>> = Object.fromEntries(
  Object.entries(OUTLINES).map(([path, outline]) => [path.replace('../../scenarios/', ''), outline]),
);
