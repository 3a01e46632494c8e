import type {Language} from '../units.ts';

/** What a command works with: the world outside, handed in. */
export interface Context {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Of the locale; `--lang` goes before it. */
  readonly lang: Language;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Sets the exit code of what goes on: the first that is not 0 stays. */
  fail(code: number): void;
}
