import {formatPath, type Issue, type Path} from '../errors.ts';
import type {SourceMap} from '../scenario/source-map.ts';

/** Gathers what is wrong with a scenario, each fault once however many districts and years meet it. */
export class Reporter {
  private readonly byKey = new Map<string, Issue>();
  private readonly source: SourceMap;

  constructor(source: SourceMap) {
    this.source = source;
  }

  /** A fault at a path, or at the span of the text at that path. */
  report(path: Path, issue: Omit<Issue, 'path' | 'location'>, span?: {start: number; end: number}): void {
    const key = `${formatPath(path)} ${span?.start} ${String(issue.rule)} ${String(issue.got)}`;
    if (this.byKey.has(key)) return;
    const location = span ? this.source.locateSpan(path, span.start, span.end) : this.source.locate(path);
    this.byKey.set(key, {...issue, path, location});
  }

  get issues(): Issue[] {
    return [...this.byKey.values()];
  }
}
