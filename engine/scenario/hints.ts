import {suggest} from '../errors.ts';
import {type Message, say} from '../message.ts';

/** More names than this help nobody, and comparing with all of them takes time. */
const MAX_LISTED = 12;
const MAX_COMPARED = 2000;

/** What to write instead of an unknown name: `did you mean revenue?`, or else which names there are. */
export function nameHint(name: string, known: readonly string[], kind: Message): Message {
  if (known.length === 0) return say`there are no ${kind}`;
  const near = name.length > 2 && known.length <= MAX_COMPARED ? suggest(name, known) : undefined;
  if (near !== undefined) return say`did you mean ${near}?`;
  const more = known.length > MAX_LISTED ? ['…'] : [];
  return say`known ${kind}: ${[...known.slice(0, MAX_LISTED), ...more]}`;
}
