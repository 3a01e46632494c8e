import type {Language} from '../units.ts';

/** Where output goes, and what it shows. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** The world outside, handed in. */
export interface World {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What a command works with. */
export interface Context extends World {
  /** Of the locale; `--lang` goes before it. */
  readonly lang: Language;
  /** As they were typed, without the name of the program. */
  readonly args: readonly string[];
  /** Lets the command go on but fail in the end, with the first code given. */
  readonly fail: (code: number) => void;
}
