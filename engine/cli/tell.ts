import type {Message} from '../message.ts';
import {inWords} from '../messages.ts';
import type {Context} from './context.ts';

/** Says on standard error what has been done, or left undone. */
export function tell({stderr, lang}: Pick<Context, 'stderr' | 'lang'>, said: Message): void {
  stderr.write(`${inWords(said, lang)}\n`);
}
