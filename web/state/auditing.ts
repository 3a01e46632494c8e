import {signal} from '@preact/signals';
import type {AuditReport} from '../../engine/index.ts';
import {type EngineClient, failureOf, Superseded} from '../engine/engine-client.ts';
import type {Failure, Files} from '../engine/protocol.ts';

/** What does not add up in the scenario's own numbers, asked for when somebody wants to know. */
export class Auditing {
  readonly report = signal<AuditReport | undefined>(undefined);
  readonly failure = signal<Failure | undefined>(undefined);
  readonly #engine: Pick<EngineClient, 'ask'>;
  #files: Files | undefined;

  constructor(engine: Pick<EngineClient, 'ask'>) {
    this.#engine = engine;
  }

  /** Asks once for the same files. */
  async ask(files: Files): Promise<void> {
    if (this.#files === files) return;
    this.#files = files;
    this.report.value = undefined;
    this.failure.value = undefined;
    try {
      const {answer} = await this.#engine.ask({lane: 'audit', what: 'audit', files, settings: {}});
      if (this.#files === files) this.report.value = answer;
    } catch (error) {
      if (this.#files !== files || error instanceof Superseded) return;
      this.failure.value = failureOf(error);
    }
  }
}
