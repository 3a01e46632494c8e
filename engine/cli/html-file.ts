import {statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {usageError} from '../errors.ts';
import type {Compiled, Forecast} from '../index.ts';
import type {Language} from '../units.ts';
import {commandText} from './command-text.ts';
import type {Context} from './context.ts';
import {decisionsOf} from './html-decisions.ts';
import {writeReport} from './ci.ts';
import {makeFolder} from './output.ts';
import {say} from '../message.ts';

/** Does a path ask for an HTML report? */
export function isHtml(path: string | undefined): boolean {
  return path !== undefined && /\.html?$/i.test(path);
}

/** For commands without an HTML report: throws a TidemarkError where a file asks for one, unless it is to hold JSON. */
export function refuseHtml({out = '', json = false}: {readonly out?: string; readonly json?: boolean}): void {
  if (json || !isHtml(out)) return;
  throw usageError(
    say`no HTML report of this command, got --out ${out}`,
    say`run --html writes one; here name a text file, or one that ends in .json`,
  );
}

/** The file of a report: the one that was named, or in a folder one with the name of the scenario file. Throws a TidemarkError where one file is named for several scenarios. */
export function htmlFile(place: string, scenario: string, several: boolean): string {
  const isFolder = statSync(place, {throwIfNoEntry: false})?.isDirectory() ?? !isHtml(place);
  if (isFolder) return join(place, `${basename(scenario).replace(/\.ya?ml$/i, '')}.html`);
  if (several) throw usageError(say`${place} is one file for several scenarios`, say`name a folder`);
  return place;
}

export interface HtmlOptions {
  readonly replicates?: number | undefined;
  readonly seed?: number | undefined;
  readonly workers?: number | undefined;
  readonly all?: boolean | undefined;
  /** Without what decides the targets and what it would take. */
  readonly brief?: boolean | undefined;
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
  const {all = false, brief = false, lang} = options;
  const {seed} = forecast.run;
  const replicates = Math.min(MOST_DRAWS, forecast.run.replicates);
  const cell = headlineCell(forecast, all);
  const [draws] = cell ? await drawsOf(compiled, [cell], {seed, replicates, signal: context.signal}) : [];
  const decisions = brief ? {} : await decisionsOf({file, compiled, forecast}, options, context);
  const text = htmlReport({
    ...decisions,
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
  const parts = ['tidemark', 'run', file];
  if (replicates !== undefined) parts.push('--replicates', String(replicates));
  if (seed !== undefined) parts.push('--seed', String(seed));
  return commandText([...parts, '--html', 'report.html']);
}
