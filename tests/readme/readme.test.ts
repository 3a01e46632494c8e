/** What the READMEs show is what the engine says: the table of answers, and every command, run as written. */
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {compile, forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {answers} from './answers.ts';
import {backTest} from './back-test.ts';
import {coverageTable} from './coverage.ts';
import {driversBlock} from './drivers.ts';
import {findings} from './findings.ts';
import {leversBlock} from './levers.ts';
import {outlay} from './outlay.ts';
import {planRows, planTable} from './plan-answers.ts';

const FILES = {en: 'README.md', zh: 'README.zh.md'} as const;
// Worked out once for both languages.
const rows = planRows();
/** What stands between `<!-- name:begin -->` and `<!-- name:end -->`. */
const BLOCKS = {
  answers,
  plans: async (lang: 'zh' | 'en') => planTable(await rows, lang),
  outlay,
  'back-test': backTest,
  coverage: coverageTable,
  drivers: driversBlock,
  levers: leversBlock,
  findings,
} as const;

function commandsIn(text: string): string[] {
  return [...text.matchAll(/^npm run -s tidemark -- (.*?)(?:\s+#.*)?$/gm)].map(([, command]) => command!);
}

describe.each(['en', 'zh'] as const)('README in %s', (lang) => {
  const file = FILES[lang];
  const text = readFileSync(file, 'utf8');

  it.each(Object.entries(BLOCKS))(
    'shows the %s of the engine',
    async (name, write) => {
      const [begin, end] = [`<!-- ${name}:begin -->\n`, `<!-- ${name}:end -->`];
      const [before, rest] = readFileSync(file, 'utf8').split(begin) as [string, string];
      const [shown, after] = rest.split(end) as [string, string];
      const block = `${await write(lang)}\n`;
      // UPDATE_README=1 writes the block where numbers have changed; the changelog then has to say so.
      if (process.env['UPDATE_README']) writeFileSync(file, before + begin + block + end + after);
      else expect(shown).toBe(block);
    },
    120_000,
  );

  const commands = commandsIn(text);

  it('shows commands', () => expect(commands.length).toBeGreaterThanOrEqual(5));

  // What both show is run once.
  const others = lang === 'en' ? [] : commandsIn(readFileSync(FILES.en, 'utf8'));
  it.each(commands.filter((command) => !others.includes(command)))('tidemark %s', (command) => {
    const printed = execFileSync(process.execPath, ['engine/cli/main.ts', ...command.split(' ')], {encoding: 'utf8'});
    expect(printed.length).toBeGreaterThan(40);
    if (/--json|^schema/.test(command)) expect(() => JSON.parse(printed) as unknown).not.toThrow();
  });

  it('has an example that runs', async () => {
    const example = /```yaml\n(tidemark: 1\n[^]*?)```/.exec(text)![1]!;
    const {targets} = await forecast(compile(loadScenario('first.yaml', () => example, METRIC_SCHEMAS)), {workers: 1});
    expect(Object.keys(targets)).toEqual(['city-2027', 'east-2027', 'both']);
    for (const {probability} of Object.values(targets)) {
      expect(probability).toBeGreaterThan(0.02);
      expect(probability).toBeLessThan(0.98);
    }
  });

  it('has an example in code that runs', () => {
    const [imports, ...lines] = /```ts\n([^]*?)```/.exec(text)![1]!.split('\n');
    const scenario = JSON.stringify(readFileSync('scenarios/plans/zhejiang-cluster/revenue.yaml', 'utf8'));
    const folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
    try {
      const script = join(folder, 'example.ts');
      const engine = imports!.replace('./engine/index.ts', join(process.cwd(), 'engine/index.ts'));
      const given = `const texts: Record<string, string> = {'plan.yaml': ${scenario}};`;
      writeFileSync(script, [engine, given, ...lines, 'console.log(Object.keys(targets).length);'].join('\n'));
      expect(Number(execFileSync(process.execPath, [script], {encoding: 'utf8'}))).toBeGreaterThan(20);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});
