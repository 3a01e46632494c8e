import {Command} from 'commander';
import type {Compiled, explainable} from '../../index.ts';
import type {Language} from '../../units.ts';
import type {Context} from '../context.ts';
import {terminalOf} from '../environment.ts';
import {type Help, helpOf} from '../help.ts';
import {openScenario} from '../open-scenario.ts';
import {langOption, type LangOption} from '../options.ts';

interface Options extends LangOption {
  readonly program?: boolean;
}

/** `tidemark explain FILE [NAME]`: what a name means, what can be explained, or the program. */
export function explainCommand(context: Context, help: Help): Command {
  return new Command('explain')
    .description(help.explain)
    .argument('<file>', help.arguments.file)
    .argument('[name]', help.arguments.name)
    .option('--program', help.options.program)
    .addOption(langOption(help))
    .action(async (file: string, name: string | undefined, options: Options) => {
      const compiled = await openScenario(file);
      const {explain, explainable: sortsOf} = await import('../../index.ts');
      const {lang = context.lang, program = false} = options;
      const texts: string[] = [];
      if (name !== undefined)
        texts.push(explain(compiled, name, lang, terminalOf(context.stdout, context.variables).width));
      if (program) texts.push(await programText(compiled));
      if (!texts.length) texts.push(await listText(compiled, sortsOf(compiled), lang, helpOf(lang)));
      context.stdout.write(texts.map((text) => `${text.trimEnd()}\n`).join('\n'));
    });
}

type Sorts = ReturnType<typeof explainable>;

/** Every name with its label, under the sort of name that it is. */
async function listText({scenario}: Compiled, sorts: Sorts, lang: Language, help: Help): Promise<string> {
  const {labelText} = await import('../../report/text.ts');
  const width = Math.max(0, ...Object.values(sorts).flatMap((names) => names.map((name) => name.length)));
  const sections = Object.entries(sorts).map(([sort, names]) => {
    const lines = names.map((name) => {
      const label = labelText(scenario[sort as keyof Sorts][name]?.label, lang, '');
      return `  ${name.padEnd(width)}  ${label}`.trimEnd();
    });
    return lines.length ? [help.sorts[sort as keyof Sorts], ...lines].join('\n') : '';
  });
  return sections.filter(Boolean).join('\n\n');
}

async function programText(compiled: Compiled): Promise<string> {
  const {printProgram} = await import('../../index.ts');
  const {program, streamNames, trajectories, targets} = compiled;
  const [trajectoryNames, indicatorNames]: [string[], string[]] = [[], []];
  for (const {slot, metric, district, year} of trajectories)
    if (slot !== undefined) trajectoryNames[slot] = `${metric}[${district}] ${year}`;
  for (const {id, marginSlot, byYear, hit} of targets) {
    if (marginSlot !== undefined) trajectoryNames[marginSlot] = `margin of ${id}`;
    indicatorNames[hit] = id;
    for (const [year, slot] of byYear) indicatorNames[slot] = `${id} ${year}`;
  }
  return printProgram(program, {streamNames, trajectoryNames, indicatorNames});
}
