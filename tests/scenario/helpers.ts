import type {Issue} from '../../engine/errors.ts';
import {TidemarkError} from '../../engine/errors.ts';
import type {LoadedScenario} from '../../engine/scenario/load.ts';
import {loadScenario} from '../../engine/scenario/load.ts';
import {KINDS} from './kinds.ts';

/** The least that a scenario needs, one line a section, so that what a test adds stands in line 7. */
const SECTIONS: Readonly<Record<string, string>> = {
  tidemark: 'tidemark: 1',
  id: 'id: small',
  title: 'title: Small',
  calendar: 'calendar: {base: 2024, end: 2027}',
  districts: 'districts: {all: {}, east: {within: all, tags: [core]}, west: {within: all}}',
  metrics: 'metrics: {output: {kind: table, values: 1}}',
};

/** A small scenario with the given sections in place of its own, or after them. */
export function withSections(text: string): string {
  const given = new Map<string, string>();
  for (const part of text.split(/\n(?=[^\s#-])/)) given.set(part.split(':', 1)[0]!, part);
  const own = Object.entries(SECTIONS).map(([name, section]) => given.get(name) ?? section);
  const added = [...given].filter(([name]) => !Object.hasOwn(SECTIONS, name)).map(([, part]) => part);
  return [...own, ...added].join('\n');
}

/** Loads a scenario from texts by file name; the first is the one asked for. */
export function load(files: Readonly<Record<string, string>>): LoadedScenario {
  const read = (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return text;
  };
  return loadScenario(Object.keys(files)[0]!, read, KINDS);
}

export function loadText(text: string): LoadedScenario {
  return load({'scenario.yaml': text});
}

/** What is wrong with a scenario; empty when nothing is. */
export function errorOf(action: () => unknown): {message: string; issues: readonly Issue[]} {
  try {
    action();
  } catch (error) {
    if (error instanceof TidemarkError) return error;
    throw error;
  }
  return {message: '', issues: []};
}
