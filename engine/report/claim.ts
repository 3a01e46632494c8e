import type {TargetForecast} from '../forecast-schema.ts';
import type {Language} from '../units.ts';
import {type Quantity, quantityOf, withUnit} from './quantity.ts';
import {NO_BREAK, plainText, type Texts} from './text.ts';

/** What a point target is about: the level of its metric, its growth over the year before, or its sum over the years. */
export type Aspect = 'level' | 'growth' | 'cumulative';

/** A claim of a point target, as it is shown. */
export interface ClaimText {
  readonly aspect: Aspect;
  /** `growth ≥ 8 % every year`: all of it. */
  readonly full: string;
  /** `≥ 1000 亿元`, for a table that says what it is about. */
  readonly short: string;
  readonly everyYear: boolean;
  /** `≥ 1000`, for a table that names the unit too. */
  readonly bare: string;
}

interface Form {
  readonly pattern: RegExp;
  write(values: readonly string[], texts: Texts): string;
}

/** The forms of a forecast's `claim`, behind what it is about. */
const FORMS: readonly Form[] = [
  {pattern: /^≥ (.+)$/u, write: ([value]) => `≥${NO_BREAK}${value}`},
  {pattern: /^≤ (.+)$/u, write: ([value]) => `≤${NO_BREAK}${value}`},
  {pattern: /^about (.+) \(within 5 ?%\)$/u, write: ([value], {claim}) => claim.about(value!, undefined)},
  {pattern: /^about (.+) \(within (.+)\)$/u, write: ([value, within], {claim}) => claim.about(value!, within)},
  {pattern: /^(.+?) to (.+)$/u, write: ([low, high], {claim}) => claim.between(low!, high!)},
];

const EVERY_YEAR = ' in every year';

/** The claim of a point target in a language, with and without its unit. A form that is not known is shown as it stands. */
export function claimText(target: TargetForecast, quantity: Quantity, lang: Language, texts: Texts): ClaimText {
  const {aspect, rest} = aspectOf(plainText(target.claim), target.metric ?? '');
  const everyYear = rest.endsWith(EVERY_YEAR);
  const body = everyYear ? rest.slice(0, -EVERY_YEAR.length) : rest;
  const form = FORMS.find(({pattern}) => pattern.test(body));
  const values = form?.pattern.exec(body)?.slice(1) ?? [];
  const own = aspect === 'growth' ? quantityOf('%', lang) : quantity;
  const written = (bare: boolean) => (form ? form.write(valueTexts(values, own, bare, lang), texts) : body);
  const short = written(false);
  const often = everyYear ? texts.claim.everyYear(short) : short;
  const full = aspect === 'level' ? often : texts.claim[aspect](often);
  return {aspect, everyYear, full, short, bare: written(true)};
}

function aspectOf(claim: string, metric: string): {aspect: Aspect; rest: string} {
  const prefixes: readonly [string, Aspect][] = [
    [`growth of ${metric} `, 'growth'],
    [`cumulative ${metric} `, 'cumulative'],
    [`${metric} `, 'level'],
  ];
  const [prefix, aspect] = prefixes.find(([prefix]) => claim.startsWith(prefix)) ?? ['', 'level' as const];
  return {aspect, rest: claim.slice(prefix.length)};
}

/** More digits than anybody writes, fewer than rounding errors need. */
const GIVEN_DIGITS = 12;

/** The values of a claim, the unit behind the last one alone; percentages always have their sign. */
function valueTexts(values: readonly string[], quantity: Quantity, bare: boolean, lang: Language): string[] {
  const percentage = /^[%‰]/.test(quantity.unit);
  return values.map((text, i) => {
    // The share in "about 5000 (within 5%)" has the unit of no metric.
    const own = /%\s*$/.test(text) ? quantityOf('%', lang) : quantity;
    const value = own.read(text);
    if (value === undefined) return text;
    const needsUnit = percentage || own !== quantity || (!bare && isLastOf(values, i));
    return needsUnit ? withUnit(own.number(value, GIVEN_DIGITS), own.unit, lang) : own.number(value, GIVEN_DIGITS);
  });
}

function isLastOf(values: readonly string[], i: number): boolean {
  return values.slice(i + 1).every((text) => /%\s*$/.test(text));
}

const COMBINED = /^(?:(all|any)|at least (\d+)) of (.+)$/u;

/** The targets that a combined target is made of. */
export function partsOf(claim: string): string[] {
  return COMBINED.exec(claim)?.[3]?.split(', ') ?? [];
}

/** What a combined target asks of its parts: `at least 4 of 8`. */
export function combinedText(claim: string, {claim: texts}: Texts): string {
  const [, which, least] = COMBINED.exec(claim) ?? [];
  const {length} = partsOf(claim);
  if (which === 'all') return texts.all(length);
  if (which === 'any') return texts.any(length);
  return least === undefined ? plainText(claim) : texts.atLeast(Number(least), length);
}
