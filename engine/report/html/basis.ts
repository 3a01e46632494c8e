import type {Label} from '../../forecast-schema.ts';

/** A text in both languages. */
export type Both = Readonly<Record<'zh' | 'en', string>>;

/** Something that a forecast rests on: what it is called, what was given for it and on whose word. */
export interface Ground {
  readonly id: string;
  readonly label: Label | undefined;
  /** What it is, where its name does not say it: a kind of factor, when an assumption is drawn. */
  readonly about: Both | undefined;
  /** What was given, behind the field, district or year for which it holds: in words, with the formula where they say it otherwise. */
  readonly values: readonly {readonly key: Both; readonly text: Both; readonly formula?: string | undefined}[];
  /** Names of sources. */
  readonly sources: readonly string[];
  readonly note: string | undefined;
}

export interface Source {
  readonly id: string;
  readonly title: Label;
  readonly issuer?: string | undefined;
  readonly year?: number | undefined;
  readonly url?: string | undefined;
  readonly section?: string | undefined;
  readonly confidence?: string | undefined;
  readonly note?: string | undefined;
}

/** What a forecast rests on, for those who read it: the scenario without its names and numbers for machines. */
export interface Basis {
  readonly description: Label | undefined;
  readonly assumptions: readonly Ground[];
  readonly correlations: readonly Ground[];
  readonly factors: readonly Ground[];
  readonly metrics: readonly Ground[];
  readonly sources: readonly Source[];
}
