import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {Command} from 'commander';
import {usageError} from '../../errors.ts';
import type {Coverage} from '../../plan/coverage.ts';
import type {Context} from '../context.ts';
import {eachFile} from '../each-file.ts';
import {terminalOf} from '../environment.ts';
import {EXIT} from '../exit-codes.ts';
import type {Help} from '../help.ts';
import {openPlan} from '../open-plan.ts';
import {openScenario} from '../open-scenario.ts';
import {langOption, type LangOption} from '../options.ts';
import {say} from '../../message.ts';

interface Options extends LangOption {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/**
 * `tidemark coverage [FOLDERS…]`: per plan which targets its scenario models, which not and why. Ends with 1 when a target has neither model nor reason or when the
 * two files disagree, with 2 when a file cannot be read.
 */
export function coverageCommand(context: Context, help: Help): Command {
  return new Command('coverage')
    .description(help.coverage)
    .argument('[folders...]', help.arguments.folders)
    .option('--json', help.options.jsonText)
    .option('--markdown', help.options.markdown)
    .addOption(langOption(help))
    .action(async (folders: string[], options: Options) => {
      const all: Coverage[] = [];
      const {coverage} = await import('../../plan/coverage.ts');
      const plans = planFolders(folders.length ? folders : ['scenarios/plans']);
      await eachFile(plans, context, async (folder) => {
        const plan = await openPlan(join(folder, 'targets.yaml'));
        all.push(coverage(plan, await openScenario(join(folder, 'scenario.yaml'))));
      });
      await print(all, options, context);
      if (all.some(({faults}) => faults.length)) context.fail(EXIT.failed);
    });
}

/** The folders that hold a plan: those given, or the ones in them. */
function planFolders(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw usageError(say`no folder ${folder}`, say`name a folder with a targets.yaml, or one of such folders`);
    if (existsSync(join(folder, 'targets.yaml'))) return [folder];
    const inner = readdirSync(folder)
      .toSorted()
      .map((name) => join(folder, name))
      .filter((path) => existsSync(join(path, 'targets.yaml')));
    if (!inner.length)
      throw usageError(
        say`no targets.yaml in ${folder}`,
        say`name a folder with a targets.yaml, or one of such folders`,
      );
    return inner;
  });
}

async function print(all: readonly Coverage[], options: Options, context: Context): Promise<void> {
  if (!all.length) return;
  const {lang = context.lang, json = false, markdown = false} = options;
  const {coverageJson, coverageMarkdown, coverageText} = await import('../../plan/coverage-text.ts');
  if (json) context.stdout.write(coverageJson(all));
  else if (markdown) context.stdout.write(coverageMarkdown(all, lang));
  else context.stdout.write(coverageText(all, lang, terminalOf(context.stdout, context.variables)));
}
