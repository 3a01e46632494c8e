import {TidemarkError} from '../errors.ts';
import {VERSION} from '../version.ts';
import type {World} from './context.ts';
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
export function explainError(error: unknown, variables: World['variables']): {message: string; code: number} {
  if (error instanceof Interrupted) return {message: 'tidemark: interrupted\n', code: error.code};
  if (error instanceof TidemarkError) return {message: issuesText(error), code: EXIT.wrong};
  const {name, message, stack} = error instanceof Error ? error : new Error(String(error));
  const missing = /^Cannot find package '([^']+)'/.exec(message)?.[1];
  if (missing !== undefined)
    return {
      message: `tidemark: missing package ${missing}\n  hint: run npm ci in the checkout first\n`,
      code: EXIT.wrong,
    };
  const lines = [
    `tidemark: a fault of ours: ${name}: ${message}`,
    `  hint: please report it with the scenario, the command and this line: tidemark ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
  ];
  if (variables['TIDEMARK_DEBUG']) lines.push(stack ?? '');
  else lines.push('  hint: TIDEMARK_DEBUG=1 shows where it happened');
  return {message: `${lines.join('\n')}\n`, code: EXIT.fault};
}

/** Every issue as it is; one without a place in a file says who speaks. */
function issuesText(error: TidemarkError): string {
  const placed = error.issues.some(({location}) => location);
  return `${placed ? '' : 'tidemark: '}${error.message}\n`;
}
