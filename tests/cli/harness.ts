import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {perform} from '../../engine/cli/perform.ts';

export const MAIN = new URL('../../engine/cli/main.ts', import.meta.url).pathname;

export const LAUNCHER = new URL('../../engine/cli/tidemark.js', import.meta.url).pathname;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Variables = Readonly<Record<string, string>>;

/** Runs the command line in this process. */
export async function tidemark(args: readonly string[], variables: Variables = {LANG: 'C.UTF-8'}): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const world = {
    variables,
    stdout: {write: (text: string) => void (stdout += text)},
    stderr: {write: (text: string) => void (stderr += text)},
    signal: new AbortController().signal,
  };
  const code = await perform(world, args);
  return {code, stdout, stderr};
}

/** Starts it as a process of its own. */
export function start(args: readonly string[], variables: Variables = {LANG: 'C.UTF-8'}): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {env: {PATH: process.env['PATH'], ...variables}});
}

/** What a process of its own says and how it ends. */
export async function outcome(child: ChildProcess): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({code, stdout, stderr})));
}

/** When it has said something. */
export async function firstWords(child: ChildProcess, stream: 'stdout' | 'stderr'): Promise<void> {
  return new Promise((resolve) => child[stream]?.once('data', () => resolve()));
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'tidemark-cli-'));
}

/** A scenario file in a folder of its own. */
export function scenarioFile(text: string, name = 'plan.yaml'): string {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
}

/** Two districts that grow by an uncertain rate; small enough to run in a blink. */
export const PLAN = `tidemark: 1
id: plan
title: {zh: 两地规划, en: A plan for two places}
calendar: {base: 2024, end: 2026}
districts:
  whole: {name: {zh: 全省, en: Whole}}
  north: {name: {zh: 北区, en: North}, within: whole}
  south: {name: {zh: 南区, en: South}, within: whole}
assumptions:
  trend: {value: "normal(mean = 5%, sd = 3%)"}
metrics:
  revenue:
    kind: growth
    label: {zh: 营业收入, en: Revenue}
    unit: 亿元
    base: {north: 100, south: 200}
    rate: trend
    volatility: 4%
    total: sum
targets:
  whole-2026: {metric: revenue, district: whole, year: 2026, at_least: 330}
  north-2026: {metric: revenue, district: north, year: 2026, at_least: 150}
  both: {all: [whole-2026, north-2026], label: {zh: 两项都达标, en: Both}}
checks:
  - {target: whole-2026, probability: ">= 10%"}
  - {target: north-2026, probability: ">= 50%"}
run: {replicates: 4096, seed: 7}
`;

/** The same with so many replicates that it takes minutes. */
export const LONG_PLAN = PLAN.replace('replicates: 4096', 'replicates: 400000000');

export const BROKEN_PLAN = PLAN.replace('rate: trend', 'rate: trned');
