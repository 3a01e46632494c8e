/**
 * What teams copy into their pipelines runs: the steps of the action, the job for GitLab and the hook, each read from its YAML and run as it stands in a small repository of plans with a base branch.
 * Not tested here is what only the services do: fetching the action or the template, setup-node, upload-artifact, a job token, and `npm ci` itself, which every start of CI runs.
 */
import {execFile, execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {parse, parseAllDocuments} from 'yaml';
import {folder, type Outcome, tidemark} from './harness.ts';

const CHECKOUT = resolve('.');

type Variables = Readonly<Record<string, string>>;

interface Step {
  name?: string;
  uses?: string;
  if?: string;
  shell?: string;
  run?: string;
  env?: Variables;
}

const action = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, {description: string; default: string}>;
  runs: {using: string; steps: Step[]};
};

const root = folder();
const [origin, plans] = [join(root, 'origin.git'), join(root, 'plans')];
const FIRST = 'scenarios/first.yaml';

function git(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...who, ...args], {cwd, encoding: 'utf8', stdio: 'pipe'}).trim();
}

/** A clone on a branch of its own, with some change to the first scenario. */
function pullRequest(change: (text: string) => string, ...options: string[]): string {
  const clone = join(folder(), 'plans');
  git(root, 'clone', '-q', ...options, `file://${origin}`, clone);
  git(clone, 'checkout', '-q', '-b', 'change');
  writeFileSync(join(clone, FIRST), change(readFileSync(join(clone, FIRST), 'utf8')));
  git(clone, 'commit', '-qam', 'change', '--allow-empty');
  return clone;
}

async function bash(script: string, cwd: string, variables: Variables): Promise<Outcome> {
  const env = {PATH: process.env['PATH'], HOME: root, LANG: 'C.UTF-8', ...variables};
  return new Promise((resolve) => {
    // As GitHub runs `shell: bash`.
    execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {cwd, env}, (error, stdout, stderr) =>
      resolve({code: error ? Number(error.code) : 0, stdout, stderr}),
    );
  });
}

/** Runs a step of the action as GitHub would on a pull request. */
async function runStep(
  name: string,
  cwd: string,
  inputs: Variables = {},
): Promise<Outcome & {summary: string; reports: string}> {
  const step = action.runs.steps.find((one) => one.name === name)!;
  const temp = folder();
  const values: Variables = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([input, {default: usual}]) => [`inputs.${input}`, usual])),
    ...Object.fromEntries(Object.entries(inputs).map(([input, value]) => [`inputs.${input}`, value])),
    'runner.temp': temp,
  };
  const filled = (text: string) => text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, key: string) => values[key]!);
  const summary = join(temp, 'summary.md');
  writeFileSync(summary, '');
  const outcome = await bash(step.run!, cwd, {
    ...Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, filled(value)])),
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: CHECKOUT,
    GITHUB_WORKSPACE: cwd,
    GITHUB_BASE_REF: 'main',
    GITHUB_STEP_SUMMARY: summary,
  });
  return {...outcome, summary: readFileSync(summary, 'utf8'), reports: join(temp, 'forecasts')};
}

const SLOWER = (text: string) =>
  text.replace('value: "normal(p5 = 2%, p95 = 12%)', 'value: "normal(p5 = 0%, p95 = 6%)');
const RELABELLED = (text: string) => text.replace('en: A first', 'en: Our first');
const CHECK = 'Check the forecasts';
const COMPARE = 'Compare with the base branch';

beforeAll(async () => {
  mkdirSync(plans);
  git(plans, 'init', '-q', '-b', 'main');
  await tidemark(['init', plans, '--lang', 'en']);
  git(plans, 'add', '.');
  git(plans, 'commit', '-qm', 'Begin');
  git(root, 'clone', '-q', '--bare', plans, origin);
});

