import {displayWidth} from '../errors.ts';
import {pad, wrap} from '../report/style.ts';
import {breakable, NO_BREAK} from '../report/text.ts';

/** A line of an explanation: a heading on the left, what is to be said on the right, and how deep that lies below the lines before. */
export type Line = readonly [heading: string, text: string, depth?: number | undefined];

/** Narrower than this, headings stand above what they head. */
const NARROW = 60;
const STEP = 2;

/** The first line as a title, the others in two columns, or on a narrow screen below their headings; what is longer than `width` is wrapped. */
export function layout([[name, title] = ['', ''], ...lines]: readonly Line[], width: number): string {
  const headings = Math.max(0, ...lines.map(([heading]) => displayWidth(heading)));
  const left = width < NARROW ? STEP : headings + 2 * STEP;
  const body = lines.flatMap(([heading, text, depth = 0]) => {
    const indent = left + STEP * (depth + (width < NARROW ? 1 : 0));
    const rows = hanging(text, indent, width);
    if (width < NARROW) return heading ? [`  ${heading}`, ...rows] : rows;
    const [first = '', ...more] = rows;
    return [pad(`  ${heading}`, indent, 'left') + first.trimStart(), ...more];
  });
  return [...hanging(`${name} · ${title}`, 0, width), ...body].map((line) => line.trimEnd()).join('\n');
}

/** Wrapped, its further lines a step deeper; a number and its % stay together. */
function hanging(text: string, indent: number, width: number): string[] {
  const whole = text.replaceAll(/(?<=\d) %/g, `${NO_BREAK}%`);
  return wrap(whole, Math.max(16, width - indent - STEP)).map(
    (line, i) => ' '.repeat(indent + (i ? STEP : 0)) + breakable(line).trimStart(),
  );
}
