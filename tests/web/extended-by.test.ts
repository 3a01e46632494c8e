import {globSync, readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {extendedBy} from '../../web/engine/extended-by.ts';

const ROOT = new URL('../../scenarios/', import.meta.url).pathname;
const SCENARIOS = globSync('**/*.yaml', {cwd: ROOT}).filter((path) => !/(targets|instruments)\.yaml$/.test(path));

const read = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');

it.each([
  ['extends: a.yaml # the base', ['x/a.yaml']],
  ['extends: ["a.yaml", ../b.yml]', ['x/a.yaml', 'b.yml']],
  ['id: x\nextends:\n  - a.yaml\n  # not c.yaml\n  - sub/b.yaml\ntitle: d.yaml', ['x/a.yaml', 'x/sub/b.yaml']],
  ['# extends: a.yaml\nid: x', []],
])('what %j extends', (text, expected) => expect(extendedBy('x/own.yaml', text)).toEqual(expected));

it.each(SCENARIOS)('finds all the files that %s is merged from', (entry) => {
  const found = new Set([entry]);
  for (const path of found) for (const extended of extendedBy(path, read(path))) found.add(extended);
  expect([...found].sort()).toEqual(loadScenario(entry, read, METRIC_SCHEMAS).files.toSorted());
});
