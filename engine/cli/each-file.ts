import type {Context} from './context.ts';
import {explainError, Interrupted} from './explain-error.ts';
import {hearInterruption} from './interruption.ts';

/** Does something with every file: what is wrong with one is said and fails the whole, but only Ctrl-C stops the others. */
export async function eachFile(
  files: readonly string[],
  context: Context,
  action: (file: string) => Promise<void>,
): Promise<void> {
  for (const file of files) {
    try {
      await hearInterruption(context);
      await action(file);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const {message, code} = explainError(error, context);
      context.stderr.write(message);
      context.fail(code);
    }
  }
}
