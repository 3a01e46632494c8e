import {expect, it} from 'vitest';
import {scenarioFile, tidemark} from '../cli/harness.ts';
import {planText} from './plan.ts';

it('validate accepts the files of a plan', async () => {
  const file = scenarioFile(planText(), 'targets.yaml');
  const {code, stdout} = await tidemark(['validate', file]);
  expect([code, stdout]).toEqual([0, `ok ${file}: 3 districts, 3 metrics, 1 target, 0 known\n`]);
});

it('validate says where a plan is wrong', async () => {
  const file = scenarioFile(planText().replace('metric: revenue', 'metric: revenu'), 'targets.yaml');
  const {code, stderr} = await tidemark(['validate', file]);
  expect(code).toBe(2);
  expect(stderr).toContain(`${file}:17:`);
  expect(stderr).toContain('did you mean revenue?');
});

it.each(['targets', 'instruments'])('schema --%s is a JSON Schema', async (kind) => {
  const {code, stdout} = await tidemark(['schema', `--${kind}`]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({title: `Tidemark ${kind}`, additionalProperties: false, type: 'object'});
  expect(stdout).not.toContain('"role"');
});
