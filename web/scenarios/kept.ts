import type {Files} from '../engine/protocol.ts';

/** Files that outlive a page that is loaded again in the same window; where the browser keeps nothing, nothing is kept. */
export class Kept {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  get(): Files | undefined {
    try {
      const text = sessionStorage.getItem(this.#key);
      return text === null ? undefined : (JSON.parse(text) as Files);
    } catch {
      return undefined;
    }
  }

  set(files: Files | undefined): void {
    try {
      if (files) sessionStorage.setItem(this.#key, JSON.stringify(files));
      else sessionStorage.removeItem(this.#key);
    } catch {
      // It is a help, not a promise.
    }
  }
}
