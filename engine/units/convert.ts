import {createUnits, type MathUnits} from '../mathjs/mathjs.generated.js';
import {powerOfTen, shift} from './decimal.ts';
import {parseUnit, PLAIN, type Scaled, type Unit} from './parse.ts';
import {MEASURES} from './vocabulary.ts';
import {type Message, say} from '../message.ts';

/** Why a value has no place where another unit is needed. */
export interface UnitFault {
  readonly rule: Message;
  readonly hint: Message;
}

const MATH: MathUnits = defineMeasures(createUnits());

function defineMeasures(units: MathUnits): MathUnits {
  for (const {math, definition} of MEASURES)
    if (math !== undefined && definition !== 'builtin') units.createUnitSingle(math, definition);
  return units;
}

/**
 * A value in `from`, in `to`. Exact in decimal between units that differ by a power of ten (1000 亿元 is 10000000 万元); otherwise (亩 to 平方米) to 15 digits.
 * Percentages are held as fractions, so % and plain numbers are the same. Where no unit is wanted (`to` undefined), only a plain number fits.
 */
export function convert(value: number, from: Unit | string, to: Unit | undefined): number | UnitFault {
  const ratio = conversion(from, to ?? PLAIN);
  if ('rule' in ratio) return ratio;
  if (ratio.times === 1) return shift(value, ratio.power);
  return Number((value * ratio.times * shift(1, ratio.power)).toPrecision(15));
}

/** What a value in `from` is multiplied by to be in `to`: for quantities known only as they are drawn. Literals are better converted. */
export function convertFactor(from: Unit | string, to: Unit | undefined): number | UnitFault {
  return convert(1, from, to);
}

/** Is one convertible to the other? */
export function isSameKind(a: Unit, b: Unit): boolean {
  return !('rule' in conversion(a, b));
}

/** `times · 10^power`. */
interface Ratio {
  readonly times: number;
  readonly power: number;
}

function conversion(given: Unit | string, to: Unit): Ratio | UnitFault {
  const text = typeof given === 'string' ? given : given.text;
  const from = typeof given === 'string' ? parseUnit(given) : given;
  if (!from) return {rule: say`unknown unit ${text}`, hint: say`a unit begins with a letter, as in 亿元, firms or m2`};
  const times = ratio(from, to);
  if (times === undefined) return wrongKind(from, to);
  const power = totalPower(from) - totalPower(to);
  const exact = powerOfTen(times);
  return exact === undefined ? {times, power} : {times: 1, power: power + exact};
}

function totalPower({power, per}: Unit): number {
  return power - (per?.power ?? 0);
}

/** Of the measures alone, without their powers of ten. */
function ratio(from: Unit, to: Unit): number | undefined {
  if (sameId(from, to) && sameId(from.per, to.per)) return 1;
  const [a, b] = [mathName(from), mathName(to)];
  if (a === undefined || b === undefined) return undefined;
  const one = MATH.parse(`1 ${a}`);
  return one.equalBase(MATH.parse(`1 ${b}`)) ? one.toNumber(b) : undefined;
}

function sameId(a: Scaled | undefined, b: Scaled | undefined): boolean {
  return a?.measure.id === b?.measure.id;
}

function mathName({measure, per}: Unit): string | undefined {
  if (!per) return measure.math;
  return measure.math && per.measure.math && `${measure.math} / ${per.measure.math}`;
}

function wrongKind(from: Unit, to: Unit): UnitFault {
  const got = from.text === '' ? say`a plain number` : say`a value in ${from.text}`;
  if (to.measure === PLAIN.measure && to.power === 0)
    return {
      rule: say`${got} where a plain number is needed`,
      hint: say`leave the unit out, or give a unit to what is defined here`,
    };
  return {
    rule: say`${got} where ${to.text} is needed`,
    hint: say`give it in ${to.text} or a unit that converts to it; a number without a unit is taken to be in ${to.text}`,
  };
}
