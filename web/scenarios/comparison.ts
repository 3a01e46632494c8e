import {signal} from '@preact/signals';
import type {CompareReport} from '../../engine/index.ts';
import {type EngineClient, failureOf, Superseded} from '../engine/engine-client.ts';
import type {Failure, SetFiles} from '../engine/protocol.ts';

/** How the chances of two scenarios differ, asked for when somebody wants to know. The last report stays until the next has come. */
export class Comparison {
  readonly report = signal<CompareReport | undefined>(undefined);
  readonly failure = signal<Failure | undefined>(undefined);
  readonly isBusy = signal(false);
  readonly #engine: Pick<EngineClient, 'ask'>;
  #key: readonly unknown[] = [];

  constructor(engine: Pick<EngineClient, 'ask'>) {
    this.#engine = engine;
  }

  /** Asks once for the same. */
  async ask(base: SetFiles, head: SetFiles): Promise<void> {
    const key = [base.files, base.settings, head.files, head.settings];
    if (key.every((part, i) => part === this.#key[i])) return;
    this.#key = key;
    this.isBusy.value = true;
    try {
      const {answer} = await this.#engine.ask({lane: 'compare', what: 'compare', ...head, base});
      if (key !== this.#key) return;
      this.report.value = answer;
      this.failure.value = undefined;
    } catch (error) {
      if (key !== this.#key || error instanceof Superseded) return;
      this.report.value = undefined;
      this.failure.value = failureOf(error);
    }
    this.isBusy.value = false;
  }
}
