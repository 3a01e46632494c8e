import {say} from '../message.ts';
import {inWords} from '../messages.ts';
import type {Language} from '../units.ts';
import {languageIn, languageOf} from './environment.ts';
import {EXIT} from './exit-codes.ts';
import {Interrupted} from './explain-error.ts';
import {perform} from './perform.ts';

/** Runs the command line of this process and ends it with its exit code. */
export async function start(args: readonly string[]): Promise<never> {
  const interruption = new AbortController();
  listenForSignals(interruption);
  const {env, stdout, stderr} = process;
  listenForReaders(stdout, stderr, languageIn(args) ?? languageOf(env));
  const code = await perform({variables: env, stdout, stderr, signal: interruption.signal}, args);
  await written(stdout);
  // Not `exitCode`: a worker that is still about would keep the process.
  process.exit(code);
}

/** Ctrl-C aborts what goes on; the second one does not wait for it. */
function listenForSignals(interruption: AbortController): void {
  const onSignal = (code: number) => () => {
    if (interruption.signal.aborted) process.exit(code);
    interruption.abort(new Interrupted(code));
  };
  process.on('SIGINT', onSignal(EXIT.interrupted));
  process.on('SIGTERM', onSignal(EXIT.terminated));
}

/** A reader that has gone, as `head` goes, changes neither the files that are written nor the exit code: a gate must not pass because nobody listens. A full disk ends us with a word. */
function listenForReaders(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream, lang: Language): void {
  stderr.on('error', () => {});
  stdout.on('error', ({code, message}: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return;
    stderr.write(`tidemark: ${inWords(say`cannot write to standard output: ${message}`, lang)}\n`);
    process.exit(EXIT.wrong);
  });
}

async function written(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
}
