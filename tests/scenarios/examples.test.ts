import {readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {compile, forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

const folder = fileURLToPath(new URL('../../scenarios/examples/', import.meta.url));
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

/** Examples that teach something else than a kind of metric. */
const OTHERS: ReadonlySet<string> = new Set(['levers']);

/** Every example file is named after the kind that it teaches, speaks both languages, and asks something whose answer is open. */
describe.each(examples)('the example %s', (kind) => {
  const file = `${folder}${kind}.yaml`;
  const read = fileReader(file);

  test('uses its kind and speaks both languages', () => {
    const {scenario} = compile(loadScenario(file, read, METRIC_SCHEMAS));
    if (!OTHERS.has(kind)) expect(Object.values(scenario.metrics).map((metric) => metric.kind)).toContain(kind);
    expect(scenario.title).toMatchObject({
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/\w/),
    });
    expect(read(file).split('\n')[0]).toMatch(/^# .*\p{Script=Han}/u);
  });

  test('has an open answer and no warnings', async () => {
    const {targets, warnings} = await forecast(compile(loadScenario(file, read, METRIC_SCHEMAS)), {workers: 1});
    expect(warnings).toEqual([]);
    expect(Object.keys(targets).length).toBeGreaterThan(0);
    for (const [id, {probability}] of Object.entries(targets)) {
      expect(probability, id).toBeGreaterThan(0);
      expect(probability, id).toBeLessThan(1);
    }
  });
});
