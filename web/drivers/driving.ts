import type {DriversReport} from '../../engine/index.ts';
import type {EngineClient} from '../engine/engine-client.ts';
import type {SetFiles} from '../engine/protocol.ts';
import {Asking} from '../state/asking.ts';

/** Replicates of every one of some fifty runs: shares to a point or two within some seconds. */
export const DRIVERS_REPLICATES = 16_384;

const LANE = 'drivers';

/** What drives a target, with the levers where they rest. */
export type Driving = Asking<SetFiles & {readonly target: string}, DriversReport>;

export function makeDriving(engine: Pick<EngineClient, 'ask'>): Driving {
  return new Asking(engine, {
    lane: LANE,
    async *find(wanted, ask, onProgress) {
      yield await ask({...wanted, lane: LANE, what: 'drivers', replicates: DRIVERS_REPLICATES}, onProgress);
    },
  });
}
