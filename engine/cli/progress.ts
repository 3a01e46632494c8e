import {formatNumber, type Language} from '../units.ts';
import type {Screen} from './context.ts';

/** Milliseconds before which nothing is shown: most runs are over by then. */
const PATIENCE = 1000;
const EVERY = 100;

/** What is counted: replicates of a run, or trials of settings. */
export type Counted = 'replicates' | 'trials';

/** A line on a terminal that says how far a run has come; elsewhere nothing. */
export class Progress {
  readonly #screen: Screen;
  readonly #lang: Language;
  readonly #counted: Counted;
  readonly #now: () => number;
  readonly #start: number;
  #last = 0;
  #shown = false;

  constructor(screen: Screen, lang: Language, counted: Counted = 'replicates', now = () => performance.now()) {
    this.#counted = counted;
    this.#screen = screen;
    this.#lang = lang;
    this.#now = now;
    this.#start = now();
  }

  readonly update = (count: number, of: number): void => {
    const now = this.#now();
    if (!this.#screen.isTTY || now - this.#start < PATIENCE || now - this.#last < EVERY) return;
    this.#last = now;
    this.#shown = true;
    const left = ((now - this.#start) / 1000) * (of / count - 1);
    this.#screen.write(`\r\u001B[K${this.#text(count, of, left)}`);
  };

  #text(count: number, of: number, left: number): string {
    const share = `${Math.floor((100 * count) / of)}${this.#lang === 'zh' ? '%' : ' %'}`;
    const [done, all] = [count, of].map((number) => formatNumber(number, this.#lang, 16));
    const seconds = Math.ceil(left);
    return this.#lang === 'zh'
      ? `${share}，${all} 次${this.#counted === 'trials' ? '试算' : ''}中的 ${done} 次，约剩 ${seconds} 秒`
      : `${share}, ${done} of ${all} ${this.#counted}, about ${seconds} s left`;
  }

  /** Wipes the line. */
  close(): void {
    if (this.#shown) this.#screen.write('\r\u001B[K');
  }
}
