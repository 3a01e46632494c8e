import type {CombinedAsks, PointAsks} from '../forecast-schema.ts';
import type {Language} from '../units.ts';
import {type Quantity, quantityOf, withUnit} from './quantity.ts';
import {NO_BREAK, type Texts} from './text.ts';

/** A claim of a point target, as it is shown. */
export interface ClaimText {
  readonly aspect: PointAsks['of'];
  /** `growth ≥ 8 % every year`: all of it. */
  readonly full: string;
  /** `≥ 1000 亿元`, for a table that says what it is about. */
  readonly short: string;
  readonly everyYear: boolean;
  /** The first year that counts, where it is not the one after the base. */
  readonly from: number | undefined;
  /** Reached at the usual 95 % of a level, which is said once under the tables. */
  readonly isUsual: boolean;
  /** `≥ 1000`, for a table that names the unit too. */
  readonly bare: string;
}

/** What a point target asks in a language, with and without the unit of its metric. */
export function claimText(asks: PointAsks, quantity: Quantity, lang: Language, texts: Texts): ClaimText {
  const {of: aspect, everyYear = false, from, about, within} = asks;
  const percent = quantityOf('%', lang);
  const own = aspect === 'growth' ? percent : quantity;
  const bareText = (value: number) => own.number(value, GIVEN_DIGITS);
  const unitText = (value: number) => withUnit(bareText(value), own.unit, lang);
  const unusual = within === undefined || within === USUAL_WITHIN ? undefined : percent.text(within, GIVEN_DIGITS);
  const short = boundsText(asks, isPercentage(own) ? unitText : bareText, unitText, unusual, texts);
  const often = everyYear ? texts.claim.everyYear(short) : short;
  return {
    aspect,
    everyYear,
    from,
    full: aspect === 'level' ? often : texts.claim[aspect](often),
    short,
    isUsual: about !== undefined && within === USUAL_WITHIN,
    bare: isPercentage(own) ? short : boundsText(asks, bareText, bareText, unusual, texts),
  };
}

/** Significant digits of what is asked or claimed: nobody writes more, and a number that is worked out such as 1000/3 needs no more. */
export const GIVEN_DIGITS = 8;

const USUAL_WITHIN = 0.05;

/** Percentages always have their sign. */
function isPercentage({unit}: Quantity): boolean {
  return /^[%‰]/.test(unit);
}

/** The bounds, the last of them as `last` writes it: of two, it alone has the unit. */
function boundsText(
  {atLeast, atMost, about}: PointAsks,
  first: (value: number) => string,
  last: (value: number) => string,
  within: string | undefined,
  {claim}: Texts,
): string {
  if (about !== undefined) return claim.about(last(about), within);
  if (atLeast !== undefined && atMost !== undefined) return claim.between(first(atLeast), last(atMost));
  if (atLeast !== undefined) return `≥${NO_BREAK}${last(atLeast)}`;
  return atMost === undefined ? '' : `≤${NO_BREAK}${last(atMost)}`;
}

/** What a combined target asks of its parts: `at least 4 of 8`. */
export function combinedText({parts, atLeast}: CombinedAsks, {claim}: Texts): string {
  const {length} = parts;
  if (atLeast === length) return claim.all(length);
  return atLeast === 1 ? claim.any(length) : claim.atLeast(atLeast, length);
}
