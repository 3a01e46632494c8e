/**
 * Mutation testing of the gate, on demand: `node tests/mutation/mutate.ts [part of a file's name] [--every N]`. Changes one operator, constant or verdict at a time in a copy of the checkout, runs
 * the tests that should notice, and says which changes none did. `--every N` tries each N-th change only.
 */
import {spawn} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What decides, and the tests that hold it. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'engine/analysis/decide.ts': ['tests/analysis/decide.test.ts'],
  'engine/analysis/looks.ts': ['tests/analysis/decide.test.ts'],
  'engine/analysis/rules.ts': ['tests/analysis/compare.test.ts'],
  'engine/analysis/compare/differences.ts': ['tests/analysis/compare.test.ts'],
  'engine/analysis/baseline.ts': ['tests/cli/baselines.test.ts'],
  'engine/analysis/checks.ts': ['tests/cli/check.test.ts'],
  'engine/analysis/check-scenario.ts': ['tests/cli/check.test.ts', 'tests/statistics/check-errors.test.ts'],
  'engine/analysis/compare/compare.ts': ['tests/analysis/compare.test.ts'],
  'engine/cli/exit-codes.ts': ['tests/cli/check.test.ts', 'tests/cli/compare.test.ts'],
  'engine/cli/commands/check.ts': ['tests/cli/check.test.ts', 'tests/cli/baselines.test.ts'],
  'engine/analysis/drivers/sobol.ts': [
    'tests/analysis/drivers/sobol.test.ts',
    'tests/analysis/drivers/methods.test.ts',
  ],
  'engine/analysis/drivers/shapley.ts': ['tests/analysis/drivers/methods.test.ts'],
  'engine/analysis/drivers/sampled-effects.ts': ['tests/analysis/drivers/shapley.test.ts'],
  'engine/analysis/drivers/rank-correlation.ts': [
    'tests/analysis/drivers/methods.test.ts',
    'tests/analysis/drivers/rank-drivers.test.ts',
  ],
  'engine/analysis/drivers/ranks.ts': [
    'tests/analysis/drivers/methods.test.ts',
    'tests/analysis/drivers/rank-drivers.test.ts',
  ],
  'engine/analysis/drivers/tornado.ts': ['tests/analysis/drivers/methods.test.ts'],
  'engine/analysis/drivers/prim.ts': ['tests/analysis/drivers/methods.test.ts'],
  'engine/analysis/drivers/rules.ts': ['tests/analysis/drivers/methods.test.ts'],
  'engine/analysis/drivers/joint.ts': ['tests/analysis/drivers/methods.test.ts'],
  'engine/analysis/required/answer.ts': [
    'tests/analysis/required/answer.test.ts',
    'tests/analysis/required/required.test.ts',
  ],
  'engine/analysis/required/root.ts': ['tests/analysis/required/required.test.ts'],
  'engine/analysis/portfolio/search.ts': ['tests/analysis/portfolio/portfolio.test.ts'],
  'engine/analysis/portfolio/goal.ts': ['tests/analysis/portfolio/portfolio.test.ts'],
  'engine/analysis/portfolio/choices.ts': ['tests/analysis/portfolio/portfolio.test.ts'],
  'engine/program/join.ts': ['tests/program/join.test.ts'],
  'engine/program/identities.ts': ['tests/analysis/compare.test.ts'],
  'engine/run/run-looks.ts': ['tests/run/run-looks.test.ts'],
};

