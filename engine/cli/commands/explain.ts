import {Command} from 'commander';
import type {Compiled} from '../../index.ts';
import type {Context} from '../context.ts';
import type {Help} from '../help.ts';
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
      const {explain, explainable} = await import('../../index.ts');
      const {lang = context.lang, program = false} = options;
      const texts: string[] = [];
      if (name !== undefined) texts.push(explain(compiled, name, lang));
      if (program) texts.push(await programText(compiled));
      if (!texts.length) texts.push(listText(explainable(compiled)));
      context.stdout.write(texts.map((text) => `${text.trimEnd()}\n`).join('\n'));
    });
}

/** A line per sort of name. */
function listText(names: Readonly<Record<string, readonly string[]>>): string {
  const sorts = Object.entries(names).filter(([, some]) => some.length);
  const width = Math.max(0, ...sorts.map(([sort]) => sort.length));
  return sorts.map(([sort, some]) => `${sort.padEnd(width)}  ${some.join(', ')}`).join('\n');
}

async function programText(compiled: Compiled): Promise<string> {
  const {printProgram} = await import('../../index.ts');
  const {program, streamNames, trajectories, targets} = compiled;
  const trajectoryNames = trajectories.map(({metric, district, year}) => `${metric}[${district}] ${year}`);
  const indicatorNames: string[] = [];
  for (const {id, marginSlot, byYear, hit} of targets) {
    if (marginSlot !== undefined) trajectoryNames[marginSlot] = `margin of ${id}`;
    indicatorNames[hit] = id;
    for (const [year, slot] of byYear) indicatorNames[slot] = `${id} ${year}`;
  }
  return printProgram(program, {streamNames, trajectoryNames, indicatorNames});
}
