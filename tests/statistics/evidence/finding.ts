/** One test and how probable a result so bad is where nothing is wrong. */
export interface Finding {
  readonly what: string;
  readonly test: string;
  readonly p: number;
}

/** How much is drawn: so many times what `npm test` does. */
export interface Size {
  readonly times: number;
  readonly seed: number;
}

/** A part of the evidence: makes its draws and tests them. */
export type Evidence = (size: Size) => Iterable<Finding>;

/** How probable it may be that any test of all fails although nothing is wrong. */
export const FALSE_ALARM = 1e-6;

/** There are no more tests than this; each has its share of the false alarms (Bonferroni). */
export const MOST_TESTS = 1000;

/** A test fails at this probability or below. */
export const LEVEL = FALSE_ALARM / MOST_TESTS;
