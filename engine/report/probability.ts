import type {TargetForecast} from '../forecast-schema.ts';
import {NO_BREAK, type Texts} from './text.ts';

/** A probability as it is shown. */
export interface Shown {
  /** `23.1 %`, or a bound such as `< 0.1 %`. */
  readonly value: string;
  /** `± 0.3`, in percentage points to one significant digit; empty beside a bound. */
  readonly error: string;
}

/**
 * A probability with its standard error. It has the decimals of the error, two at most. What is neither 0 nor 1 but closer than 0.1 % is shown as
 * `< 0.1 %` or `> 99.9 %`; no hits at all as the upper end of the Wilson interval, rounded up to two decimals at most (`< 0.01 %`), and all hits as its
 * mirror image.
 */
export function showProbability(
  {probability, standardError, interval}: Pick<TargetForecast, 'probability' | 'standardError' | 'interval'>,
  {percent}: Texts,
): Shown {
  if (probability === 0) return {value: `<${NO_BREAK}${percent(boundText(interval[1]))}`, error: ''};
  if (probability === 1) return {value: `>${NO_BREAK}${percent(complement(boundText(1 - interval[0])))}`, error: ''};
  if (probability < 0.001) return {value: `<${NO_BREAK}${percent('0.1')}`, error: ''};
  if (probability > 0.999) return {value: `>${NO_BREAK}${percent('99.9')}`, error: ''};
  const error = oneDigit(100 * standardError);
  const value = percent((100 * probability).toFixed(Math.min(2, decimalsOf(error))));
  return {value, error: `±${NO_BREAK}${error}`};
}

/** `23.1 % ± 0.3`. */
export function probabilityText(likelihood: Parameters<typeof showProbability>[0], texts: Texts): string {
  const {value, error} = showProbability(likelihood, texts);
  return error ? value + NO_BREAK + error : value;
}

/** One significant digit, written out. */
function oneDigit(x: number): string {
  return Number(x.toPrecision(1)).toString();
}

function decimalsOf(number: string): number {
  return number.split('.')[1]?.length ?? 0;
}

/** A share in percent, rounded up: to whole percents from 1 %, below to one significant digit and no more than two decimals. */
function boundText(share: number): string {
  const percent = 100 * share;
  for (const decimals of [0, 1, 2]) {
    const unit = 1 / 10 ** decimals;
    // What is 3.0000000001 by rounding errors is 3.
    if (percent >= unit || decimals === 2)
      return String(Number((Math.max(1, Math.ceil(percent / unit - 1e-9)) * unit).toFixed(decimals)));
  }
  return '100';
}

/** 100 minus a bound, to as many decimals. */
function complement(bound: string): string {
  return (100 - Number(bound)).toFixed(decimalsOf(bound));
}
