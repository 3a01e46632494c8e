/**
 * Everything that must hold before a change lands: format, lint, types, and the tests in Node and in Chromium. Ends with `N passed, N failed`; a step
 * such as the type check counts as one.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {CHROMIUM as BROWSER} from './chromium.ts';

const CHROMIUM = BROWSER.executablePath;
const CJK_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const bin = (name: string) => join('node_modules', '.bin', name);

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, {stdio: 'inherit'}).status === 0;
}

/** Installs Chromium and a Chinese font where this user may; says so where not. */
function prepareBrowser(): boolean {
  if (existsSync(CHROMIUM) && existsSync(CJK_FONT)) return true;
  const install = 'apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk';
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('installing Chromium and Chinese fonts');
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    spawnSync('sh', ['-c', `(${install}) > /dev/null`], {stdio: 'inherit', env});
  }
  if (existsSync(CHROMIUM) && existsSync(CJK_FONT)) return true;
  console.log(
    `no Chromium or no Chinese font here, so the browser tests are left out; to run them: sudo sh -c '${install}'`,
  );
  return false;
}

function step(name: string, command: string, ...args: string[]): Count {
  console.log(`\n${name}`);
  const passed = succeeds(bin(command), ...args);
  if (!passed) console.log(`${name}: failed`);
  return {passed: Number(passed), failed: Number(!passed), skipped: 0};
}

/** Runs vitest; a run that ends badly without naming a failed test still counts as a failure. */
function tests(project: string): Count {
  console.log(`\ntests in ${project}`);
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = succeeds(bin('vitest'), 'run', '--project', project, ...reporters);
  const counted = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>) : {};
  rmSync(folder, {recursive: true});
  const {numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: skipped = 0} = counted;
  return {passed, failed: succeeded && passed > 0 ? failed : Math.max(1, failed), skipped};
}

const started = performance.now();
const browser = prepareBrowser();
const counts = [
  step('format', 'oxfmt', '--check', '.'),
  step('lint', 'oxlint', '--type-aware'),
  step('types', 'tsc', '--noEmit'),
  tests('node'),
  ...(browser ? [tests('browser'), tests('web')] : []),
];
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') ? 1 : 0;
