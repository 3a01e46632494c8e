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
import {Message, say, unpacked} from '../message.ts';

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
  if (!args.length)
    throw usageError(
      say`missing command`,
      say`the commands are ${program.commands.map((command) => command.name())}; --help says what they do`,
    );
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
const WORDINGS: readonly (readonly [said: RegExp, ours: (...values: string[]) => Message])[] = [
  [
    /^option '(.+)' argument '(.*)' is invalid\. (.+)$/s,
    (option, got, rule) => say`option ${option} ${unpacked(rule)}, got ${got}`,
  ],
  [/^option '(.+)' argument missing$/, (option) => say`option ${option} requires a value`],
  [/^unknown option '(.+)'$/s, (option) => say`unknown option ${option}`],
  [/^unknown command '(.+)'$/s, (command) => say`unknown command ${command}`],
  [/^missing required argument '(.+)'$/, (argument) => say`missing argument ${argument}`],
  [
    /^too many arguments for '(.+)'\. Expected (\d+) arguments? but got (\d+)/,
    (command, most, got) => say`${command} takes at most ${most} arguments, got ${got}`,
  ],
];

/** `error: unknown option '--sed'\n(Did you mean --seed?)` in our form. */
function usageErrorOf({message, code}: CommanderError, program: Command, [first = '']: readonly string[]): Error {
  const [, said = message, meant] = /^error: (.*?)(?:\n\(Did you mean (?:one of )?(.+)\?\))?$/s.exec(message) ?? [];
  const [rule = new Message(said)] = WORDINGS.flatMap(([form, ours]) => {
    const found = form.exec(said);
    return found ? [ours(...found.slice(1))] : [];
  });
  const names = program.commands.map((command) => command.name());
  const near = code === 'commander.unknownCommand' ? suggest(first, names) : meant;
  if (near !== undefined) return usageError(rule, say`did you mean ${near}?`);
  if (code === 'commander.unknownCommand') return usageError(rule, say`the commands are ${names}`);
  return usageError(rule, names.includes(first) ? say`tidemark ${first} --help says what it takes` : undefined);
}
