import type {AuditReport} from '../../engine/index.ts';
import type {EngineClient} from '../engine/engine-client.ts';
import type {Files} from '../engine/protocol.ts';
import {Asking} from './asking.ts';

const LANE = 'audit';

/** What does not add up in the scenario's own numbers, whatever the levers say. */
export type Auditing = Asking<{readonly files: Files}, AuditReport>;

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
}
