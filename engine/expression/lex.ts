import {unitEnd} from '../units.ts';
import {normalise} from './normalise.ts';
import {readQuantity} from './quantity.ts';
import {matchAt, type Scan, slice} from './scan.ts';
import type {Token} from './token.ts';
import type {ExpressionIssue, Span} from './tree.ts';
import {FOREIGN_SIGNS, FOREIGN_WORDS, SIGNS, WORD_OPERATORS} from './vocabulary.ts';
import {type Message, say} from '../message.ts';

/**
 * First stage: the user's text to tokens, each with its place. What the language does not have is an issue here, with what to write instead; numbers take
 * their percent sign or unit with them. `labels` are units that the scenario itself defines.
 */
export function lex(text: string, labels: Iterable<string> = []): {tokens: Token[]; issues: ExpressionIssue[]} {
  const source = normalise(text);
  const scan: Scan = {text, source, tokens: [], issues: [], unitEnd: (from) => unitEnd(source, from, labels)};
  let at = 0;
  while (at < text.length) at = READERS.reduce<number | undefined>((end, read) => end ?? read(scan, at), undefined)!;
  return scan;
}

/** Each reads what stands at an offset and returns where it ends, or undefined; the last reads anything. */
const READERS = [readBlank, readQuoted, readQuantity, readWord, readSign, readUnknown];

function readBlank({source}: Scan, at: number): number | undefined {
  return source[at] === ' ' ? at + 1 : undefined;
}

const QUOTED = /(["'`])(?:(?!\1).)*\1?|“[^”]*”?|‘[^’]*’?|[「『][^」』]*[」』]?/y;

function readQuoted(scan: Scan, at: number): number | undefined {
  const quoted = matchAt(QUOTED, scan.source, at);
  if (quoted === undefined) return undefined;
  const span = {start: at, end: at + quoted.length};
  return refuse(scan, span, say`text in quotes has no meaning in an expression`, say`write names without quotes`);
}

const WORD = /[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*)*/uy;
const NAME = /^[A-Za-z_][\w.]*$/;

function readWord(scan: Scan, at: number): number | undefined {
  const word = matchAt(WORD, scan.source, at);
  if (word === undefined) return undefined;
  const span = {start: at, end: at + word.length};
  if (WORD_OPERATORS.has(word)) return push(scan, {type: 'sign', sign: word, span});
  const foreign = FOREIGN_WORDS.get(word);
  if (foreign !== undefined) return refuse(scan, span, say`${word} is not part of the language`, foreign);
  if (!NAME.test(word))
    return refuse(
      scan,
      span,
      say`a name must be an id of letters a to z`,
      say`use the id that the file gives it, not its label`,
    );
  const [name, ...parts] = word.split('.') as [string, ...string[]];
  push(scan, {type: 'name', name, parts, span});
  return readDistrict(scan, span.end) ?? span.end;
}

const OPENING = / *\[/y;
const INSIDE = /[^[\]()]*/y;
const ID = /^(?=.*[a-z])[a-z0-9][\w-]*$/i;

/** `[qiantang]` after a name. A district's id may hold a hyphen, which elsewhere is a minus. */
function readDistrict(scan: Scan, from: number): number | undefined {
  const opening = matchAt(OPENING, scan.source, from);
  if (opening === undefined) return undefined;
  const open = from + opening.length - 1;
  const inside = matchAt(INSIDE, scan.source, open + 1)!;
  const close = open + 1 + inside.length;
  const start = open + 1 + (inside.length - inside.trimStart().length);
  const span = {start, end: start + inside.trim().length};
  if (scan.source[close] !== ']')
    return refuse(scan, {start: open, end: close}, say`a [ is never closed`, say`add the ] that closes it`);
  const id = inside.trim();
  if (id === '')
    return refuse(scan, {start: open, end: close + 1}, say`a district is missing`, say`write revenue[qiantang]`);
  if (!ID.test(id)) return refuse(scan, span, say`a district must be an id`, districtHint(id)) && close + 1;
  push(scan, {type: 'sign', sign: '[', span: {start: open, end: open + 1}});
  push(scan, {type: 'district', id, span});
  return push(scan, {type: 'sign', sign: ']', span: {start: close, end: close + 1}});
}

function districtHint(inside: string): Message {
  const bare = inside.replaceAll(/["'`“”‘’]/g, '');
  if (bare !== inside && ID.test(bare)) return say`write [${bare}] without quotes`;
  if (/\p{Script=Han}/u.test(inside)) return say`use the id of the district, not its label`;
  return say`write revenue[qiantang]; a list follows \`values =\` or \`weights =\``;
}

const PRINTED_SIGNS = new Map([
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
]);

function readSign(scan: Scan, at: number): number | undefined {
  const {source} = scan;
  const printed = PRINTED_SIGNS.get(source[at]!);
  if (printed !== undefined) return push(scan, {type: 'sign', sign: printed, span: {start: at, end: at + 1}});
  const sign = SIGNS.find((sign) => source.startsWith(sign, at)) ?? '';
  const foreign = FOREIGN_SIGNS.find(([foreign]) => source.startsWith(foreign, at));
  if (foreign && foreign[0].length > sign.length) {
    const [text, hint] = foreign;
    return refuse(scan, {start: at, end: at + text.length}, say`${text} is not part of the language`, hint);
  }
  return sign === '' ? undefined : push(scan, {type: 'sign', sign, span: {start: at, end: at + sign.length}});
}

function readUnknown(scan: Scan, at: number): number {
  const character = String.fromCodePoint(scan.source.codePointAt(at)!);
  return refuse(scan, {start: at, end: at + character.length}, say`unknown character`);
}

function push(scan: Scan, token: Token): number {
  scan.tokens.push(token);
  return token.span.end;
}

function refuse(scan: Scan, span: Span, rule: Message, hint?: Message): number {
  scan.issues.push({rule, got: slice(scan.text, span), span, ...(hint !== undefined && {hint})});
  return span.end;
}
