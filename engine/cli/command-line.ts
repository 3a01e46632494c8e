import {Command, CommanderError} from 'commander';
import {suggest, usageError} from '../errors.ts';
import {VERSION} from '../version.ts';
import {checkCommand} from './commands/check.ts';
import {compareCommand} from './commands/compare.ts';
import {auditCommand} from './commands/audit.ts';
import {coverageCommand} from './commands/coverage.ts';
import {driversCommand} from './commands/drivers.ts';
import {explainCommand} from './commands/explain.ts';
import {initCommand} from './commands/init.ts';
import {leversCommand} from './commands/levers.ts';
import {requiredCommand} from './commands/required.ts';
import {runCommand} from './commands/run.ts';
import {schemaCommand} from './commands/schema.ts';
import {validateCommand} from './commands/validate.ts';
import type {Context} from './context.ts';
import {helpOf} from './help.ts';

/** Parses the arguments and runs what they ask for. Throws a TidemarkError for a call that is wrong. */
export async function commandLine(context: Context, args: readonly string[]): Promise<void> {
  const help = helpOf(context.lang);
  const program = new Command('tidemark').description(help.tidemark).version(VERSION, '-V, --version', help.version);
  const commands = [
    runCommand,
    checkCommand,
    compareCommand,
    requiredCommand,
    driversCommand,
    leversCommand,
    auditCommand,
    coverageCommand,
    validateCommand,
    explainCommand,
    schemaCommand,
    initCommand,
  ];
  for (const command of commands) program.addCommand(command(context, help));
  for (const command of [program, ...program.commands]) speakAsWeDo(command, context, help);
  program.helpCommand(false).addHelpText('after', `\n${help.examples}`);
  if (!args.length) throw usageError(help.noCommand, help.commands(program.commands.map((command) => command.name())));
  try {
    await program.parseAsync(args, {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageErrorOf(error, program, args);
  }
}

/** Commander throws instead of printing and exiting; `start` does both. */
function speakAsWeDo(command: Command, {stdout}: Context, help: ReturnType<typeof helpOf>): void {
  command
    .exitOverride()
    .configureOutput({writeOut: (text) => void stdout.write(text), writeErr: () => {}, outputError: () => {}})
    .helpOption('-h, --help', help.help)
    .configureHelp({styleTitle: (title) => help.titles[title] ?? title})
    .showSuggestionAfterError(true);
}

/** What commander says, in our words. Its own are told apart by their form, since its codes do not carry the values. */
const WORDINGS: readonly (readonly [said: RegExp, ours: string])[] = [
  [/^option (.+) argument (.*) is invalid\. (.+)$/, 'option $1 $3, got $2'],
  [/^option (.+) argument missing$/, 'option $1 requires a value'],
  [/^missing required argument (.+)$/, 'missing argument $1'],
  [
    /^too many arguments for (.+)\. Expected (\d+) arguments? but got (\d+).*$/,
    '$1 takes at most $2 arguments, got $3',
  ],
];

/** `error: unknown option '--sed'\n(Did you mean --seed?)` in our form. */
function usageErrorOf({message}: CommanderError, program: Command, [first = '']: readonly string[]): Error {
  const [said = '', suggestion = ''] = message.replace(/^error: /, '').split('\n');
  const plain = said.replaceAll(/'([^']*)'/g, '$1').replace(/\.$/, '');
  const rule = WORDINGS.reduce((text, [form, ours]) => text.replace(form, ours), plain);
  const names = program.commands.map((command) => command.name());
  if (rule.startsWith('unknown command')) {
    const near = suggest(first, names);
    return usageError(rule, near === undefined ? `the commands are ${names.join(', ')}` : `did you mean ${near}?`);
  }
  const meant = /Did you mean (.+)\?/.exec(suggestion)?.[1];
  if (meant !== undefined) return usageError(rule, `did you mean ${meant}?`);
  return usageError(rule, names.includes(first) ? `tidemark ${first} --help says what it takes` : undefined);
}
