import {readFileSync, statSync} from 'node:fs';
import {basename, dirname, isAbsolute, join, relative} from 'node:path';
import {usageError} from '../errors.ts';
import type {Forecast} from '../forecast-schema.ts';
import type {BaselineReport} from '../gate-schema.ts';
import {jsonIn} from './json-in.ts';
import {makeFolder, writeWhole} from './output.ts';
import {say} from '../message.ts';

/** Where baselines are: `true` is beside each scenario; else a folder, or a file for a single scenario. */
export type BaselinePlace = string | true;

/**
 * The baseline of a scenario file: `plan.forecast.json` beside `plan.yaml`; in a folder under the path that the scenario has from here; or the file that was named. Throws a TidemarkError where one
 * file is named for several scenarios.
 */
export function baselineFile(place: BaselinePlace, scenario: string, several: boolean): string {
  const name = `${basename(scenario).replace(/\.ya?ml$/i, '')}.forecast.json`;
  if (place === true) return join(dirname(scenario), name);
  const isFolder = statSync(place, {throwIfNoEntry: false})?.isDirectory() ?? !place.endsWith('.json');
  if (isFolder) return join(place, pathFromHere(dirname(scenario)), name);
  if (several) throw usageError(say`${place} is one file for several scenarios`, say`name a folder`);
  return place;
}

/** What lies elsewhere has its name alone. */
function pathFromHere(folder: string): string {
  const path = relative('.', folder);
  return path.startsWith('..') || isAbsolute(path) ? '' : path;
}

/** Writes the baseline of a forecast, with a line for each target. Throws a TidemarkError where it cannot. */
export async function saveBaseline(file: string, forecast: Forecast): Promise<void> {
  const {baselineOf} = await import('../analysis/baseline.ts');
  makeFolder(dirname(file));
  writeWhole(file, `${JSON.stringify(baselineOf(forecast), null, 2)}\n`);
}

/** How a forecast compares with its baseline. Throws a TidemarkError where that is missing or none. */
export async function againstBaseline(file: string, forecast: Forecast): Promise<BaselineReport> {
  const [{baselineSchema}, {compareBaseline}] = await Promise.all([
    import('../gate-schema.ts'),
    import('../analysis/baseline.ts'),
  ]);
  const read = baselineSchema.safeParse(jsonOf(file));
  if (!read.success) throw usageError(say`${file} is no baseline`, say`save it anew with --save`);
  return {file, ...compareBaseline(read.data, forecast)};
}

function jsonOf(file: string): unknown {
  try {
    return jsonIn(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw usageError(say`no baseline ${file}`, say`save one with --save, and commit it`);
    return undefined;
  }
}
