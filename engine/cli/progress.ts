import {formatNumber, type Language} from '../units.ts';
import type {Screen} from './context.ts';

/** Milliseconds before which nothing is shown: most runs are over by then. */
const PATIENCE = 1000;
const EVERY = 100;

/** A line on a terminal that says how far a run has come; elsewhere nothing. */
export class Progress {
  readonly #screen: Screen;
  readonly #lang: Language;
  readonly #now: () => number;
  readonly #start: number;
  #last = 0;
  #shown = false;

  constructor(screen: Screen, lang: Language, now = () => performance.now()) {
    this.#screen = screen;
    this.#lang = lang;
    this.#now = now;
    this.#start = now();
  }

  readonly update = (replicates: number, of: number): void => {
    const now = this.#now();
    if (!this.#screen.isTTY || now - this.#start < PATIENCE || now - this.#last < EVERY) return;
    this.#last = now;
    this.#shown = true;
    const left = ((now - this.#start) / 1000) * (of / replicates - 1);
    this.#screen.write(`\r\u001B[K${this.#text(replicates, of, left)}`);
  };

  #text(replicates: number, of: number, left: number): string {
    const share = `${Math.floor((100 * replicates) / of)}${this.#lang === 'zh' ? '%' : ' %'}`;
    const [done, all] = [replicates, of].map((count) => formatNumber(count, this.#lang, 16));
    const seconds = Math.ceil(left);
    return this.#lang === 'zh'
      ? `${share}，${all} 次中的 ${done} 次，约剩 ${seconds} 秒`
      : `${share}, ${done} of ${all} replicates, about ${seconds} s left`;
  }

  /** Wipes the line. */
  close(): void {
    if (this.#shown) this.#screen.write('\r\u001B[K');
  }
}
