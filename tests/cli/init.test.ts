import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {compile, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {repositoryAt} from '../../engine/cli/tidemark-repository.ts';
import {folder, tidemark} from './harness.ts';

const URL = 'https://git.example.org/plans/tidemark';

function textsIn(root: string): Record<string, string> {
  const files = readdirSync(root, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const paths = files.map(({parentPath, name}) => join(parentPath, name));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

describe('tidemark init', () => {
  it.each(['en', 'zh'])('writes a scenario whose checks hold, a pipeline and a hook, in %s', async (lang) => {
    const root = join(folder(), 'deep', 'plans');
    const {code, stdout, stderr} = await tidemark(['init', root, '--lang', lang, '--tidemark', URL]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`tidemark check ${root}/scenarios`);
    expect(Object.keys(textsIn(root))).toEqual([
      '.github/workflows/forecasts.yml',
      '.pre-commit-config.yaml',
      'scenarios/first.yaml',
    ]);
    expect((await tidemark(['validate', join(root, 'scenarios/first.yaml')])).code).toBe(0);
    const check = await tidemark(['check', join(root, 'scenarios'), '--lang', 'en']);
    expect([check.code, check.stderr]).toEqual([0, '']);
    expect(check.stdout).toContain('both checks pass');
  });

  it('comments in one language, labels in both, and is the same scenario', async () => {
    const [en, zh] = [folder(), folder()];
    await tidemark(['init', en, '--lang', 'en']);
    await tidemark(['init', zh, '--lang', 'zh']);
    const [english, chinese] = [textsIn(en), textsIn(zh)];
    for (const [path, text] of Object.entries(english)) {
      const comments = (of: string) => of.split('\n').filter((line) => /^ *#/.test(line));
      expect(comments(text).join('')).not.toMatch(/[\u4E00-\u9FFF]/);
      expect(comments(text).length).toBeGreaterThan(0);
      for (const line of comments(chinese[path]!)) expect(line).toMatch(/^ *# .*[\u4E00-\u9FFF]/);
      expect(text.replaceAll(/^ *#.*\n/gm, '').replace('lang: en', 'lang: zh')).toBe(
        chinese[path]!.replaceAll(/^ *#.*\n/gm, ''),
      );
    }
    const {scenario} = compile(loadScenario('first.yaml', () => english['scenarios/first.yaml']!, METRIC_SCHEMAS));
    for (const {name} of Object.values(scenario.districts))
      expect(name).toMatchObject({en: /\w/, zh: /[\u4E00-\u9FFF]/});
    expect(Object.values(scenario.assumptions)[0]).toHaveProperty('lever');
  });

  it('takes tidemark from where it is told, at this commit, for GitHub and GitLab', async () => {
    const root = folder();
    await tidemark(['init', root, '--tidemark', `${URL}.git`]);
    const {code} = await tidemark(['init', root, '--tidemark', `${URL}.git`, '--gitlab']);
    expect(code).toBe(0);
    const texts = textsIn(root);
    const workflow = parse(texts['.github/workflows/forecasts.yml']!) as {
      jobs: {forecasts: {steps: {uses: string; with?: object}[]}};
    };
    const [, step] = workflow.jobs.forecasts.steps;
    expect(step!.uses).toMatch(/^plans\/tidemark@(?:[0-9a-f]{40}|main)$/);
    const action = parse(readFileSync('action.yml', 'utf8')) as {inputs: object};
    for (const name of Object.keys(step!.with!)) expect(Object.keys(action.inputs)).toContain(name);
    const {include} = parse(texts['.gitlab-ci.yml']!) as {include: {project: string; inputs: {project: string}}[]};
    expect(include[0]).toMatchObject({project: 'plans/tidemark', inputs: {project: 'plans/tidemark'}});
    const {repos} = parse(texts['.pre-commit-config.yaml']!) as {repos: {repo: string}[]};
    expect(repos[0]!.repo).toBe(URL);
  });

  it('overwrites nothing, and says what is in the way and what to do', async () => {
    const root = folder();
    mkdirSync(join(root, 'scenarios'));
    writeFileSync(join(root, 'scenarios/first.yaml'), 'mine');
    writeFileSync(join(root, '.pre-commit-config.yaml'), 'repos: []\n');
    const {code, stdout, stderr} = await tidemark(['init', root, '--lang', 'en', '--tidemark', URL]);
    expect(code).toBe(2);
    expect(stdout).toContain(`wrote ${root}/.github/workflows/forecasts.yml`);
    const [scenario, hook] = stderr.split('tidemark: ').slice(1);
    expect(scenario).toBe(
      `${root}/scenarios/first.yaml is in the way and was left as it is\n  hint: name another folder, or move it away\n`,
    );
    expect(hook).toMatch(
      /is in the way and was left as it is\n  hint: add these lines to it\n\n    # .*\n    repos:\n      - repo: https/,
    );
    expect(textsIn(root)).toMatchObject({'scenarios/first.yaml': 'mine', '.pre-commit-config.yaml': 'repos: []\n'});
  });

  it('says what is there already, and leaves links alone', async () => {
    const root = folder();
    symlinkSync(join(root, 'nowhere.yaml'), join(root, '.pre-commit-config.yaml'));
    expect((await tidemark(['init', root])).code).toBe(2);
    const before = textsIn(root);
    const again = await tidemark(['init', root]);
    expect(again.stdout).toContain(`already there: ${root}/scenarios/first.yaml`);
    expect(textsIn(root)).toEqual(before);
    expect(Object.keys(before)).not.toContain('nowhere.yaml');
  });

  it('refuses its own checkout, a folder that is a file, and a place that git cannot clone', async () => {
    expect((await tidemark(['init', '.'])).stderr).toContain('is the checkout of tidemark itself');
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const {code, stderr} = await tidemark(['init', join(file, 'plans')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^tidemark: cannot write .*: its folder is a file\n/);
    expect((await tidemark(['init', folder(), '--tidemark', 'tidemark'])).code).toBe(2);
  });
});

describe('the place of tidemark', () => {
  it.each([
    ['https://git.example.org/a/b.git', 'https://git.example.org/a/b', 'a/b'],
    ['https://me:secret@git.example.org/a/b', 'https://git.example.org/a/b', 'a/b'],
    ['git@git.example.org:group/sub/b.git', 'git@git.example.org:group/sub/b', 'group/sub/b'],
    ['ssh://git:secret@git.example.org:2222/a/b.git', 'ssh://git@git.example.org:2222/a/b', 'a/b'],
  ])('%s has no secret', (given, url, path) => expect(repositoryAt(given)).toEqual({url, path, isKnown: true}));

  it.each(['', 'tidemark', '/srv/git/tidemark.git', '../tidemark', 'https://git.example.org/b', 'https://h/a/b c'])(
    '%s is none',
    (given) => expect(repositoryAt(given)).toBeUndefined(),
  );
});
