import type {Cell} from '../../engine/index.ts';
import type {EngineClient} from '../engine/engine-client.ts';
import type {SetFiles} from '../engine/protocol.ts';
import {Asking} from './asking.ts';

/** Replicates behind a distribution: more would not change a bar by a pixel. */
export const DRAWN_REPLICATES = 10_000;

const LANE = 'draws';

/** The draws of a metric in one district and year, for those who look at its distribution. */
export type Draws = Asking<SetFiles & {readonly cell: Cell}, Float64Array>;

export function makeDraws(engine: Pick<EngineClient, 'ask'>): Draws {
  return new Asking(engine, {
    lane: LANE,
    async *find(wanted, ask) {
      yield await ask({...wanted, lane: LANE, what: 'draws', replicates: DRAWN_REPLICATES});
    },
  });
}
