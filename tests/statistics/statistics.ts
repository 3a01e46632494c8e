/**
 * The statistical tests of `npm test` with many times the draws: `npm run test:statistics [-- --times 16 --seed 2027 --only birthday]`. One line for each part; ends with
 * a verdict, and exit code 1 where a test fails.
 */
import {parseArgs} from 'node:util';
import {FALSE_ALARM, type Finding, LEVEL, MOST_TESTS, type Size} from './evidence/finding.ts';
import {EVIDENCE} from './evidence/index.ts';

const text = {type: 'string'} as const;
const {values} = parseArgs({options: {times: text, seed: text, only: text}});
const [times, seed] = [Number(values.times ?? 16), Number(values.seed ?? 2027)];
const parts = Object.entries(EVIDENCE).filter(([name]) => name.includes(values.only ?? ''));

if (!(Number.isSafeInteger(times) && times > 0 && Number.isSafeInteger(seed) && seed >= 0))
  refuse('--times and --seed must be whole numbers, at least 1 and 0');
else if (!parts.length) refuse(`--only must be part of one of: ${Object.keys(EVIDENCE).join('; ')}`);
else judge({times, seed});

function refuse(rule: string): void {
  console.error(rule);
  process.exitCode = 2;
}

function judge(size: Size): void {
  console.log(`${size.times} times the draws of npm test, seed ${size.seed}\n`);
  const all = parts.flatMap(([name, evidence]) => {
    const started = process.cpuUsage();
    const findings = [...evidence(size)];
    const {user, system} = process.cpuUsage(started);
    const least = findings.reduce((a, b) => (a.p <= b.p ? a : b));
    const worst = `least p ${written(least.p)} (${least.what}: ${least.test})`;
    console.log(`${name}: ${findings.length} tests, ${((user + system) / 1e6).toFixed(0)} s, ${worst}`);
    return findings;
  });
  conclude(all);
}

function conclude(all: readonly Finding[]): void {
  const share = (level: number) => `${((100 * all.filter(({p}) => p <= level).length) / all.length).toFixed(1)} %`;
  console.log(
    `\nof ${all.length} tests p ≤ 0.1 in ${share(0.1)}, p ≤ 0.01 in ${share(0.01)}, p ≤ 0.001 in ${share(0.001)}`,
  );
  const failed = all.filter(({p}) => !(p > LEVEL));
  for (const {what, test, p} of failed) console.log(`failed: ${what}: ${test}, p ${written(p)}`);
  const isCounted = all.length <= MOST_TESTS;
  if (!isCounted) console.log(`failed: more than ${MOST_TESTS} tests share the false alarms`);
  console.log(
    `a test fails at p ≤ ${written(LEVEL)}, so that any at all fails by chance with a probability of at most ${FALSE_ALARM}`,
  );
  console.log(`${all.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length || !isCounted ? 1 : 0;
}

function written(p: number): string {
  return p > 0 && p < 0.001 ? p.toExponential(1) : p.toFixed(3);
}
