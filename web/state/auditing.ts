import type {AuditReport} from '../../engine/index.ts';
<<<<<<< HEAD
import {type EngineClient, failureOf, Superseded} from '../engine/engine-client.ts';
import type {Failure, Files} from '../engine/protocol.ts';
=======
import type {EngineClient} from '../engine/engine-client.ts';
import type {Files} from '../engine/protocol.ts';
import {Asking} from './asking.ts';
>>>>>>> 5ce2a7f (Ask the engine for drivers, draws and audits in one form; let the page ask what it would take)

const LANE = 'audit';

/** What does not add up in the scenario's own numbers, whatever the levers say. */
export type Auditing = Asking<{readonly files: Files}, AuditReport>;

<<<<<<< HEAD
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
=======
export function makeAuditing(engine: Pick<EngineClient, 'ask'>): Auditing {
  return new Asking(engine, {
    lane: LANE,
    async *find(wanted, ask) {
      yield await ask({...wanted, lane: LANE, what: 'audit', settings: {}});
    },
  });
}

/** The report on these files, once it has come. */
export function auditOf({shown}: Auditing, files: Files | undefined): AuditReport | undefined {
  return shown.value && shown.value.wanted.files === files ? shown.value.found : undefined;
>>>>>>> 5ce2a7f (Ask the engine for drivers, draws and audits in one form; let the page ask what it would take)
}
