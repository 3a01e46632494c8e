/**
 * The paths of the files that a scenario file extends, by a look at its text: `extends: a.yaml`, `extends: [a.yaml, b.yaml]`, or a list below. What matters is
 * that none is missed; a file too many does no harm, and what is wrong with them the engine says.
 */
export function extendedBy(path: string, text: string): string[] {
  const value = /^extends:(.*(?:\n(?:[ \t-].*)?)*)/m.exec(text)?.[1] ?? '';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const names = value.replaceAll(/(^|\s)#.*/g, '').match(/[^\s,'"[\]]+\.ya?ml/g) ?? [];
  return names.map((name) => joined(folder, name));
}

function joined(folder: string, name: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${name}`.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  return parts.join('/');
}
