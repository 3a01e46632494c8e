import {batch, computed, effect, signal, untracked} from '@preact/signals';
import type {Forecast, LeverSettings} from '../../engine/index.ts';
import {EngineError, Superseded, type EngineClient} from '../engine/engine-client.ts';
import type {Failure, Files, Outline} from '../engine/protocol.ts';

/** Replicates of the answer that comes first, while a slider moves. */
export const FAST_REPLICATES = 10_000;

export interface Shown {
  readonly forecast: Forecast;
  readonly settings: LeverSettings;
  /** With all the replicates that the scenario asks for. */
  readonly isFull: boolean;
  readonly milliseconds: number;
}

/** An answer to compare with: the fast one and the full one, each beside its like, so that a difference is never one of luck. */
export interface Before {
  readonly fast: Forecast;
  readonly full: Forecast;
}

/**
 * What the engine says of a scenario with its levers where they are: first a fast answer, then the full one. While a slider moves, one fast question is under way
 * at a time and the next is about where the slider is by then; the last answer stays until the next has come.
 */
export class Answer {
  readonly files = signal<Files | undefined>(undefined);
  readonly settings = signal<LeverSettings>({});
  readonly outline = signal<Outline | undefined>(undefined);
  readonly shown = signal<Shown | undefined>(undefined);
  /** The answer before the lever that was moved last was touched. */
  readonly before = signal<Before | undefined>(undefined);
  /** That with as many replicates as what is shown: both rest on the same random numbers. */
  readonly beforeShown = computed(() => {
    const {before, shown} = this;
    return shown.value?.isFull ? before.value?.full : before.value?.fast;
  });
  readonly failure = signal<Failure | undefined>(undefined);
  /** Of the full answer, from 0 to 1; 1 when it has come. */
  readonly progress = signal(1);
  readonly isBusy = computed(() => this.progress.value < 1);

  readonly #engine: Pick<EngineClient, 'ask'>;
  #isAsking = false;
  #isStale = false;
  /** The lever that is being moved. */
  #moving: string | undefined;
  #lastFast: Forecast | undefined;

  constructor(engine: Pick<EngineClient, 'ask'>) {
    this.#engine = engine;
    effect(() => {
      const files = this.files.value;
      const settings = this.settings.value;
      if (files) untracked(() => this.#ask(files, settings));
    });
  }

  /** Shows another scenario; the levers are as in its file, unless told. */
  open(files: Files, settings: LeverSettings = {}): void {
    this.#moving = undefined;
    batch(() => {
      this.files.value = files;
      this.settings.value = settings;
      this.outline.value = undefined;
      this.shown.value = undefined;
      this.before.value = undefined;
    });
  }

  /** Moves a lever; undefined puts it back to what the file says. */
  set(id: string, district: string | undefined, value: number | undefined): void {
    this.#keep(JSON.stringify([id, district]));
    this.settings.value = withSetting(this.settings.value, id, district, value);
  }

  /** Puts all levers back. */
  reset(): void {
    this.#keep('all');
    this.settings.value = {};
  }

  /** Keeps what is shown to compare with, when another lever is moved than before. */
  #keep(moving: string): void {
    const shown = this.shown.value;
    if (moving !== this.#moving && shown?.isFull)
      this.before.value = {fast: this.#lastFast ?? shown.forecast, full: shown.forecast};
    this.#moving = moving;
  }

  #ask(files: Files, settings: LeverSettings): void {
    this.progress.value = 0;
    if (this.#isAsking) this.#isStale = true;
    else void this.#answer(files, settings);
  }

  async #answer(files: Files, settings: LeverSettings): Promise<void> {
    this.#isAsking = true;
    this.#isStale = false;
    try {
      const {replicates} = this.outline.value ?? (await this.#outlineOf(files));
      const fast = Math.min(FAST_REPLICATES, replicates);
      const {answer, milliseconds} = await this.#engine.ask({
        lane: 'answer',
        what: 'forecast',
        files,
        settings,
        replicates: fast,
      });
      if (files !== this.files.value) return;
      this.#lastFast = answer;
      this.#show({forecast: answer, settings, isFull: fast === replicates && !this.#isStale, milliseconds});
      if (fast < replicates && !this.#isStale) void this.#refine(files, settings);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isAsking = false;
      if (this.#isStale) this.#ask(this.files.value!, this.settings.value);
    }
  }

  async #outlineOf(files: Files): Promise<Outline> {
    const {answer} = await this.#engine.ask({lane: 'outline', what: 'outline', files, settings: {}});
    if (files === this.files.value) this.outline.value = answer;
    return answer;
  }

  /** All replicates; a newer question in the lane stops it. */
  async #refine(files: Files, settings: LeverSettings): Promise<void> {
    try {
      const onProgress = (share: number) => {
        if (settings === this.settings.value) this.progress.value = Math.min(share, 0.99);
      };
      const {answer, milliseconds} = await this.#engine.ask(
        {lane: 'answer', what: 'forecast', files, settings},
        onProgress,
      );
      if (files === this.files.value && settings === this.settings.value)
        this.#show({forecast: answer, settings, isFull: true, milliseconds});
    } catch (error) {
      this.#fail(error);
    }
  }

  #show(shown: Shown): void {
    batch(() => {
      this.shown.value = shown;
      this.failure.value = undefined;
      if (shown.isFull) this.progress.value = 1;
    });
  }

  /** The last answer stays. */
  #fail(error: unknown): void {
    if (error instanceof Superseded) return;
    batch(() => {
      this.failure.value =
        error instanceof EngineError
          ? error.failure
          : {message: error instanceof Error ? error.message : String(error), issues: []};
      this.progress.value = 1;
    });
  }
}

function withSetting(
  settings: LeverSettings,
  id: string,
  district: string | undefined,
  value: number | undefined,
): LeverSettings {
  if (district === undefined) return without(settings, id, value);
  const places = settings[id];
  const others = typeof places === 'object' ? places : {};
  const changed = without(others, district, value);
  return without(settings, id, Object.keys(changed).length ? changed : undefined);
}

/** With a key set, or taken out where there is no value. */
function without<V>(
  record: Readonly<Record<string, V>>,
  key: string,
  value: V | undefined,
): Readonly<Record<string, V>> {
  const {[key]: _, ...others} = record;
  return value === undefined ? others : {...others, [key]: value};
}
