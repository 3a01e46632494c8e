import {Command} from 'commander';
import type {FileKind} from '../../plan/file-kind.ts';
import {type Message, say} from '../../message.ts';
import {inWords} from '../../messages.ts';
import type {Context} from '../context.ts';
import {eachFile} from '../each-file.ts';
import type {Help} from '../help.ts';
import {kindOfFile, openInstruments, openPlan} from '../open-plan.ts';
import {langOption} from '../options.ts';
import {openScenario} from '../open-scenario.ts';

/** `tidemark validate FILE…`: a line for every file that is right, everything that is wrong with the others. */
export function validateCommand(context: Context, help: Help): Command {
  return new Command('validate')
    .description(help.validate)
    .argument('<files...>', help.arguments.planFiles)
    .addOption(langOption(help))
    .action((files: string[]) =>
      eachFile(files, context, async (file) => {
        const counts = await COUNTS[await kindOfFile(file)](file);
        context.stdout.write(`${inWords(say`ok ${file}: ${counts}`, context.lang)}\n`);
      }),
    );
}

/** What a file that is right holds. */
const COUNTS: Readonly<Record<FileKind, (file: string) => Promise<Message[]>>> = {
  scenario: async (file) => {
    const {districts, metrics, targets, checks} = (await openScenario(file)).scenario;
    return [
      ...counts({districts, metrics, targets}),
      many(checks, (n) => (n === 1 ? say`${n} check` : say`${n} checks`)),
    ];
  },
  targets: async (file) => {
    const {districts, metrics, targets, known} = (await openPlan(file)).plan;
    return [...counts({districts, metrics, targets}), many(known, (n) => say`${n} known`)];
  },
  instruments: async (file) => [
    many((await openInstruments(file)).instruments.items, (n) =>
      n === 1 ? say`${n} instrument` : say`${n} instruments`,
    ),
  ],
};

function counts({
  districts,
  metrics,
  targets,
}: Readonly<Record<'districts' | 'metrics' | 'targets', object>>): Message[] {
  return [
    many(districts, (n) => (n === 1 ? say`${n} district` : say`${n} districts`)),
    many(metrics, (n) => (n === 1 ? say`${n} metric` : say`${n} metrics`)),
    many(targets, (n) => (n === 1 ? say`${n} target` : say`${n} targets`)),
  ];
}

function many(named: object, words: (count: number) => Message): Message {
  return words(Object.keys(named).length);
}
