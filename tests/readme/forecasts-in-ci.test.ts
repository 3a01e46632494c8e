/** What the pages on CI show is so: their commands run in their order, with the exit codes that they name; what is printed, and the files that `init` writes, stand in them as they are. */
import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {MAIN, tidemark} from '../cli/harness.ts';

const PAGES = {en: 'FORECASTS-IN-CI.md', zh: 'FORECASTS-IN-CI.zh.md'} as const;

interface Said {
  readonly line: string;
  readonly code: number;
  readonly stdout: string;
}

function linesIn(page: string): string[] {
  return [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) => block!.trimEnd().split('\n'));
}

/** Every line in one shell, beside a checkout. */
async function follow(lines: readonly string[]): Promise<Said[]> {
  const root = mkdtempSync(join(tmpdir(), 'tidemark-ci-'));
  symlinkSync(process.cwd(), join(root, 'tidemark'));
  const script = ['shopt -s expand_aliases', ...lines.flatMap((line) => [line, 'echo "«$?»"'])].join('\n');
  const who = {
    GIT_AUTHOR_NAME: 't',
    GIT_AUTHOR_EMAIL: 't@example.org',
    GIT_COMMITTER_NAME: 't',
    GIT_COMMITTER_EMAIL: 't@example.org',
  };
  const env = {PATH: process.env['PATH'], HOME: root, LANG: 'C.UTF-8', ...who};
  const printed = await new Promise<string>((resolve) => {
    execFile('bash', ['--noprofile', '--norc', '-c', script], {cwd: root, env}, (_, stdout) => resolve(stdout));
  });
  const outcomes = [...printed.matchAll(/([^]*?)«(\d+)»\n/g)];
  return lines.map((line, i) => ({line, stdout: outcomes[i]![1]!, code: Number(outcomes[i]![2])}));
}

/** What `init` writes, with a name for the commit. */
async function written(lang: string): Promise<Record<string, string>> {
  const root = mkdtempSync(join(tmpdir(), 'tidemark-ci-'));
  const options = ['--tidemark', 'https://github.com/OWNER/tidemark', '--lang', lang];
  await tidemark(['init', root, ...options]);
  await tidemark(['init', root, ...options, '--gitlab']);
  const files = {
    github: '.github/workflows/forecasts.yml',
    gitlab: '.gitlab-ci.yml',
    'pre-commit': '.pre-commit-config.yaml',
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, file]) => {
      const text = readFileSync(join(root, file), 'utf8').replaceAll(
        /[0-9a-f]{40}|(?<=@|ref: |rev: )main$/gm,
        'COMMIT',
      );
      return [name, `\`\`\`yaml\n${text}\`\`\``];
    }),
  );
}

describe.each(['en', 'zh'] as const)('the page on CI in %s', (lang) => {
  const file = PAGES[lang];
  const page = readFileSync(file, 'utf8');

  it('shows what is printed and written', async () => {
    const lines = linesIn(page);
    // The other page has the same commands: of them only what prints in this language is run, and without npm, which takes as long again.
    const shownLast = lines.findIndex((line) => line.startsWith('tidemark compare'));
    const direct = `alias tidemark='${process.execPath} ${MAIN}'`;
    const said = await follow(
      lang === 'en' ? lines : lines.slice(0, shownLast + 1).map((line) => (line.startsWith('alias') ? direct : line)),
    );
    expect(said.length).toBeGreaterThan(8);
    for (const {line, code} of said)
      expect([line, code]).toEqual([line, Number(/# exit code (\d)$/.exec(line)?.[1] ?? 0)]);
    const printed = (start: string) => `\`\`\`text\n${said.find(({line}) => line.startsWith(start))!.stdout}\`\`\``;
    const blocks = {
      check: printed('tidemark check scenarios --lang'),
      compare: printed('tidemark compare'),
      ...(await written(lang)),
    };
    const shown = Object.entries(blocks).reduce(
      (text, [name, block]) =>
        text.replace(
          new RegExp(`(<!-- ${name}:begin -->\n)[^]*?(<!-- ${name}:end -->)`),
          (_, begin: string, end: string) => `${begin}${block}\n${end}`,
        ),
      page,
    );
    // As for the README: UPDATE_README=1 writes what has changed.
    if (process.env['UPDATE_README']) writeFileSync(file, shown);
    else expect(page).toBe(shown);
  });

  it('names every input of the action, with its default', () => {
    const {inputs} = parse(readFileSync('action.yml', 'utf8')) as {inputs: Record<string, {default: string}>};
    for (const [input, {default: usual}] of Object.entries(inputs)) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${input}\` |`));
      expect(row, input).toBeDefined();
      if (usual) expect(row).toContain(`| \`${usual}\` |`);
    }
  });

  it('has the commands of the other', () => {
    const commands = (text: string) => linesIn(text).map((line) => line.replaceAll(/--lang \w+/g, '--lang …'));
    expect(commands(page)).toEqual(commands(readFileSync(PAGES[lang === 'en' ? 'zh' : 'en'], 'utf8')));
  });
});