describe.concurrent('the action', () => {
  it('has steps that all can be run, and takes no input as code', () => {
    expect(action.runs.using).toBe('composite');
    for (const {uses, run, shell, name} of action.runs.steps)
      if (uses) expect(uses).toMatch(/^actions\/(setup-node|upload-artifact)@v\d+$/);
      else {
        expect([name, shell]).toEqual([expect.any(String), 'bash']);
        expect(run).not.toContain('${{');
      }
    const used = JSON.stringify(action.runs.steps).matchAll(/inputs\.([\w-]+)/g);
    expect(new Set([...used].map(([, input]) => input))).toEqual(new Set(Object.keys(action.inputs)));
    for (const {description} of Object.values(action.inputs)) expect(description).not.toBe('');
  });

  it('passes a change of words, and writes a summary and JUnit', async () => {
    const clone = pullRequest(RELABELLED);
    const check = await runStep(CHECK, clone);
    expect([check.code, check.stderr.replaceAll(/^wrote .*\n/gm, '')]).toEqual([0, '']);
    expect(check.summary).toContain('Our first scenario');
    expect(readFileSync(join(check.reports, 'check.xml'), 'utf8')).toMatch(/<testsuite [^>]*tests="2" failures="0"/);
    const compare = await runStep(COMPARE, clone, {'fail-if': 'drop > 10 points'});
    expect(compare.code).toBe(0);
    expect(compare.summary).toMatch(/no scenario changed, of 1/);
  });

  it('stops a change that breaks a check or a rule', async () => {
    const clone = pullRequest(SLOWER);
    const check = await runStep(CHECK, clone);
    expect(check.code).toBe(1);
    expect(check.stderr).toMatch(/^::error file=scenarios\/first\.yaml,line=\d+,/m);
    const compare = await runStep(COMPARE, clone, {'fail-if': 'rise > 10 points\n\ndrop > 10 points\n'});
    expect(compare.code).toBe(1);
    expect(compare.summary).toMatch(/✅ rise .*\n- ❌ drop .*county-2027/);
    // What was whole stays whole.
    expect(git(clone, 'rev-parse', '--is-shallow-repository')).toBe('false');
  });

  it('only tells what moves where no rule is given, in a clone of one commit too', async () => {
    const clone = pullRequest(SLOWER, '--depth=1');
    const {code, summary} = await runStep(COMPARE, clone);
    expect(code).toBe(0);
    expect(summary).toContain('origin/main:scenarios → scenarios: 1 of 1 scenario changed');
  });

  it('takes several files and folders, and what is new', async () => {
    const clone = pullRequest(SLOWER);
    mkdirSync(join(clone, 'more plans'));
    writeFileSync(join(clone, 'more plans/a.yaml'), readFileSync(join(clone, FIRST)));
    const files = `${FIRST}\nmore plans\n`;
    expect((await runStep(CHECK, clone, {files})).stdout).toContain('2 files');
    const compare = await runStep(COMPARE, clone, {files});
    expect(compare.code).toBe(0);
    expect(compare.stdout).toContain('more plans: new, nothing to compare with\n');
    expect(compare.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'origin/main:scenarios/first.yaml → scenarios/first.yaml: 2 of 2 probabilities moved',
    );
    expect(existsSync(join(compare.reports, 'compare-scenarios-first.yaml.md'))).toBe(true);
  });

  it('lets pass what is too near to tell only where that is asked for', async () => {
    const near = (text: string) =>
      text.replace('">= 50%"', '">= 68.4%"').replace('replicates: 100000', 'replicates: 5000, max_replicates: 5000');
    const clone = pullRequest(near);
    expect((await runStep(CHECK, clone)).code).toBe(3);
    expect((await runStep(CHECK, clone, {undecided: 'pass', lang: 'zh'})).code).toBe(0);
  });
});

describe.concurrent('the job for GitLab', () => {
  const [head, body] = parseAllDocuments(readFileSync('.ci/gitlab.yml', 'utf8')).map(
    (document) => document.toJS() as unknown,
  ) as [
    {spec: {inputs: Record<string, {default?: string}>}},
    {
      forecasts: {
        variables: Variables;
        before_script: string[];
        script: string[];
        artifacts: {reports: {junit: string}};
      };
    },
  ];
  const {variables, before_script, script, artifacts} = body.forecasts;

  async function run(cwd: string, given: Variables, surroundings: Variables): Promise<Outcome> {
    const usual = Object.entries(head.spec.inputs).map(([input, {default: value = ''}]) => [input, value]);
    const inputs: Variables = {...(Object.fromEntries(usual) as Variables), ...given};
    const filled = (text: string) =>
      text.replaceAll(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, input: string) => inputs[input]!);
    const env = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, filled(value)]));
    return bash(script.join('\n').replaceAll('/tmp/tidemark', CHECKOUT), cwd, {...env, ...surroundings});
  }

  it('sets up before it begins, and has inputs for what init writes', async () => {
    expect(before_script.at(-1)).toMatch(/^npm ci --prefix \/tmp\/tidemark\b/);
    const target = folder();
    await tidemark(['init', target, '--gitlab']);
    const written = parse(readFileSync(join(target, '.gitlab-ci.yml'), 'utf8')) as {
      include: {file: string; inputs: object}[];
    };
    const [{file, inputs}] = written.include as [{file: string; inputs: object}];
    expect(existsSync(join(CHECKOUT, file))).toBe(true);
    for (const input of Object.keys(inputs)) expect(Object.keys(head.spec.inputs)).toContain(input);
  });

  it('judges a branch by its checks, a merge request also by what it moves', async () => {
    const clone = pullRequest((text) =>
      SLOWER(text).replace('">= 50%"', '">= 1%"').replace('">= 70 亿元"', '">= 1 亿元"'),
    );
    const base = {CI_MERGE_REQUEST_DIFF_BASE_SHA: git(clone, 'rev-parse', 'origin/main')};
    const moved = await run(clone, {'fail-if': 'drop > 10 points', lang: 'zh'}, base);
    expect(moved.code).toBe(1);
    expect(moved.stdout).toContain('1 个情景中 1 个有改动');
    expect(existsSync(join(clone, artifacts.reports.junit))).toBe(true);
    expect((await run(clone, {}, {})).code).toBe(0);
  });
});

describe.concurrent('the hook for commits', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as [
    {id: string; entry: string; language: string},
  ];

  it('is the one that init writes', async () => {
    const {repos} = parse(readFileSync(join(plans, '.pre-commit-config.yaml'), 'utf8')) as {
      repos: {hooks: {id: string; files: string}[]}[];
    };
    const [used] = repos[0]!.hooks;
    expect(used!.id).toBe(hook.id);
    expect(new RegExp(used!.files).test(FIRST)).toBe(true);
  });

  it('says what is wrong with the files of a commit', async () => {
    expect(hook.language).toBe('script');
    const clone = pullRequest((text) => text.replace('trend + 2%', 'trned + 2%'));
    const entry = `'${join(CHECKOUT, hook.entry)}'`;
    expect((await bash(`${entry} ${FIRST}`, plans, {})).stdout).toMatch(/^ok scenarios\/first\.yaml: /);
    const broken = await bash(`${entry} ${FIRST}`, clone, {});
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/^scenarios\/first\.yaml:\d+:\d+ .*trned/);
  });
});
