import {lstatSync, readFileSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {Command} from 'commander';
import {usageError} from '../../errors.ts';
import type {Language} from '../../units.ts';
import type {Context} from '../context.ts';
import {EXIT} from '../exit-codes.ts';
import {type Help, helpOf} from '../help.ts';
import {langOption} from '../options.ts';
import {makeFolder, writeWhole} from '../output.ts';
import {CHECKOUT, type Repository, repositoryAt, tidemarkRepository} from '../tidemark-repository.ts';
import {say} from '../../message.ts';
import {inWords} from '../../messages.ts';

interface Options {
  readonly gitlab?: boolean;
  readonly tidemark?: string;
  readonly lang?: Language;
}

/** What is written, and the templates that it is made from. */
const SCENARIO = {path: 'scenarios/first.yaml', template: 'first.yaml'} as const;
const HOOK = {path: '.pre-commit-config.yaml', template: 'pre-commit-config.yaml'} as const;
const PIPELINES = {
  github: {path: '.github/workflows/forecasts.yml', template: 'forecasts.yml'},
  gitlab: {path: '.gitlab-ci.yml', template: 'gitlab-ci.yml'},
} as const;

/** `tidemark init [FOLDER]`: a first scenario with checks, the pipeline that runs them, and a hook for commits. Nothing that is there is overwritten. */
export function initCommand(context: Context, help: Help): Command {
  return new Command('init')
    .description(help.init)
    .argument('[folder]', help.arguments.newFolder, '.')
    .option('--gitlab', help.options.gitlab)
    .option('--tidemark <url>', help.options.tidemark)
    .addOption(langOption(help))
    .action((folder: string, options: Options) => init(folder, options, context));
}

function init(folder: string, options: Options, context: Context): void {
  const {gitlab = false, tidemark, lang = context.lang} = options;
  if (resolve(folder) === CHECKOUT)
    throw usageError(
      say`${folder} is the checkout of tidemark itself`,
      say`name a folder for your scenarios, as in ../plans`,
    );
  if (tidemark !== undefined && !repositoryAt(tidemark))
    throw usageError(
      say`--tidemark must be what git clones, got ${tidemark}`,
      say`write it as in https://github.com/OWNER/tidemark`,
    );
  const repository = tidemarkRepository(tidemark);
  const {started} = helpOf(lang);
  const pipeline = PIPELINES[gitlab ? 'gitlab' : 'github'];
  for (const {path, template} of [SCENARIO, pipeline, HOOK]) {
    const file = join(folder, path);
    const text = filled(readFileSync(join(CHECKOUT, 'engine/cli/templates', template), 'utf8'), repository, lang);
    if (writeNew(file, text)) context.stdout.write(`${started.wrote(file)}\n`);
    else if (holds(file, text)) context.stdout.write(`${started.same(file)}\n`);
    else {
      context.stderr.write(inTheWay(file, path === SCENARIO.path ? undefined : text, lang));
      context.fail(EXIT.wrong);
    }
  }
  context.stdout.write(`\n${started.next(join(folder, SCENARIO.path), join(folder, 'scenarios'))}\n`);
  if (!repository.isKnown) context.stdout.write(`\n${started.unknown(join(folder, pipeline.path))}\n`);
}

/** Writes a file, with its folders, unless there is something of its name. */
function writeNew(file: string, text: string): boolean {
  makeFolder(dirname(file));
  if (lstatSync(file, {throwIfNoEntry: false})) return false;
  writeWhole(file, text);
  return true;
}

function holds(file: string, text: string): boolean {
  return statSync(file, {throwIfNoEntry: false})?.isFile() === true && readFileSync(file, 'utf8') === text;
}

/** A template in one language: comments in the other are left out, and what stands for the repository is put in. */
function filled(template: string, {url, path, ref}: Repository, lang: Language): string {
  const other = lang === 'zh' ? 'en' : 'zh';
  return template
    .replaceAll(new RegExp(`^ *#${other} .*\\n`, 'gm'), '')
    .replaceAll(new RegExp(`^( *)#${lang} `, 'gm'), '$1# ')
    .replaceAll(/\b(?:OWNER\/tidemark|REF|URL|LANG)\b/g, (name) =>
      name === 'REF' ? ref : name === 'URL' ? url : name === 'LANG' ? lang : path,
    );
}

/** What to do about it: where the file is one that others share, the lines to add. */
function inTheWay(file: string, lines: string | undefined, lang: Language): string {
  const hint = lines === undefined ? say`name another folder, or move it away` : say`add these lines to it`;
  const shown = lines === undefined ? '' : `\n${lines.replaceAll(/^(?=.)/gm, '    ')}\n`;
  const [rule, next] = [say`${file} is in the way and was left as it is`, say`hint: ${hint}`].map((said) =>
    inWords(said, lang),
  );
  return `tidemark: ${rule}\n  ${next}\n${shown}`;
}
