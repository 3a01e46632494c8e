import {batch, computed, effect, signal, untracked} from '@preact/signals';
import type {LeverSettings} from '../../engine/index.ts';
import {type EngineClient, failureOf, Superseded} from '../engine/engine-client.ts';
import type {Failure, Files} from '../engine/protocol.ts';
import {fromLibrary, LIBRARY} from '../library.ts';
import type {Answer} from '../state/answer.ts';
import type {Navigation} from '../state/navigation.ts';
import type {Route} from '../state/route.ts';
import {Kept} from './kept.ts';
import {entriesOf, missingFrom, textOf} from './own-files.ts';
import {readFiles, readSettings, settingsText} from './share.ts';

/** Why a file could not be opened, apart from what the engine says of scenarios. */
export type Trouble = {readonly what: 'too-large' | 'no-text' | 'no-files' | 'bad-link'; readonly name: string};

/** So long the page waits after a keystroke before it asks the engine, in milliseconds. */
const PAUSE = 250;

/**
 * Which scenario the page works on: one of the library, files that were opened, or an edited text. What the engine cannot compile stays here as a draft, with
 * what is wrong, and the page keeps the last answer. The address says which scenario of the library it is and where the levers are.
 */
export class Workspace {
  /** What is being worked on, sound or not. */
  readonly draft = signal<Files | undefined>(undefined);
  /** As it was opened, before it was edited. */
  readonly opened = signal<Files | undefined>(undefined);
  /** What is wrong with the draft. */
  readonly failure = signal<Failure | undefined>(undefined);
  readonly trouble = signal<Trouble | undefined>(undefined);
  readonly isChecking = signal(false);
  /** Files that the draft extends and does not have. */
  readonly missing = computed(() =>
    this.draft.value ? missingFrom(this.draft.value.texts, this.draft.value.entry) : [],
  );
  /** Of files opened together, those that may have been meant. */
  readonly choices = computed(() =>
    this.libraryPath.value || !this.draft.value ? [] : entriesOf(this.draft.value.texts),
  );
  readonly isEdited = computed(() => this.draft.value !== undefined && this.draft.value !== this.opened.value);
  /** The path in the library, where the draft is just what is there. */
  readonly libraryPath = computed(() => (this.isEdited.value ? undefined : this.#ofLibrary.value));

  readonly #ofLibrary = signal<string | undefined>(undefined);
  readonly #engine: Pick<EngineClient, 'ask'>;
  readonly #answer: Answer;
  readonly #navigation: Navigation;
  readonly #kept = new Kept('tidemark-draft');
  #picked: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: ReturnType<typeof setTimeout> | undefined;
  /** What the address says of the scenario, as it was last written or followed. */
  #written: {readonly scenario?: string | undefined; readonly set?: string | undefined} = {};

  constructor(engine: Pick<EngineClient, 'ask'>, answer: Answer, navigation: Navigation) {
    this.#engine = engine;
    this.#answer = answer;
    this.#navigation = navigation;
  }

  /** Opens what the address asks for, else what was being edited before the page was loaded again, else `otherwise`; then keeps the address and the scenario in step. */
  async start(otherwise: string): Promise<void> {
    await this.#openAddress(otherwise);
    this.#written = this.#navigation.route.value.query;
    effect(() => {
      const {query} = this.#navigation.route.value;
      untracked(() => this.#follow(query, otherwise));
    });
    effect(() => this.#write({scenario: this.libraryPath.value}));
    effect(() => {
      const set = settingsText(this.#answer.settings.value) || undefined;
      clearTimeout(this.#writing);
      // Not at every step of a slider: browsers refuse an address that changes all the time.
      this.#writing = setTimeout(() => this.#write({set}), PAUSE);
    });
    effect(() => this.#kept.set(this.libraryPath.value === undefined ? this.draft.value : undefined));
  }

  async pick(path: string, settings: LeverSettings = {}): Promise<void> {
    this.#picked = path;
    const files = await fromLibrary(path);
    // Another may have been picked while this one was loaded.
    if (this.#picked !== path) return;
    batch(() => {
      this.#ofLibrary.value = path;
      this.#take(files);
    });
    this.#answer.open(files, settings);
  }

  /** Opens files that somebody chose. Where the last ones lacked some, these are added to them. */
  async open(files: readonly File[]): Promise<void> {
    const texts: Record<string, string> = {};
    for (const file of files) {
      if (!/\.ya?ml$/i.test(file.name)) continue;
      try {
        texts[file.name] = await textOf(file);
      } catch (error) {
        this.trouble.value = {what: error instanceof RangeError ? 'too-large' : 'no-text', name: file.name};
        return;
      }
    }
    const [entry] = entriesOf(texts);
    if (entry === undefined) {
      this.trouble.value = {what: 'no-files', name: files[0]?.name ?? ''};
      return;
    }
    const before = this.draft.value;
    const completes = before && this.missing.value.some((path) => Object.hasOwn(texts, path));
    await this.#openOwn(completes ? {entry: before.entry, texts: {...before.texts, ...texts}} : {entry, texts});
  }

  /** Of the files that are open, another is meant. */
  async choose(entry: string): Promise<void> {
    if (this.draft.value) await this.#openOwn({...this.draft.value, entry});
  }

  /** Changes a file; once the engine can compile it, the answer follows. */
  edit(path: string, text: string): void {
    const draft = this.draft.value!;
    const opened = this.opened.value!;
    const texts = {...draft.texts, [path]: text};
    const isBack = Object.entries(texts).every(([file, now]) => opened.texts[file] === now);
    this.draft.value = isBack ? opened : {...draft, texts};
    this.isChecking.value = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check(this.#answer.settings.value), PAUSE);
  }

  /** Everything as it was opened. */
  async undo(): Promise<void> {
    this.draft.value = this.opened.value;
    await this.#check(this.#answer.settings.value);
  }

  async #openOwn(files: Files, settings: LeverSettings = {}): Promise<void> {
    batch(() => {
      this.#ofLibrary.value = undefined;
      this.#take(files);
    });
    await this.#check(settings);
  }

  #take(files: Files): void {
    this.#picked = undefined;
    clearTimeout(this.#timer);
    this.opened.value = files;
    this.draft.value = files;
    this.failure.value = undefined;
    this.trouble.value = undefined;
    this.isChecking.value = false;
  }

  /** Shows the draft where it is sound; else says what is wrong and leaves the answer as it is. */
  async #check(settings: LeverSettings): Promise<void> {
    const files = this.draft.value!;
    this.isChecking.value = true;
    try {
      await this.#engine.ask({lane: 'check', what: 'outline', files, settings: {}});
      if (files !== this.draft.value) return;
      this.failure.value = undefined;
      if (files !== this.#answer.files.value) this.#answer.open(files, settings);
    } catch (error) {
      if (files !== this.draft.value || error instanceof Superseded) return;
      this.failure.value = failureOf(error);
    }
    this.isChecking.value = false;
  }

  async #openAddress(otherwise: string): Promise<void> {
    const {scenario, set = '', files} = this.#navigation.route.value.query;
    const settings = readSettings(set);
    const kept = this.#kept.get();
    const known = scenario !== undefined && LIBRARY.includes(scenario) ? scenario : undefined;
    if (files !== undefined) await this.#openLink(files, settings, otherwise);
    else if (known) await this.pick(known, settings);
    else if (kept && this.draft.value === undefined) await this.#openOwn(kept, settings);
    else await this.pick(LIBRARY.includes(otherwise) ? otherwise : LIBRARY[0]!, scenario === undefined ? settings : {});
    if (scenario !== undefined && !known) this.trouble.value = {what: 'bad-link', name: scenario};
  }

  async #openLink(text: string, settings: LeverSettings, otherwise: string): Promise<void> {
    // From now on the page knows the files; the long address would only be in the way.
    this.#navigation.set({files: undefined, scenario: undefined});
    try {
      await this.#openOwn(await readFiles(text), settings);
    } catch {
      if (!this.draft.value) await this.pick(LIBRARY.includes(otherwise) ? otherwise : LIBRARY[0]!);
      this.trouble.value = {what: 'bad-link', name: ''};
    }
  }

  /** Another address was opened in this window, or the reader went back. What was edited is not lost by it. */
  #follow({scenario, set, files}: Route['query'], otherwise: string): void {
    const isOther = scenario !== undefined && scenario !== this.#ofLibrary.value;
    if (files !== undefined || isOther) void this.#openAddress(otherwise);
    else if (set !== this.#written.set) this.#answer.settings.value = readSettings(set ?? '');
    this.#written = {scenario, set};
  }

  #write(changes: Readonly<Record<string, string | undefined>>): void {
    this.#written = {...this.#written, ...changes};
    untracked(() => this.#navigation.set(changes));
  }
}
