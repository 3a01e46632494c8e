/** Bytes of one file. */
export const MAX_BYTES = 10_000_000;
/** Pieces that the YAML lexer cuts one file into, about seven for a line `key: value`: a third of a second's work. */
export const MAX_LEXEMES = 300_000;
/** UTF-16 units of one key or value. */
export const MAX_SCALAR = 100_000;
/** Levels of maps and lists; the deepest that a scenario needs is about 10. */
export const MAX_DEPTH = 50;
/** Maps, lists and scalars of one file after its aliases are expanded: 100 districts × 20 years × 10 metrics of history are 20,000. */
export const MAX_NODES = 200_000;
/** Files that one scenario is made of. */
export const MAX_FILES = 32;
/** Errors shown: enough to work through, and a broken file of megabytes must not print megabytes. */
export const MAX_ISSUES = 200;

/** `12.3 MB`, rounded up so that no file over the limit seems to be at it. */
export function formatBytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e5) / 10} MB`;
}

/** `200,000`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Characters of a value in a message. */
const MAX_SHOWN = 60;

/** A value on one line, cut to fit a message. */
export function shorten(text: string): string {
  const line = text
    .slice(0, 10 * MAX_SHOWN)
    .trim()
    .replaceAll(/\s+/g, ' ');
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN - 1)}…` : line;
}
