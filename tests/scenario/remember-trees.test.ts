import {expect, it} from 'vitest';
import {loadScenario, METRIC_SCHEMAS, rememberTrees} from '../../engine/index.ts';
import {PLAN} from '../cli/harness.ts';

const BROKEN = `${PLAN}\nrun: {seed: 1}\n`;

/** A variant that sets the seed, of a base whose text may change. */
function load(base: string, seed: number, parse = rememberTrees()) {
  const variant = `tidemark: 1\nextends: plan.yaml\nrun: {seed: ${seed}}\n`;
  const read = (path: string) => (path === 'plan.yaml' ? base : variant);
  return loadScenario('variant.yaml', read, METRIC_SCHEMAS, undefined, parse);
}

it('what is remembered of a base makes the scenarios that reading it anew makes', () => {
  const parse = rememberTrees();
  for (const [base, seed] of [
    [PLAN, 1],
    [PLAN, 2],
    [PLAN.replace('volatility: 4%', 'volatility: 5%'), 2],
    [PLAN, 3],
  ] as const) {
    const {scenario} = load(base, seed, parse);
    expect(scenario).toEqual(load(base, seed).scenario);
    expect(scenario.run.seed).toBe(seed);
  }
});

it('a fault is told every time', () => {
  const parse = rememberTrees();
  for (const _ of [1, 2]) expect(() => load(BROKEN, 1, parse)).toThrow(/duplicate/);
  expect(load(PLAN, 1, parse).scenario.id).toBe('plan');
});
