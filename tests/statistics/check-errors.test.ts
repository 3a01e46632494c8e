/** How often the stop rule of checks is wrong: by counts drawn from the binomial distribution, and through the engine. */
import {describe, expect, it} from 'vitest';
import {checkScenario, lookUntilDecided} from '../../engine/analysis/check-scenario.ts';
import {lookSizes} from '../../engine/analysis/looks.ts';
import type {Checked} from '../../engine/gate-schema.ts';
import {binomial} from '../../engine/kernels/scalar/index.ts';
import {streamOf} from '../../engine/program/streams.ts';
import type {Look} from '../../engine/run/run-looks.ts';
import {compileText} from '../support/compile-text.ts';

const SEEDS = 2000;
const THRESHOLD = 0.2;
const MOST = 1_000_000;

const compiled = compileText(`
assumptions: {luck: {value: "uniform(min = 0, max = 1)"}}
metrics: {x: {kind: formula, value: luck}}
targets: {low: {metric: x, at_most: 0.2}}
checks: [{target: low, probability: ">= 20%"}]
run: {replicates: 1000, seed: 1}
`);

/** Counts that a target of probability p would have at each look, in the place of a simulation. */
async function* drawn(p: number, seed: number, looks: readonly number[]): AsyncGenerator<Look, void, void> {
  const counts = compiled.checks.map(() => 0);
  const stream = streamOf('counts');
  let [hits, before] = [0, 0];
  for (const [i, replicates] of looks.entries()) {
    hits += binomial(replicates - before, p, [seed, 0], stream, i, 0);
    before = replicates;
    counts[compiled.checks[0]!.slot] = hits;
    yield {replicates, counts: [...counts], trajectories: []};
  }
}

async function verdicts(p: number, errorRate: number): Promise<Record<Checked['verdict'], number>> {
  const looks = lookSizes(MOST);
  const found = {pass: 0, fail: 0, undecided: 0};
  for (let seed = 1; seed <= SEEDS; seed++) {
    const evidence = drawn(p, seed, looks);
    found[(await lookUntilDecided(compiled, evidence, errorRate / looks.length)).found[0]!.verdict]++;
  }
  return found;
}

/**
 * Wrong verdicts that a rule may show among so many seeds when it is wrong with probability `rate` at most: more have a chance below 1e-6 (the Poisson
 * tail, which is above the binomial's). With 2000 seeds and a rate of 0.1 % that is 12, so this finds rules that are wrong 1.5 % of the time or more nearly always; a rule that is wrong
 * just over 0.1 % of the time is found by the arithmetic of the bound, not here.
 */
function mostWrong(rate: number): number {
  const mean = SEEDS * rate;
  let [term, below, k] = [Math.exp(-mean), 0, 0];
  for (; 1 - below - term > 1e-6; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return k;
}

describe('the stop rule, by counts of 2,000 seeds', () => {
  it('states its own error', () => {
    expect(mostWrong(0.001)).toBe(12);
    expect(mostWrong(0.1)).toBe(271);
  });

  it.each([
    ['a point above the limit', 0.21, 'fail', 'pass'],
    ['a point below the limit', 0.19, 'pass', 'fail'],
  ] as const)('%s it is decided, and wrong at most error_rate of the time', async (_, p, wrong, right) => {
    const found = await verdicts(p, 0.001);
    expect(found[wrong]).toBeLessThanOrEqual(mostWrong(0.001));
    expect(found[right] + found[wrong]).toBe(SEEDS);
  });

  it.each([
    ['0.2 points above the limit', 0.202, 'fail'],
    ['0.2 points below the limit', 0.198, 'pass'],
  ] as const)('%s it is undecided or right', async (_, p, wrong) => {
    const found = await verdicts(p, 0.001);
    expect(found[wrong]).toBeLessThanOrEqual(mostWrong(0.001));
    // Five standard errors and more in all: hardly ever undecided after a million.
    expect(found.undecided).toBeLessThan(0.2 * SEEDS);
  });

  it('at the limit itself and with a rate that counts can tell, looking nine times does not add up to more', async () => {
    // Either verdict is wrong with 5 % at most at p = 20 % exactly, less a hair on either side.
    const found = await verdicts(THRESHOLD, 0.1);
    expect(found.pass + found.fail).toBeLessThanOrEqual(mostWrong(0.1));
    // The looks depend on each other, so the bound is not reached; but it is not idle either.
    expect(found.pass + found.fail).toBeGreaterThan(0.01 * SEEDS);
  });
});

describe('the stop rule, through the engine', () => {
  it('gives no wrong verdict a point from the limit over 100 seeds, and takes no more replicates than it needs', async () => {
    const above = compileText(`
assumptions: {luck: {value: "uniform(min = 0, max = 1)"}}
metrics: {x: {kind: formula, value: luck}}
targets: {low: {metric: x, at_most: 0.21}}
checks: [{target: low, probability: ">= 20%"}, {target: low, probability: "<= 20%"}, {target: low, probability: ">= 10%"}]
run: {replicates: 1000}
`);
    let most = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const {checks, run} = await checkScenario(above, {seed, workers: 1});
      // A wrong verdict has a chance of 0.1 % at most, so 100 seeds without one have at least 90 %; seeds are fixed, and in truth it is far rarer.
      expect(checks.map(({verdict}) => verdict)).toEqual(['pass', 'fail', 'pass']);
      expect(checks[2]!.replicates).toBe(4096);
      most = Math.max(most, run.replicates);
    }
    // z = 3.9 for 0.1 % over nine looks: (3.9 + 3)² · 0.21 · 0.79 / 0.01² = 79,000 leave a chance of one in a thousand to need more.
    expect(most).toBeLessThanOrEqual(131_072);
  });
});
