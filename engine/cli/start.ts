import type {Context} from './context.ts';
import {languageOf} from './environment.ts';
import {EXIT} from './exit-codes.ts';
import {explainError, Interrupted} from './explain-error.ts';

/** Runs the command line and ends the process with its exit code. */
export async function start(args: readonly string[]): Promise<void> {
  const interruption = new AbortController();
  let code: number = EXIT.ok;
  const context: Context = {
    variables: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    lang: languageOf(process.env),
    signal: interruption.signal,
    fail: (failure) => (code ||= failure),
  };
  listen(context, interruption);
  try {
    const {commandLine} = await import('./command-line.ts');
    await commandLine(context, args);
  } catch (error) {
    const {message, code: failure} = explainError(error, context.variables);
    if (message) context.stderr.write(message);
    code = failure;
  }
  await written(context.stdout);
  // Workers that still wait for work would keep the process.
  process.exit(code);
}

/** Ctrl-C aborts what goes on; the second one does not wait for it. A reader that has gone, as `head` does, ends us without a word. */
function listen({stdout, stderr}: Context, interruption: AbortController): void {
  const onSignal = (code: number) => () => {
    if (interruption.signal.aborted) process.exit(code);
    interruption.abort(new Interrupted(code));
  };
  process.on('SIGINT', onSignal(EXIT.interrupted));
  process.on('SIGTERM', onSignal(EXIT.terminated));
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    stderr.write(`tidemark: cannot write to standard output: ${error.message}\n`);
    process.exit(EXIT.wrong);
  });
  stderr.on('error', () => {});
}

async function written(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
}
