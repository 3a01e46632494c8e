import {appendFileSync, statSync} from 'node:fs';
import {isAbsolute, relative, resolve, sep} from 'node:path';
import type {Context, World} from './context.ts';
import {checkWritable, writeWhole} from './output.ts';
import {tell} from './tell.ts';
import {say} from '../message.ts';

type Variables = World['variables'];

/** Does the command run in a GitHub workflow? */
export function isGitHub({GITHUB_ACTIONS}: Variables): boolean {
  return GITHUB_ACTIONS === 'true';
}

/** The path of a file from the root of the repository, as a GitHub workflow knows it. */
export function repositoryPath({GITHUB_WORKSPACE}: Variables): (file: string) => string {
  return (file) => {
    const path = relative(GITHUB_WORKSPACE || '.', resolve(file));
    return (path.startsWith('..') || isAbsolute(path) ? file : path).replaceAll(sep, '/');
  };
}

/** Throws a TidemarkError where one of the files that are to be written in the end could not be. */
export function checkAllWritable(paths: readonly (string | undefined)[]): void {
  for (const path of paths) if (path !== undefined && path !== '-') checkWritable(path);
}

/** Writes a report to a file, and says so. */
export function writeReport(path: string, text: string, context: Context): void {
  writeWhole(path, text);
  tell(context, say`wrote ${path}`);
}

/** A Markdown report goes to the file that was asked for, and in a GitHub workflow to the summary of the job. It is made only where it goes anywhere. */
export async function writeMarkdown(
  path: string | undefined,
  markdown: () => string | Promise<string>,
  context: Context,
): Promise<void> {
  const summary = context.variables['GITHUB_STEP_SUMMARY'];
  if (path === undefined && !summary) return;
  const text = await markdown();
  if (path !== undefined) writeReport(path, text, context);
  if (summary) appendSummary(summary, text, context);
}

/** What GitHub takes of a step: more would be an error of the whole summary. */
const MOST_SUMMARY = 1024 * 1024;

/** A summary that cannot be written changes no verdict. */
function appendSummary(summary: string, text: string, context: Context): void {
  try {
    const size = statSync(summary, {throwIfNoEntry: false})?.size ?? 0;
    if (size + Buffer.byteLength(text) > MOST_SUMMARY)
      tell(context, say`the summary of the job is left out: over 1 MiB`);
    else appendFileSync(summary, `${text}\n`);
  } catch (error) {
    tell(context, say`the summary of the job is left out: ${(error as Error).message}`);
  }
}
