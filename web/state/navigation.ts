import {type ReadonlySignal, signal} from '@preact/signals';
import {hrefOf, readRoute, type Route, withQuery} from './route.ts';

/** Where the reader is, kept in the address: links lead elsewhere, the browser's Back leads back. */
export class Navigation {
  readonly #route = signal<Route>(readRoute(location.hash));

  constructor() {
    addEventListener('hashchange', () => (this.#route.value = readRoute(location.hash)));
  }

  get route(): ReadonlySignal<Route> {
    return this.#route;
  }

  /** The address of a path, with the language and the like as they are now. */
  href(...path: readonly string[]): string {
    return hrefOf({path, query: this.#route.value.query});
  }

  go(...path: readonly string[]): void {
    location.hash = this.href(...path);
  }

  /** Changes what goes along on every page, in place: Back does not undo it. Elsewhere, if told where. */
  set(changes: Readonly<Record<string, string | undefined>>, path = this.#route.value.path): void {
    const route = withQuery({...this.#route.value, path}, changes);
    this.#route.value = route;
    location.replace(hrefOf(route));
  }
}
