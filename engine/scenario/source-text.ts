import type {Location} from '../errors.ts';

/** The text of one file, able to say where an offset stands. Offsets count UTF-16 units after a byte order mark, which is dropped. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  /** The place of `[start, end)`; a span over several lines is cut at the end of its first. */
  location(start: number, end: number): Location {
    const starts = (this.#lineStarts ??= lineStartsOf(this.text));
    const line = lastAtMost(starts, start);
    const lineStart = starts[line]!;
    const text = this.#lineText(starts, line);
    const column = Math.min(start - lineStart, text.length);
    const length = Math.max(1, Math.min(end - lineStart, text.length) - column);
    return {file: this.file, line: line + 1, column: column + 1, length, text};
  }

  #lineText(starts: readonly number[], line: number): string {
    const start = starts[line]!;
    let end = (starts[line + 1] ?? this.text.length + 1) - 1;
    if (end > start && this.text[end - 1] === '\r') end--;
    return this.text.slice(start, end);
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
