/**
 * Do draws have the distributions that they are said to have, and are they independent? The short form; `npm run test:statistics` draws more. Seeds are fixed, so a pass
 * is a pass for good; with another seed one of all these tests fails by chance with a probability of at most 1e-6.
 */
import {spawnSync} from 'node:child_process';
import {afterAll, expect, it} from 'vitest';
import {LEVEL, MOST_TESTS} from './evidence/finding.ts';
import {EVIDENCE} from './evidence/index.ts';

let tests = 0;

it.each(Object.entries(EVIDENCE))('%s', {timeout: 300_000}, (_, evidence) => {
  const findings = [...evidence({times: 1, seed: 2027})];
  tests += findings.length;
  expect(findings.length).toBeGreaterThan(0);
  // NaN is no pass either.
  expect(findings.filter(({p}) => !(p > LEVEL))).toEqual([]);
});

it('the command of the long form says what it found', () => {
  const run = (...args: string[]) =>
    spawnSync('npm', ['run', '-s', 'test:statistics', '--', ...args], {encoding: 'utf8'});
  const {status, stdout} = run('--times', '2', '--seed', '7', '--only', 'streams of names');
  expect(stdout).toMatch(/^2 times the draws of npm test, seed 7\n\nstreams of names: 3 tests, \d+ s, least p [\d.]+/);
  expect(stdout).toMatch(/\n3 passed, 0 failed\n$/);
  expect(status).toBe(0);
  expect(run('--times', 'many').status).toBe(2);
  expect(run('--only', 'nothing').stderr).toMatch(/^--only must be part of one of: uniforms, bit by bit;/);
});

afterAll(() => {
  // More tests than shares of the false alarms: raise MOST_TESTS.
  if (tests > MOST_TESTS) throw new Error(`must be at most ${MOST_TESTS} tests, got ${tests}`);
});
