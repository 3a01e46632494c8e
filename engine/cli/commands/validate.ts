import {Command} from 'commander';
import type {FileKind} from '../../plan/file-kind.ts';
import type {Context} from '../context.ts';
import {eachFile} from '../each-file.ts';
import type {Help} from '../help.ts';
import {kindOfFile, openInstruments, openPlan} from '../open-plan.ts';
import {openScenario} from '../open-scenario.ts';

/** `tidemark validate FILE…`: a line for every file that is right, everything that is wrong with the others. */
export function validateCommand(context: Context, help: Help): Command {
  return new Command('validate')
    .description(help.validate)
    .argument('<files...>', help.arguments.planFiles)
    .action((files: string[]) =>
      eachFile(files, context, async (file) => {
        const counts = await COUNTS[await kindOfFile(file)](file);
        context.stdout.write(`ok ${file}: ${counts.join(', ')}\n`);
      }),
    );
}

/** What a file that is right holds. */
const COUNTS: Readonly<Record<FileKind, (file: string) => Promise<string[]>>> = {
  scenario: async (file) => {
    const {districts, metrics, targets, checks} = (await openScenario(file)).scenario;
    return [count(districts, 'district'), count(metrics, 'metric'), count(targets, 'target'), count(checks, 'check')];
  },
  targets: async (file) => {
    const {districts, metrics, targets, known} = (await openPlan(file)).plan;
    return [
      count(districts, 'district'),
      count(metrics, 'metric'),
      count(targets, 'target'),
      `${Object.keys(known).length} known`,
    ];
  },
  instruments: async (file) => [count((await openInstruments(file)).instruments.items, 'instrument')],
};

function count(named: object, what: string): string {
  const {length} = Object.keys(named);
  return `${length} ${what}${length === 1 ? '' : 's'}`;
}
