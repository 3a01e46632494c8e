import {suggest} from '../errors.ts';
import {type Message, say} from '../message.ts';

/** `did you mean …?` over several sets of names, or what there is. */
export function nameHint(name: string, groups: readonly {ids: Iterable<string>}[]): Message {
  const known = ['year', ...groups.flatMap(({ids}) => [...ids])];
  const near = suggest(name, known);
  if (near) return say`did you mean ${near}?`;
  return known.length > 12 ? say`known are ${known.slice(0, 12)} …` : say`known are ${known}`;
}

/** A part of a metric that there is not, such as `firms.lsited`: what is wrong and what may be meant; undefined where the part is there. */
export function partFault(
  name: string,
  parts: readonly string[],
  known: readonly string[],
): {rule: Message; hint: Message} | undefined {
  const part = parts.join('.');
  if (!parts.length || known.includes(part)) return undefined;
  const rule = say`unknown part ${name}.${part}`;
  if (!known.length) return {rule, hint: say`${name} has no parts: write ${name}`};
  const near = suggest(part, known);
  return {rule, hint: near ? say`did you mean ${name}.${near}?` : say`parts of ${name} are ${known}`};
}
