import {signal} from '@preact/signals';
import type {DriversReport, LeverSettings} from '../../engine/index.ts';
import {type EngineClient, failureOf, Superseded} from '../engine/engine-client.ts';
import type {Failure, Files} from '../engine/protocol.ts';

/** Replicates of every one of some fifty runs: shares to a point or two within some seconds. */
export const DRIVERS_REPLICATES = 16_384;

const LANE = 'drivers';

/** What somebody wants to know the drivers of. */
interface Wanted {
  readonly files: Files;
  readonly settings: LeverSettings;
  readonly target: string;
}

/** What drives a target, asked for by those who look at it, when the levers rest. The last answer stays until the next has come. */
export class Driving {
  readonly shown = signal<{readonly wanted: Wanted; readonly report: DriversReport} | undefined>(undefined);
  readonly failure = signal<Failure | undefined>(undefined);
  /** Of the answer that is being computed, from 0 to 1; undefined while nothing is. */
  readonly progress = signal<number | undefined>(undefined);
  readonly #engine: Pick<EngineClient, 'ask'>;
  #wanted: Wanted | undefined;

  constructor(engine: Pick<EngineClient, 'ask'>) {
    this.#engine = engine;
  }

  /** Asks once for the same; what was asked before is given up. */
  async ask(files: Files, settings: LeverSettings, target: string): Promise<void> {
    if (isSame(this.#wanted, {files, settings, target})) return;
    const wanted = (this.#wanted = {files, settings, target});
    this.failure.value = undefined;
    this.progress.value = 0;
    try {
      const {answer} = await this.#engine.ask(
        {lane: LANE, what: 'drivers', files, settings, target, replicates: DRIVERS_REPLICATES},
        (share) => {
          if (this.#wanted === wanted) this.progress.value = Math.min(share, 0.99);
        },
      );
      if (this.#wanted === wanted) this.shown.value = {wanted, report: answer};
    } catch (error) {
      if (this.#wanted !== wanted || error instanceof Superseded) return;
      this.shown.value = undefined;
      this.failure.value = failureOf(error);
    }
    if (this.#wanted === wanted) this.progress.value = undefined;
  }

  /** Gives up what is under way: a lever moves again, or nobody looks any more. */
  stop(): void {
    if (this.progress.value === undefined || !this.#wanted) return;
    const {files} = this.#wanted;
    this.#wanted = undefined;
    this.progress.value = undefined;
    void this.#engine.ask({lane: LANE, what: 'stop', files, settings: {}}).catch(() => {});
  }
}

function isSame(a: Wanted | undefined, b: Wanted): boolean {
  return a?.files === b.files && a.target === b.target && JSON.stringify(a.settings) === JSON.stringify(b.settings);
}