/** What is changed into what; blanks tell operators from types. */
const CHANGES: readonly (readonly [found: RegExp, instead: string])[] = [
  [/(?<= )>=(?= )/g, '>'],
  [/(?<= )<=(?= )/g, '<'],
  [/(?<= )>(?= )/g, '>='],
  [/(?<= )<(?= )/g, '<='],
  [/===/g, '!=='],
  [/!==/g, '==='],
  [/&&/g, '||'],
  [/\|\|/g, '&&'],
  [/(?<= )\+(?= )/g, '-'],
  [/(?<= )-(?= )/g, '+'],
  [/(?<= )\*(?= )/g, '/'],
  [/(?<= )\/(?= )/g, '*'],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/Math\.min\b/g, 'Math.max'],
  [/Math\.max\b/g, 'Math.min'],
  [/Math\.ceil\b/g, 'Math.floor'],
  [/'pass'/g, "'fail'"],
  [/'fail'/g, "'undecided'"],
  [/'undecided'/g, "'pass'"],
  [/\bbreak;/g, ';'],
  [/(?<![\w.#'])!(?=[\w(])/g, ''],
  [/(?<![\w.'])0(?![\w.'])/g, '1'],
  [/(?<![\w.'])1(?![\w.'])/g, '2'],
  [/(?<![\w.'])(?:2|70)(?![\w.'])/g, '3'],
  [/\berror \/ 2\b/g, 'error'],
];

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly was: string;
  readonly instead: string;
}

function mutantsOf(file: string): Mutant[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const mutants: Mutant[] = [];
  for (const [found, instead] of CHANGES)
    for (const match of text.matchAll(found)) {
      const start = text.lastIndexOf('\n', match.index) + 1;
      const code = text.slice(start, match.index);
      const whole = text.slice(start, text.indexOf('\n', match.index));
      // Not in texts, though verdicts are.
      if (!found.source.startsWith("'") && (code.split("'").length - 1) % 2 === 1) continue;
      // Not in comments, imports, types and messages.
      if (
        /^\s*(?:\/?\*|\/\/|import|export type|interface|readonly)|\/\//.test(whole) ||
        /usageError|throw new|`[^`]*$/.test(code)
      )
        continue;
      // How work is shared out and which sign a comparison has are no decisions; only time, or nothing, depends on them.
      if (/seconds|hired|\? -1 : 1/.test(whole)) continue;
      if (/^\s*[\w?]+: .*\|.*[;,]$/.test(whole)) continue;
      const line = text.slice(0, match.index).split('\n').length;
      const mutated = text.slice(0, match.index) + instead + text.slice(match.index + match[0].length);
      mutants.push({file, line, text: mutated, was: match[0], instead});
    }
  return mutants;
}

/** A copy of what tests need; packages are linked. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'tidemark-mutants-'));
  for (const name of ['engine', 'tests', 'scenarios', 'web', 'package.json', 'vite.config.ts', 'tsconfig.json'])
    cpSync(join(ROOT, name), join(copy, name), {recursive: true});
  mkdirSync(join(copy, 'node_modules/.vite'), {recursive: true});
  rmSync(join(copy, 'node_modules'), {recursive: true});
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Do the tests pass? A run that takes a minute and a half has noticed too: the loop does not end. */
async function passes(copy: string, tests: readonly string[]): Promise<boolean> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'node', '--bail', '1', '--reporter', 'dot', ...tests];
  const child = spawn(process.execPath, args, {cwd: copy, stdio: 'ignore'});
  const timer = setTimeout(() => child.kill('SIGKILL'), 90_000);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return code === 0;
}

const args = process.argv.slice(2);
const every = args.includes('--every') ? Number(args[args.indexOf('--every') + 1]) : 1;
const wanted = args[0]?.startsWith('--') ? '' : (args[0] ?? '');
const queue = Object.keys(FILES)
  .filter((file) => file.includes(wanted))
  .flatMap(mutantsOf)
  .filter((_, i) => i % every === 0);
const all = queue.length;
const survivors: Mutant[] = [];
let done = 0;

/** Otherwise every change would seem to be noticed. */
async function mustPassUnchanged(copy: string): Promise<void> {
  const tests = [...new Set(queue.flatMap(({file}) => FILES[file]!))];
  if (!(await passes(copy, tests))) throw new Error(`these must pass before anything is changed: ${tests.join(', ')}`);
}

async function work(): Promise<void> {
  const copy = copyOfCheckout();
  await mustPassUnchanged(copy);
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const path = join(copy, mutant.file);
    const original = readFileSync(path, 'utf8');
    writeFileSync(path, mutant.text);
    if (await passes(copy, FILES[mutant.file]!)) survivors.push(mutant);
    writeFileSync(path, original);
    done++;
    process.stderr.write(`\r${done} of ${all}, ${survivors.length} not noticed `);
  }
  rmSync(copy, {recursive: true});
}

await Promise.all([work(), work()]);
for (const {file, line, was, instead} of survivors) console.log(`not noticed: ${file}:${line} ${was} → ${instead}`);
console.log(
  `${all - survivors.length} of ${all} changes noticed, ${((100 * (all - survivors.length)) / all).toFixed(1)} %`,
);
