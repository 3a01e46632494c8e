import {packed, say} from '../message.ts';

/** A message in the words of a schema: zod carries texts only. */
export function worded(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | readonly string[])[]
): string {
  return packed(say(texts, ...values));
}
