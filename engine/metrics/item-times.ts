import {z} from 'zod';
import {type Message, say} from '../message.ts';
import {worded} from '../scenario/worded.ts';

const moment = z.union([
  z.number().min(1000).max(9999),
  z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {
    error: worded`must be a date such as 2025-06-30, a month such as 2025-06, or a year such as 2025 or 2025.5`,
  }),
]);

/** When an item entered its stage. */
export const since = moment.describe(
  'When it entered the stage: a date (2023-06-15), a month (2023-06: its middle) or a year (2023: its middle; 2023.25: a quarter into it). Instead of elapsed',
);

/** When an item will complete its stage. */
export const completes = moment.describe(
  'When the stage is sure to end, by plan or by rule, in success or failure: a date, a month or a year, as since. Instead of the dwell time',
);

/** What a file may say of the times of an item in its stage. */
export interface Times {
  readonly elapsed?: number | undefined;
  readonly since?: string | number | undefined;
  readonly completes?: string | number | undefined;
}

/** Years in the stage at the end of the base year, years from then to its end, or neither. */
export interface Rest {
  readonly elapsed: number | undefined;
  readonly left: number | undefined;
}

interface TimesFault {
  readonly key: 'since' | 'completes';
  readonly rule: Message;
  readonly hint?: Message;
  readonly got?: string;
}

/** What the times say from the end of the base year, or what is wrong with them. */
export function restOf(times: Times, base: number): Rest | TimesFault {
  const {elapsed, since, completes} = times;
  if (since !== undefined && elapsed !== undefined)
    return {key: 'since', rule: say`must not be given together with elapsed`, hint: say`leave one of them out`};
  if (completes !== undefined) return left(times, base);
  if (since === undefined) return {elapsed, left: undefined};
  const entered = yearsOf(since);
  if (Number.isNaN(entered)) return {key: 'since', rule: NO_DATE, got: String(since)};
  if (entered > base + 1) {
    const hint = say`who enters later is one of the entries; give the stage in which it is at the end of the base year`;
    return {key: 'since', rule: say`must not be after the base year ${base}`, hint, got: String(since)};
  }
  return {elapsed: base + 1 - entered, left: undefined};
}

const NO_DATE = say`must be a date that is in the calendar`;

function left({since, completes}: Times, base: number): Rest | TimesFault {
  const end = yearsOf(completes!);
  const got = String(completes);
  if (Number.isNaN(end)) return {key: 'completes', rule: NO_DATE, got};
  const hint = say`give the stage in which it is at the end of the base year`;
  if (!(end > base + 1)) return {key: 'completes', rule: say`must be after the base year ${base}`, hint, got};
  if (since !== undefined && !(yearsOf(since) <= base + 1))
    return {key: 'since', rule: say`must not be after the base year ${base}`, hint, got: String(since)};
  return {elapsed: undefined, left: end - base - 1};
}

/** A moment as a number of years, 2025.5 the middle of 2025: the middle of a year, a month or a day that is named. NaN for a day that is none. */
function yearsOf(moment: string | number): number {
  const [year = Number.NaN, month, day] = String(moment).split('-').map(Number);
  if (month === undefined) return Number.isInteger(year) ? year + 0.5 : year;
  if (!(month >= 1 && month <= 12)) return Number.NaN;
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[month - 1]!;
  const before = lengths.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  const days = lengths.reduce((sum, days) => sum + days, 0);
  if (day === undefined) return year + (before + length / 2) / days;
  return day >= 1 && day <= length ? year + (before + day - 0.5) / days : Number.NaN;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
