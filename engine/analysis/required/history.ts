import type {Compiled} from '../../compile/compile.ts';
import {pow} from '../../kernels/scalar/index.ts';
import type {RequiredTarget} from '../../required-schema.ts';

/** The yearly growth of a metric in a district from the first to the last year that is known, up to the base; undefined where two are not. */
export function historicGrowth(
  {histories, scenario}: Compiled,
  metric: string,
  district: string,
): RequiredTarget['history'] {
  const years = Object.entries(histories.get(metric)?.[district] ?? {})
    .map(([year, level]) => [Number(year), level] as const)
    .filter(([year, level]) => year <= scenario.calendar.base && level > 0)
    .toSorted(([a], [b]) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last || first === last) return undefined;
  return {from: first[0], to: last[0], growth: pow(last[1] / first[1], 1 / (last[0] - first[0])) - 1};
}
