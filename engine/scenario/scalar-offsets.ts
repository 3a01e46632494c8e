import type {ScalarTree} from './tree.ts';

/**
 * The offset in its file of each UTF-16 unit of a scalar's text. White space may be folded or indented; all else must stand there as it is: undefined when
 * it does not (an escape, a number that was written otherwise).
 */
export function scalarOffsets(scalar: ScalarTree): number[] | undefined {
  const text = String(scalar.value);
  const source = scalar.span.source.text;
  const [from, to] = contentRange(scalar);
  const offsets: number[] = [];
  let at = from;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    const matches = at < to && source[at] === unit;
    if (isSpace(unit)) {
      offsets.push(at);
      if (matches) at++;
      else if (at < to && isSpace(source[at]!)) at = skipSpace(source, at, to);
      // Several line breaks of the text were one stretch of space in the file.
      else if (i === 0 || !isSpace(text[i - 1]!)) return undefined;
    } else {
      if (!matches) at = skipSpace(source, at, to);
      if (at >= to || source[at] !== unit) return undefined;
      offsets.push(at++);
    }
  }
  return skipSpace(source, at, to) === to ? offsets : undefined;
}

function contentRange({span: {source, start, end}, style}: ScalarTree): [from: number, to: number] {
  if (style === 'quoted') return [start + 1, end - 1];
  if (style === 'block') return [source.text.indexOf('\n', start) + 1, end];
  return [start, end];
}

function skipSpace(source: string, at: number, to: number): number {
  let next = at;
  while (next < to && isSpace(source[next]!)) next++;
  return next;
}

function isSpace(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';
}
