import {Command} from 'commander';
import type {Context} from '../context.ts';
import {eachFile} from '../each-file.ts';
import type {Help} from '../help.ts';
import {openScenario} from '../open-scenario.ts';

/** `tidemark validate FILE…`: a line for every file that is right, everything that is wrong with the others. */
export function validateCommand(context: Context, help: Help): Command {
  return new Command('validate')
    .description(help.validate)
    .argument('<files...>', help.arguments.files)
    .action((files: string[]) =>
      eachFile(files, context, async (file) => {
        const {scenario} = await openScenario(file);
        const {districts, metrics, targets, checks} = scenario;
        const counts = [
          count(Object.keys(districts).length, 'district'),
          count(Object.keys(metrics).length, 'metric'),
          count(Object.keys(targets).length, 'target'),
          count(checks.length, 'check'),
        ];
        context.stdout.write(`ok ${file}: ${counts.join(', ')}\n`);
      }),
    );
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
