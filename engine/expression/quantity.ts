import {matchAt, type Scan, slice} from './scan.ts';
import {isSign} from './token.ts';
import type {Span} from './tree.ts';
import {rangeHint} from './vocabulary.ts';
import {say} from '../message.ts';

/** A number with what belongs to it: `12%`, `1000 亿元`, `5 bn yuan`. */
interface Quantity {
  readonly value: number;
  readonly percent?: true;
  readonly unit?: string;
  readonly span: Span;
  /** Where its sign or unit begins. */
  readonly suffix: number;
}

/** Reads a quantity, or a range of two, which is refused. */
export function readQuantity(scan: Scan, at: number): number | undefined {
  const low = quantityAt(scan, at);
  if (!low) return undefined;
  const between = matchAt(RANGE, scan.source, low.span.end);
  const high = between === undefined ? undefined : quantityAt(scan, low.span.end + between.length);
  if (high) return refuseRange(scan, low, high);
  if (!Number.isFinite(low.value))
    scan.issues.push({rule: say`a number is too large`, got: slice(scan.text, low.span), span: low.span});
  const {suffix: _, ...token} = low;
  scan.tokens.push({type: 'number', ...token});
  return low.span.end;
}

const RANGE = / *(?:\.\.+|…+|~|–|—+|[至到]|to\b) *(?=[+-]? *[\d.])[+-]? */y;
const NUMBER = /(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WITH_COMMAS = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?/y;
const PER = / *(?:%|‰|个?百分点)/y;

function quantityAt(scan: Scan, at: number): Quantity | undefined {
  const commas = matchAt(WITH_COMMAS, scan.source, at);
  if (commas !== undefined) refuseCommas(scan, {start: at, end: at + commas.length}, commas);
  const digits = commas ?? matchAt(NUMBER, scan.source, at);
  if (digits === undefined) return undefined;
  const plain = digits.replaceAll(/[_,]/g, '');
  const value = Number(plain);
  const suffix = at + digits.length;
  const per = matchAt(PER, scan.source, suffix);
  if (per !== undefined) return withPer(plain, per, at, suffix);
  const end = unitAt(scan, suffix);
  if (end === undefined) return {value, span: {start: at, end: suffix}, suffix};
  const unit = scan.source.slice(suffix, end).trim().replaceAll(/ +/g, ' ');
  return {value, unit, span: {start: at, end}, suffix};
}

function withPer(plain: string, per: string, start: number, suffix: number): Quantity {
  const span = {start, end: suffix + per.length};
  if (per.endsWith('‰')) return {value: scaled(plain, -3), span, suffix};
  return {value: scaled(plain, -2), percent: true, span, suffix};
}

/** The double nearest to what the text says times a power of ten: 7% is 0.07, not 7 * 0.01. */
function scaled(plain: string, power: number): number {
  const [digits, exponent = '0'] = plain.toLowerCase().split('e') as [string, string?];
  return Number(`${digits}e${Number(exponent) + power}`);
}

const BLANKS = / */y;

function unitAt(scan: Scan, suffix: number): number | undefined {
  const start = suffix + matchAt(BLANKS, scan.source, suffix)!.length;
  const end = scan.unitEnd(start);
  if (end === undefined) return undefined;
  // `420亿元至540亿元`: the word between the two is no part of the unit.
  const cut =
    /[至到]/.test(scan.source[end - 1]!) && matchAt(RANGE, scan.source, end - 1) !== undefined ? end - 1 : end;
  return cut > start ? cut : undefined;
}

function refuseRange(scan: Scan, low: Quantity, high: Quantity): number {
  const {text, source, tokens} = scan;
  const minus = isSign(tokens.at(-1), '-') && startsValue(scan);
  const start = minus ? tokens.at(-1).span.start : low.span.start;
  const span = {start, end: high.span.end};
  const shared = low.suffix === low.span.end ? text.slice(high.suffix, high.span.end) : '';
  const highMinus = /- *$/.test(source.slice(low.span.end, high.span.start)) ? '-' : '';
  const from = `${minus ? '-' : ''}${slice(text, low.span)}${shared}`;
  const to = `${highMinus}${slice(text, high.span)}`;
  scan.issues.push({
    rule: say`a range does not say how likely each value is`,
    got: slice(text, span),
    hint: rangeHint(from, to),
    span,
  });
  return high.span.end;
}

/** Is the sign read last the sign of a value rather than a subtraction? */
function startsValue({tokens}: Scan): boolean {
  const before = tokens.at(-2);
  return before === undefined || (before.type === 'sign' && before.sign !== ')' && before.sign !== ']');
}

function refuseCommas(scan: Scan, span: Span, commas: string): void {
  const plain = commas.replaceAll(',', '');
  const several = commas.replaceAll(',', ', ');
  const inside = scan.tokens.some((token) => isSign(token, '(', '['));
  const hint = inside ? say`write ${plain}, or ${several} if these are several values` : say`write ${plain}`;
  scan.issues.push({rule: say`a number must not contain commas`, got: slice(scan.text, span), hint, span});
}
