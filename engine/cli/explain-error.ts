import {formatIssue, TidemarkError, type Words} from '../errors.ts';
import {type Message, saidBy, say} from '../message.ts';
import {inWords} from '../messages.ts';
import {VERSION} from '../version.ts';
import type {Context} from './context.ts';
import {EXIT} from './exit-codes.ts';

/** Ctrl-C, or a request to terminate. */
export class Interrupted extends Error {
  readonly code: number;

  constructor(code: number) {
    super('interrupted');
    this.name = 'Interrupted';
    this.code = code;
  }
}

/** What to say about an error and the exit code that it means. What is not the user's doing is ours: it asks for a report and shows its stack only with TIDEMARK_DEBUG. */
export function explainError(
  error: unknown,
  {variables, lang}: Pick<Context, 'variables' | 'lang'>,
): {message: string; code: number} {
  const words: Words = (said) => inWords(said, lang);
  if (error instanceof Interrupted) return {message: `tidemark: ${words(say`interrupted`)}\n`, code: error.code};
  if (error instanceof TidemarkError) return {message: issuesText(error, words), code: EXIT.wrong};
  const {name, message, stack} = error instanceof Error ? error : new Error(String(error));
  const missing = /^Cannot find package '([^']+)'/.exec(message)?.[1];
  const hint = (said: Message) => `  ${words(say`hint: ${said}`)}`;
  if (missing !== undefined) {
    const lines = [`tidemark: ${words(say`missing package ${missing}`)}`, hint(say`run npm ci in the checkout first`)];
    return {message: `${lines.join('\n')}\n`, code: EXIT.wrong};
  }
  const system = `tidemark ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  const lines = [
    `tidemark: ${words(say`a fault of ours: ${name}: ${saidBy(error)}`)}`,
    hint(say`please report it with the scenario, the command and this line: ${system}`),
    variables['TIDEMARK_DEBUG'] ? (stack ?? '') : hint(say`TIDEMARK_DEBUG=1 shows where it happened`),
  ];
  return {message: `${lines.join('\n')}\n`, code: EXIT.fault};
}

/** Every issue as it is; one without a place in a file says who speaks. */
function issuesText({issues}: TidemarkError, words: Words): string {
  const placed = issues.some(({location}) => location);
  return `${placed ? '' : 'tidemark: '}${issues.map((issue) => formatIssue(issue, words)).join('\n')}\n`;
}
