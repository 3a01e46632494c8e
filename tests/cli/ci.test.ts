import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {BROKEN_PLAN, folder, PLAN, scenarioFile, tidemark} from './harness.ts';

const LANG = 'C.UTF-8';

/** Counted from 1. */
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
const FAILS = lineOf(PLAN, '- {target: north-2026');

describe('reports for a pipeline', () => {
  it('check writes JUnit XML and Markdown, and changes no verdict for it', async () => {
    const file = scenarioFile(PLAN);
    const [xml, markdown] = [join(folder(), 'check.xml'), join(folder(), 'check.md')];
    const {code, stderr} = await tidemark(['check', file, '--junit', xml, '--markdown', markdown]);
    expect([code, stderr]).toEqual([1, `wrote ${xml}\nwrote ${markdown}\n`]);
    expect(readFileSync(xml, 'utf8')).toMatch(/<testsuite [^]*tests="2" failures="1" errors="0" skipped="0" time="\d/);
    expect(readFileSync(markdown, 'utf8')).toContain('1 of 2 checks fails');
  });

  it('check annotates on standard error, so that JSON stays JSON', async () => {
    const file = scenarioFile(PLAN);
    const {stdout, stderr} = await tidemark(['check', file, '--json', '--annotations']);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    expect(stderr).toContain(`${file},line=${FAILS},col=5,title=check fails`);
  });

  it('in a GitHub workflow it annotates with paths of the repository, and adds to the summary of the job', async () => {
    const file = scenarioFile(PLAN);
    const summary = join(folder(), 'summary.md');
    const variables = {LANG, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: dirname(file), GITHUB_STEP_SUMMARY: summary};
    const {stderr} = await tidemark(['check', file], variables);
    expect(stderr).toContain(`::error file=plan.yaml,line=${FAILS},`);
    await tidemark(['compare', file, file], variables);
    await tidemark(['run', file], variables);
    const text = readFileSync(summary, 'utf8');
    expect(text.split('###')).toHaveLength(4);
    expect(text).toContain('no probability moved, of 3');
  });

  it('obeys no label as a command', async () => {
    const hostile = PLAN.replace('title: {zh: 两地规划, en: A plan for two places}', 'title: "::stop-commands::x"');
    const {stdout} = await tidemark(['check', scenarioFile(hostile)], {LANG, GITHUB_ACTIONS: 'true'});
    expect(stdout).toContain('stop-commands');
    expect(stdout).not.toMatch(/^\s*::/m);
  });

  it('a broken file is annotated where it is broken', async () => {
    const {code, stderr} = await tidemark(['check', scenarioFile(BROKEN_PLAN), '--annotations']);
    expect(code).toBe(2);
    const line = lineOf(BROKEN_PLAN, 'rate: trned');
    expect(stderr).toContain(
      `,line=${line},col=11,title=cannot be checked%3A metrics.revenue.rate::unknown name trned`,
    );
  });

  it('leaves out a summary that cannot be written or is over what GitHub takes', async () => {
    const file = scenarioFile(PLAN.replace('probability: ">= 50%"', 'probability: "<= 50%"'));
    const missing = join(folder(), 'no', 'such', 'summary.md');
    const {code, stderr} = await tidemark(['check', file], {LANG, GITHUB_STEP_SUMMARY: missing});
    expect([code, existsSync(missing)]).toEqual([0, false]);
    expect(stderr).toMatch(/^the summary of the job is left out: /);
    const full = join(folder(), 'summary.md');
    writeFileSync(full, 'x'.repeat(1024 * 1024));
    expect((await tidemark(['check', file], {LANG, GITHUB_STEP_SUMMARY: full})).stderr).toContain('over 1 MiB');
    expect(readFileSync(full, 'utf8')).toHaveLength(1024 * 1024);
  });

  it('refuses a place that cannot be written before anything is computed', async () => {
    const place = join(folder(), 'x');
    mkdirSync(place);
    const {code, stdout, stderr} = await tidemark(['check', scenarioFile(PLAN), '--junit', place]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('it is a folder');
  });
});
