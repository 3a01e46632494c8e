import {CHINESE_POWERS, ENGLISH_POWERS, type Measure, MEASURES, ONE} from './vocabulary.ts';

/** A measure times a power of ten: 亿元 is yuan and 8. */
export interface Scaled {
  readonly measure: Measure;
  readonly power: number;
}

/** A unit as a scenario names it: 亿元, 万平方米, %, 万元/亩, or any other label. */
export interface Unit extends Scaled {
  /** As it was written. */
  readonly text: string;
  /** What it is divided by: 亩 in 万元/亩. */
  readonly per?: Scaled;
}

/** The unit of a plain number. */
export const PLAIN: Unit = {text: '', measure: ONE, power: 0};

const LONGEST = 40;

/**
 * The unit that a text names. A label that is in no table (剂, doses) is a unit of its own, which converts only to itself and, in Chinese, by 万 and 亿.
 * Undefined when the text cannot be a unit: empty, over 40 characters, or beginning with no letter.
 */
export function parseUnit(text: string): Unit | undefined {
  const plain = tidy(text);
  if (plain === '' || plain.length > LONGEST) return undefined;
  return parseKnownUnit(plain) ?? label(plain);
}

/** The same for the units of the tables alone. */
export function parseKnownUnit(text: string): Unit | undefined {
  const parts = tidy(text).split('/');
  const [over, per] = parts.map((part) => scaled(part.trim()));
  if (!over || parts.length > 2) return undefined;
  if (parts.length === 1) return {text: text.trim(), ...over};
  return per && over.measure.id !== 'one' && per.measure.id !== 'one' ? {text: text.trim(), ...over, per} : undefined;
}

/** One spelling for what looks the same: full-width forms, ㎡ and m², runs of blanks. */
function tidy(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}

const BY_NAME: ReadonlyMap<string, Measure> = new Map(
  MEASURES.flatMap((measure) =>
    [measure.zh, measure.en, ...(measure.aliases ?? [])].map((name) => [tidy(name).toLowerCase(), measure] as const),
  ),
);

function scaled(text: string): Scaled | undefined {
  const measure = BY_NAME.get(text.toLowerCase());
  if (measure) return {measure, power: 0};
  const [power, rest] = chinesePower(text) ?? englishPower(text) ?? [0, text];
  if (power === 0) return undefined;
  if (rest === '') return {measure: ONE, power};
  const scaledMeasure = BY_NAME.get(rest.toLowerCase());
  return scaledMeasure && scaledMeasure.id !== 'one' ? {measure: scaledMeasure, power} : undefined;
}

function chinesePower(text: string): [number, string] | undefined {
  const found = CHINESE_POWERS.find(([word]) => text.startsWith(word));
  return found && [found[1], text.slice(found[0].length).trim()];
}

function englishPower(text: string): [number, string] | undefined {
  const [word = '', ...rest] = text.toLowerCase().split(' ');
  const found = ENGLISH_POWERS.find(([name]) => name === word);
  // A lone letter is no number: m may be metres.
  return found && (rest.length || word.length > 1) ? [found[1], rest.join(' ')] : undefined;
}

const LABEL = /^\p{L}[\p{L}\p{M}\p{N} /·()%-]*$/u;
const SCALED_LABEL = /^(万亿|亿|万)(?=\p{Script=Han})(.+)$/u;

function label(text: string): Unit | undefined {
  if (!LABEL.test(text)) return undefined;
  const [, word, rest = text] = SCALED_LABEL.exec(text) ?? [];
  const power = word === undefined ? 0 : CHINESE_POWERS.find(([name]) => name === word)![1];
  return {text, power, measure: {id: `label ${rest}`, zh: rest, en: rest}};
}

const HAN = /[\p{Script=Han}㎡]+(?:k?m[2²])?(?:\/(?:[\p{Script=Han}㎡]+|k?m[2²]))?/uy;
const LATIN = /(?:100?)?[a-zA-Z][a-zA-Z0-9]*²?(?: +[a-zA-Z][a-zA-Z0-9]*²?){0,2}/y;
const GOES_ON = /[\w²([]|\.\w/y;

/**
 * Where a unit that stands at `from` in an expression ends; undefined if none does. Chinese characters after a number are always a unit, Latin words only
 * when they are in the tables or among `labels`: `2 trend` is a product that forgot its sign.
 */
export function unitEnd(text: string, from: number, labels: Iterable<string> = []): number | undefined {
  const named = [...labels]
    .filter((name) => text.startsWith(name, from) && isWhole(text, from + name.length))
    .reduce((longest, name) => Math.max(longest, name.length), 0);
  if (named > 0) return from + named;
  const han = matchAt(HAN, text, from);
  if (han !== undefined) return from + han.length;
  let words = matchAt(LATIN, text, from) ?? '';
  while (words !== '') {
    if (isWhole(text, from + words.length) && parseKnownUnit(words)) return from + words.length;
    words = words.slice(0, Math.max(0, words.lastIndexOf(' '))).trimEnd();
  }
  return undefined;
}

/** Is the word over here, rather than the beginning of a longer one, a part or a call? */
function isWhole(text: string, at: number): boolean {
  return matchAt(GOES_ON, text, at) === undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
