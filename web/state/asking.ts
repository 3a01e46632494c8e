import {signal} from '@preact/signals';
import {type EngineClient, failureOf, Superseded} from '../engine/engine-client.ts';
import type {Answers, Failure, Files, Question} from '../engine/protocol.ts';

type What = Question['what'];

/** Puts a question to the engine, and hears how far the answer has come, from 0 to 1. Rejects when what is wanted has been given up. */
export type Ask = <W extends What>(
  question: Extract<Question, {what: W}>,
  onProgress?: (share: number) => void,
) => Promise<Answers[W]>;

interface Options<Wanted, Found> {
  /** In which the questions are asked. */
  readonly lane: string;
  /** The questions that it takes to find what is wanted; yields what has been found so far. */
  readonly find: (wanted: Wanted, ask: Ask, onProgress: (share: number) => void) => AsyncIterable<Found>;
}

/** Something that the engine is asked for by those who look at it. The last answer stays until the next has come. */
export class Asking<Wanted extends {readonly files: Files}, Found> {
  readonly shown = signal<{readonly wanted: Wanted; readonly found: Found} | undefined>(undefined);
  readonly failure = signal<Failure | undefined>(undefined);
  /** Of the answer that is being computed, from 0 to 1; undefined while nothing is. */
  readonly progress = signal<number | undefined>(undefined);
  readonly #engine: Pick<EngineClient, 'ask'>;
  readonly #options: Options<Wanted, Found>;
  #wanted: Wanted | undefined;

  constructor(engine: Pick<EngineClient, 'ask'>, options: Options<Wanted, Found>) {
    this.#engine = engine;
    this.#options = options;
  }

  /** Asks once for the same; what was asked before is given up. After a failure the same is asked anew. */
  async ask(wanted: Wanted): Promise<void> {
    if (this.#wanted && isSame(this.#wanted, wanted)) return;
    this.#wanted = wanted;
    this.failure.value = undefined;
    this.progress.value = 0;
    const isCurrent = () => this.#wanted === wanted;
    try {
      const ask: Ask = async (question, onProgress) => {
        if (!isCurrent()) throw new Superseded();
        return (await this.#engine.ask(question, onProgress)).answer;
      };
      const onProgress = (share: number) => {
        if (isCurrent()) this.progress.value = Math.min(share, 0.99);
      };
      for await (const found of this.#options.find(wanted, ask, onProgress)) {
        if (!isCurrent()) return;
        this.shown.value = {wanted, found};
      }
    } catch (error) {
      if (!isCurrent() || error instanceof Superseded) return;
      this.#wanted = undefined;
      this.shown.value = undefined;
      this.failure.value = failureOf(error);
      this.progress.value = undefined;
    }
    if (isCurrent()) this.progress.value = undefined;
  }

  /** Gives up what is under way: a lever moves again, or nobody looks any more. */
  stop(): void {
    if (this.progress.value === undefined || !this.#wanted) return;
    const {files} = this.#wanted;
    this.#wanted = undefined;
    this.progress.value = undefined;
    void this.#engine.ask({lane: this.#options.lane, what: 'stop', files, settings: {}}).catch(() => {});
  }
}

function isSame<Wanted extends {readonly files: Files}>(a: Wanted, b: Wanted): boolean {
  return a.files === b.files && withoutFiles(a) === withoutFiles(b);
}

function withoutFiles(wanted: {readonly files: Files}): string {
  return JSON.stringify({...wanted, files: undefined});
}
