import type {Forecast} from '../forecast-schema.ts';
import {pow} from '../kernels/scalar/index.ts';

/** Growth that was observed. */
export interface HistoryGrowth {
  /** Constant growth per year that leads from the first value to the last, as a fraction. */
  readonly rate: number;
  readonly from: number;
  readonly to: number;
}

interface KnownLevels {
  readonly metrics: Readonly<Record<string, Pick<Forecast['metrics'][string], 'history'>>>;
  readonly scenario: Pick<Forecast['scenario'], 'base'>;
}

/**
 * How fast a metric grew in a district before the forecast begins, over all the years known and over the last stretch between two known values. Nothing where fewer
 * than two positive values are known.
 */
export function historyGrowth(
  {metrics, scenario}: KnownLevels,
  metric: string,
  district: string,
): {readonly whole: HistoryGrowth; readonly last: HistoryGrowth} | undefined {
  const known = Object.entries(metrics[metric]?.history?.[district] ?? {})
    .map(([year, value]) => ({year: Number(year), value}))
    .filter(({year, value}) => year <= scenario.base && value > 0)
    .sort((a, b) => a.year - b.year);
  const [first] = known;
  const [before, last] = known.slice(-2);
  if (!first || !before || !last) return undefined;
  return {whole: growthBetween(first, last), last: growthBetween(before, last)};
}

interface Known {
  readonly year: number;
  readonly value: number;
}

function growthBetween(a: Known, b: Known): HistoryGrowth {
  return {rate: pow(b.value / a.value, 1 / (b.year - a.year)) - 1, from: a.year, to: b.year};
}
