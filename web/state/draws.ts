import {signal} from '@preact/signals';
import type {Cell, LeverSettings} from '../../engine/index.ts';
import {type EngineClient, Superseded} from '../engine/engine-client.ts';
import type {Files} from '../engine/protocol.ts';

/** Replicates behind a distribution: more would not change a bar by a pixel. */
export const DRAWN_REPLICATES = 10_000;

export interface Drawn {
  readonly cell: Cell;
  readonly values: Float64Array;
}

/** The draws of a metric in one district and year, for those who look at its distribution. The last ones stay until the next have come. */
export class Draws {
  readonly shown = signal<Drawn | undefined>(undefined);
  readonly #engine: Pick<EngineClient, 'ask'>;
  #key: string | undefined;
  #files: Files | undefined;

  constructor(engine: Pick<EngineClient, 'ask'>) {
    this.#engine = engine;
  }

  /** Asks once for the same. */
  async ask(files: Files, settings: LeverSettings, cell: Cell): Promise<void> {
    const key = JSON.stringify([settings, cell]);
    if (this.#key === key && this.#files === files) return;
    this.#key = key;
    this.#files = files;
    try {
      const {answer} = await this.#engine.ask({
        lane: 'draws',
        what: 'draws',
        files,
        settings,
        cell,
        replicates: DRAWN_REPLICATES,
      });
      if (this.#key === key) this.shown.value = {cell, values: answer};
    } catch (error) {
      if (this.#key !== key || error instanceof Superseded) return;
      // What is wrong with the scenario, the answer says; here there is only nothing to draw.
      this.#key = undefined;
      this.shown.value = undefined;
    }
  }
}
