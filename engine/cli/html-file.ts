import {statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {usageError} from '../errors.ts';
import type {Compiled, Forecast} from '../index.ts';
import type {Language} from '../units.ts';
import type {Context} from './context.ts';
import {writeReport} from './ci.ts';
import {makeFolder} from './output.ts';
import {say} from '../message.ts';

/** The file of a report: the one that was named, or in a folder one with the name of the scenario file. Throws a TidemarkError where one file is named for several scenarios. */
export function htmlFile(place: string, scenario: string, several: boolean): string {
  const isFolder = statSync(place, {throwIfNoEntry: false})?.isDirectory() ?? !/\.html?$/i.test(place);
  if (isFolder) return join(place, `${basename(scenario).replace(/\.ya?ml$/i, '')}.html`);
  if (several) throw usageError(say`${place} is one file for several scenarios`, say`name a folder`);
  return place;
}

export interface HtmlOptions {
  readonly replicates?: number | undefined;
  readonly seed?: number | undefined;
  readonly all?: boolean | undefined;
  readonly lang: Language;
}

/** Draws for the chart of the distribution: it tells no more with more. */
const MOST_DRAWS = 20_000;

/** All that a report takes. Asked for while workers compute, it costs no time of its own; without a report it is never loaded. */
export function htmlTools() {
  return Promise.all([
    import('../report/html/index.ts'),
    import('linkedom'),
    import('../analysis/basis.ts'),
    import('../index.ts'),
  ]);
}

/** Writes the HTML report of a forecast. */
export async function writeHtml(
  path: string,
  {file, compiled, forecast}: {file: string; compiled: Compiled; forecast: Forecast},
  options: HtmlOptions,
  context: Context,
): Promise<void> {
  const [{headlineCell, htmlReport}, {parseHTML}, {basisOf}, {audit, drawsOf}] = await htmlTools();
  const {all = false, lang} = options;
  const {seed} = forecast.run;
  const replicates = Math.min(MOST_DRAWS, forecast.run.replicates);
  const cell = headlineCell(forecast, all);
  const [draws] = cell ? await drawsOf(compiled, [cell], {seed, replicates, signal: context.signal}) : [];
  const text = htmlReport({
    forecast,
    basis: basisOf(compiled),
    audit: audit([{compiled, file}]),
    draws,
    command: commandOf(file, options),
    lang,
    all,
    document: parseHTML('<html></html>').document,
  });
  makeFolder(dirname(path));
  writeReport(path, text, context);
}

/** What to type to get the same numbers. */
function commandOf(file: string, {replicates, seed}: HtmlOptions): string {
  const parts = ['tidemark', 'run', quoted(file)];
  if (replicates !== undefined) parts.push('--replicates', String(replicates));
  if (seed !== undefined) parts.push('--seed', String(seed));
  return [...parts, '--html', 'report.html'].join(' ');
}

/** As a shell wants it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
