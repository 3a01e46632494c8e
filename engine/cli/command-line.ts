import {Command, CommanderError} from 'commander';
import {suggest, usageError} from '../errors.ts';
import {VERSION} from '../version.ts';
import {explainCommand} from './commands/explain.ts';
import {runCommand} from './commands/run.ts';
import {schemaCommand} from './commands/schema.ts';
import {validateCommand} from './commands/validate.ts';
import type {Context} from './context.ts';
import {helpOf} from './help.ts';

/** Parses the arguments and runs what they ask for. Throws a TidemarkError for a call that is wrong. */
export async function commandLine(context: Context, args: readonly string[]): Promise<void> {
  const help = helpOf(context.lang);
  const program = new Command('tidemark').description(help.tidemark).version(VERSION, '-V, --version', help.version);
  for (const command of [runCommand, validateCommand, explainCommand, schemaCommand])
    program.addCommand(command(context, help));
  for (const command of [program, ...program.commands]) speakAsWeDo(command, context, help);
  program.helpCommand(false).addHelpText('after', `\n${help.examples}`);
  if (!args.length) throw usageError(help.noCommand, help.commands(program.commands.map((command) => command.name())));
  try {
    await program.parseAsync(args, {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageErrorOf(error, program);
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

/** `error: unknown option '--sed'\n(Did you mean --seed?)` in our form. */
function usageErrorOf({message, code}: CommanderError, program: Command): Error {
  const [first = '', second = ''] = message.replace(/^error: /, '').split('\n');
  const rule = first.replaceAll(/'([^']*)'/g, '$1').replace(/\.$/, '');
  const unknown = /^unknown command (.+)$/.exec(rule)?.[1];
  const names = program.commands.map((command) => command.name());
  const near = unknown === undefined ? undefined : suggest(unknown, names);
  const meant = near ?? /Did you mean (.+)\?/.exec(second)?.[1];
  if (meant !== undefined) return usageError(rule, `did you mean ${meant}?`);
  if (unknown !== undefined) return usageError(rule, `the commands are ${names.join(', ')}`);
  return usageError(
    rule,
    code === 'commander.missingArgument' ? 'tidemark <command> --help says what it takes' : undefined,
  );
}
