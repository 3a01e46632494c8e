/** What a file of a plan's folder holds. */
export type FileKind = 'targets' | 'instruments' | 'scenario';

/** A key at the beginning of a line that is no comment. */
const KEY = /^['"]?(\w+)['"]?\s*:/m;

/** Which of the three forms a text has, by its first key: `plan`, `instruments`, or any other for a scenario. */
export function fileKind(text: string): FileKind {
  const first = KEY.exec(text)?.[1];
  return first === 'plan' ? 'targets' : first === 'instruments' ? 'instruments' : 'scenario';
}
