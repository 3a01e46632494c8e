import type {Issue, Location} from '../errors.ts';
import {TidemarkError} from '../errors.ts';
import {MAX_ISSUES} from './limits.ts';
import type {Span} from './tree.ts';
import {say} from '../message.ts';

/** Gathers what is wrong with a scenario, so that all of it is reported at once. */
export class IssueList {
  readonly #issues: Issue[] = [];
  #dropped = 0;

  get size(): number {
    return this.#issues.length + this.#dropped;
  }

  /** Those that are shown, as they came. */
  get issues(): readonly Issue[] {
    return this.#issues;
  }

  /** Does the list hold all that it will show? What follows needs no hint. */
  get full(): boolean {
    return this.#issues.length >= MAX_ISSUES;
  }

  add(issue: Issue): void {
    if (this.full) this.#dropped++;
    else this.#issues.push(issue);
  }

  /** Adds an issue about a piece of a file. */
  at({source, start, end}: Span, issue: Omit<Issue, 'location'>): void {
    this.add({...issue, location: source.location(start, end)});
  }

  /** Throws the issues, in the order of `files`, then of lines. */
  throw(files: readonly string[]): never {
    const sorted = withoutRepeats(this.#issues.toSorted((a, b) => compare(files, a.location, b.location)));
    if (this.#dropped > 0)
      sorted.push({rule: say`${this.#dropped} more errors are not shown`, location: sorted.at(-1)?.location});
    throw new TidemarkError(sorted);
  }
}

function compare(files: readonly string[], a: Location | undefined, b: Location | undefined): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  return files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column;
}

/** A value that an alias repeats brings its errors again. */
function withoutRepeats(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter(({rule, location, path, got}) => {
    const place = location ? `${location.file}:${location.line}:${location.column}` : JSON.stringify(path);
    const key = `${place} ${String(rule)} ${String(got)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
