import {batch, computed, effect, signal, untracked} from '@preact/signals';
import type {Chances, Forecast, LeverSettings} from '../../engine/index.ts';
import {failureOf, Superseded, type EngineClient} from '../engine/engine-client.ts';
import type {Failure, Files, Outline} from '../engine/protocol.ts';

/** Replicates of the answer that comes first, while a slider moves. */
export const FAST_REPLICATES = 10_000;

/** So long a slider rests before the full answer is asked for, in milliseconds: workers that are busy with it would hold up the next fast one. */
export const REST = 50;

interface Said {
  readonly settings: LeverSettings;
  /** With all the replicates that the scenario asks for. */
  readonly isFull: boolean;
  readonly milliseconds: number;
}

export interface Shown extends Said {
  readonly forecast: Forecast;
}

export interface ShownChances extends Said {
  readonly chances: Chances;
}

/** An answer to compare with: the fast one and the full one, each beside its like, so that a difference is never one of luck. */
export interface Before {
  readonly fast: Chances;
  readonly full: Forecast;
}

/** What the page has in view: chances alone, beside the sliders that move them, or all of a forecast. */
export type Sight = 'chances' | 'forecast';

/**
 * What the engine says of a scenario with its levers where they are: first a fast answer, then the full one. While a slider moves, one fast question is under way
 * at a time and the next is about where the slider is by then; it asks for the chances alone, and `shown` stays behind them until the slider rests. The last answer stays
 * until the next has come.
 */
export class Answer {
  readonly files = signal<Files | undefined>(undefined);
  readonly settings = signal<LeverSettings>({});
  readonly outline = signal<Outline | undefined>(undefined);
  readonly shown = signal<Shown | undefined>(undefined);
  /** The newest chances: those of `shown`, or of a fast answer after it. */
  readonly chances = signal<ShownChances | undefined>(undefined);
  /** Is all that is shown about the same settings? */
  readonly isWhole = computed(() => this.chances.value?.settings === this.shown.value?.settings);
  /** The answer before the lever that was moved last was touched. */
  readonly before = signal<Before | undefined>(undefined);
  /** That with as many replicates as the chances: both rest on the same random numbers. */
  readonly beforeChances = computed(() => this.beforeOf(this.chances.value));
  readonly failure = signal<Failure | undefined>(undefined);
  /** Of the full answer, from 0 to 1; 1 when it has come. */
  readonly progress = signal(1);
  readonly isBusy = computed(() => this.progress.value < 1);

  readonly #engine: Pick<EngineClient, 'ask'>;
  #isAsking = false;
  #isStale = false;
  /** The lever that is being moved. */
  #moving: string | undefined;
  #lastFast: Chances | undefined;
  #sight: Sight = 'forecast';
  #rest: ReturnType<typeof setTimeout> | undefined;

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
      this.chances.value = undefined;
      this.before.value = undefined;
    });
  }

  /** Says what the page has in view. Where that is all of a forecast and chances alone have been asked for, the rest is. */
  look(sight: Sight): void {
    this.#sight = sight;
    const shown = this.shown.value;
    const isBehind = shown && shown.settings !== this.settings.value;
    if (sight === 'forecast' && isBehind) this.#ask(this.files.value!, this.settings.value);
  }

  /** What an answer is compared with. */
  beforeOf(said: Pick<Said, 'isFull'> | undefined): Chances | undefined {
    return said?.isFull ? this.before.value?.full : this.before.value?.fast;
  }

  /** Moves a lever; undefined puts it back to what the file says. */
  set(id: string, district: string | undefined, value: number | undefined): void {
    this.#keep(JSON.stringify([id, district]));
    this.settings.value = withSetting(this.settings.value, id, district, value);
  }

  /** Moves all levers at once: these settings and no others. */
  move(settings: LeverSettings): void {
    this.#keep(JSON.stringify(settings));
    this.settings.value = settings;
  }

  /** Puts all levers back. */
  reset(): void {
    this.move({});
  }

  /** Keeps what is shown to compare with, when another lever is moved than before. */
  #keep(moving: string): void {
    const shown = this.shown.value;
    if (moving !== this.#moving && shown?.isFull && this.isWhole.value)
      this.before.value = {fast: this.#lastFast ?? shown.forecast, full: shown.forecast};
    this.#moving = moving;
  }

  #ask(files: Files, settings: LeverSettings): void {
    this.progress.value = 0;
    clearTimeout(this.#rest);
    if (this.#isAsking) this.#isStale = true;
    else void this.#answer(files, settings);
  }

  async #answer(files: Files, settings: LeverSettings): Promise<void> {
    this.#isAsking = true;
    this.#isStale = false;
    try {
      const {replicates} = this.outline.value ?? (await this.#outlineOf(files));
      const fast = Math.min(FAST_REPLICATES, replicates);
      if (this.#sight === 'chances' && this.shown.value) await this.#answerChances(files, settings, fast);
      else await this.#answerFast(files, settings, fast, replicates);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isAsking = false;
      if (this.#isStale) this.#ask(this.files.value!, this.settings.value);
    }
  }

  async #answerFast(files: Files, settings: LeverSettings, fast: number, replicates: number): Promise<void> {
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
  }

  async #answerChances(files: Files, settings: LeverSettings, replicates: number): Promise<void> {
    const {answer: chances, milliseconds} = await this.#engine.ask({
      lane: 'answer',
      what: 'chances',
      files,
      settings,
      replicates,
    });
    if (files !== this.files.value) return;
    this.#lastFast = chances;
    batch(() => {
      this.chances.value = {chances, settings, isFull: false, milliseconds};
      this.failure.value = undefined;
    });
    if (!this.#isStale) this.#rest = setTimeout(() => void this.#refine(files, settings), REST);
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
      const {forecast, ...said} = shown;
      this.shown.value = shown;
      this.chances.value = {...said, chances: forecast};
      this.failure.value = undefined;
      if (shown.isFull) this.progress.value = 1;
    });
  }

  /** The last answer stays. */
  #fail(error: unknown): void {
    if (error instanceof Superseded) return;
    batch(() => {
      this.failure.value = failureOf(error);
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
