import type {World} from './context.ts';
import {languageIn, languageOf} from './environment.ts';
import {EXIT} from './exit-codes.ts';
import {explainError} from './explain-error.ts';
import {hearInterruption} from './interruption.ts';

/** Runs one command and says what is wrong with it; returns the exit code. */
export async function perform(world: World, args: readonly string[]): Promise<number> {
  const lang = languageIn(args) ?? languageOf(world.variables);
  let code: number = EXIT.ok;
  const fail = (failure: number) => void (code ||= failure);
  try {
    const {commandLine} = await import('./command-line.ts');
    await commandLine({...world, lang, args, fail}, args);
    await hearInterruption(world);
    return code;
  } catch (error) {
    const explained = explainError(error, {...world, lang});
    world.stderr.write(explained.message);
    return explained.code;
  }
}
