import type {Compiled} from '../compile/compile.ts';
import {usageError} from '../errors.ts';
import {draws} from '../run/draws.ts';
import type {ForecastOptions} from './forecast.ts';
import {say} from '../message.ts';

/** A metric, or a part such as `firms.listed` that a target names, in a district and year. */
export interface Cell {
  readonly metric: string;
  readonly district: string;
  readonly year: number;
}

/**
 * The draws of cells of a scenario, a column each, in each cell's own unit: those that `forecast` summarizes, replicate by replicate. Throws a TidemarkError for
 * a cell that the scenario does not have.
 */
export async function drawsOf(
  {program, trajectories, scenario}: Compiled,
  cells: readonly Cell[],
  {replicates = scenario.run.replicates, seed = scenario.run.seed, pool, signal}: ForecastOptions = {},
): Promise<Float64Array[]> {
  const outputs = cells.map(({metric, district, year}) => {
    const output = trajectories.find((t) => t.metric === metric && t.district === district && t.year === year);
    if (!output) throw usageError(say`no forecast of ${say`${metric} in ${district} in ${year}`}`);
    return output;
  });
  const slots = outputs.flatMap(({slot}) => slot ?? []);
  const columns = await draws({program, seed, replicates}, slots, {pool, signal});
  return outputs.map(({constant}) =>
    constant === undefined ? columns.shift()! : new Float64Array(replicates).fill(constant),
  );
}
