import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';

/** What JSON can hold, in arrays, typed arrays and plain objects; `undefined` values are left out of objects. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | Float64Array
  | {readonly [key: string]: Json | undefined};

/** `sha256:` and the SHA-256 (FIPS 180-4) of the canonical JSON, in hexadecimal: two values have the same digest only if all their numbers are the same. */
export function digestOf(value: Json): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))}`;
}

/**
 * JSON without spaces, keys in order of UTF-16 units, numbers as JavaScript prints them (the shortest text that reads back as the same number),
 * −0 as 0: the form of RFC 8785. Throws a RangeError on NaN and infinities, which JSON does not have.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') return canonicalNumber(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value) || value instanceof Float64Array)
    return `[${Array.from(value as Iterable<Json>, canonicalJson).join()}]`;
  const entries = Object.entries(value as {readonly [key: string]: Json | undefined}).filter(
    ([, item]) => item !== undefined,
  );
  // Keys are unique, so the comparison never has to say "equal".
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item!)}`).join()}}`;
}

function canonicalNumber(x: number): string {
  if (!Number.isFinite(x)) throw new RangeError(`a number in a digest must be finite, got ${x}`);
  return String(x === 0 ? 0 : x);
}
