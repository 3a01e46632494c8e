import type {BrokenFile, Checked, CheckedFile, CheckReport} from '../gate-schema.ts';
import type {Language} from '../units.ts';
import {checkedFileText} from './check-report.ts';
import {foundText, limitText, subjectText} from './check-lines.ts';
import {ciTextsOf} from './ci-text.ts';
import {issueText, placeText} from './issue-text.ts';
import {breakable, plainText} from './text.ts';
import {xmlText} from './xml-text.ts';

export interface JUnitOptions {
  readonly lang: Language;
  /** When it was begun, in UTC: `2026-11-22T01:45:00`. */
  readonly timestamp: string;
  /** How long each file took. */
  readonly seconds: readonly number[];
}

/**
 * The report of `check` as JUnit XML, in the form that both the schema of Ant's JUnit task and that of Jenkins describe: a suite for each file, a case for each check. A check
 * that fails is a failure; a file that cannot be checked is one case with an error. An undecided check is skipped: it was not judged, which is neither a pass nor a
 * fault of the tests, which is what an error would be; whether it stops a pipeline is up to the exit code, 3.
 */
export function junit(report: CheckReport, options: JUnitOptions): string {
  const suites = report.files.map((file, i) => suite(file, i, report.engine, options));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, ...suites)}\n`;
}

function suite(file: CheckedFile | BrokenFile, i: number, engine: string, options: JUnitOptions): string {
  const seconds = options.seconds[i] ?? 0;
  const cases = file.outcome === 'error' ? [brokenCase(file, options.lang)] : checkedCases(file, options.lang);
  const count = (kind: Outcome['kind']) => cases.filter((one) => one.kind === kind).length;
  const className = classNameOf(file.file);
  const time = (seconds / cases.length).toFixed(3);
  return element(
    'testsuite',
    {
      id: i,
      package: 'tidemark',
      name: plainText(file.file),
      hostname: 'localhost',
      timestamp: options.timestamp,
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
      time: seconds.toFixed(3),
    },
    element('properties', {}, ...properties(file, engine)),
    ...cases.map((one) => element('testcase', {name: one.name, classname: className, time}, ...outcome(one))),
    // What a person would have read on the screen.
    element(
      'system-out',
      {},
      lines(checkedFileText(file, {width: 120, color: false, unicode: true, lang: options.lang})),
    ),
    element('system-err', {}),
  );
}

interface Outcome {
  readonly name: string;
  readonly kind: 'success' | 'failure' | 'error' | 'skipped';
  /** In a line. */
  readonly message: string;
  /** All of it. */
  readonly text: string;
}

const KIND = {pass: 'success', fail: 'failure', undecided: 'skipped'} as const;

function checkedCases(file: CheckedFile, lang: Language): Outcome[] {
  return [...file.checks.map((check) => checkCase(check, file, lang)), ...baselineCases(file, lang)];
}

function checkCase(check: Checked, file: CheckedFile, lang: Language): Outcome {
  const texts = ciTextsOf(lang);
  const found = texts.found(foundText(check, file, lang), check.replicates);
  return {
    name: `${subjectText(check, file, lang)}${texts.colon}${limitText(check, file, lang)}`,
    kind: KIND[check.verdict],
    message: check.verdict === 'undecided' ? `${texts.undecided}${texts.colon}${found}` : found,
    text: [placeText(check.place), found].filter(Boolean).join('\n'),
  };
}

/** Digits that differ from the baseline though nothing has changed are a fault of ours; whatever else has changed since is no verdict. */
function baselineCases({baseline}: CheckedFile, lang: Language): Outcome[] {
  if (!baseline) return [];
  const texts = ciTextsOf(lang);
  const isFault = baseline.status === 'fault';
  const message = isFault ? texts.fault : '';
  return [
    {name: texts.baseline(plainText(baseline.file)), kind: isFault ? 'error' : 'success', message, text: message},
  ];
}

function brokenCase({issues}: BrokenFile, lang: Language): Outcome {
  const texts = issues.map((issue) => issueText(issue, lang));
  return {name: ciTextsOf(lang).readable, kind: 'error', message: texts[0]!.split('\n')[0]!, text: texts.join('\n')};
}

function outcome({kind, message, text}: Outcome): string[] {
  if (kind === 'success') return [];
  // The schema of Jenkins allows a skipped case no attributes.
  if (kind === 'skipped') return [element('skipped', {}, lines(message))];
  return [element(kind, {type: kind === 'failure' ? 'check' : 'scenario', message: breakable(message)}, lines(text))];
}

function properties(file: CheckedFile | BrokenFile, engine: string): string[] {
  const given: [name: string, value: string | number][] = [['engine', engine]];
  if (file.outcome !== 'error') {
    const {scenario, run} = file;
    given.push(['scenario', scenario.id], ['digest', scenario.digest], ['seed', run.seed]);
    given.push(['replicates', run.replicates], ['errorRate', run.errorRate]);
  }
  return given.map(([name, value]) => element('property', {name, value}));
}

/** `plans/zhejiang.yaml` as `plans.zhejiang`: viewers make folders of what stands before the dots. */
function classNameOf(file: string): string {
  const parts = plainText(file)
    .replace(/\.ya?ml$/i, '')
    .split(/[\\/]/);
  return parts
    .map((part) => part.replaceAll('.', '_'))
    .filter((part) => part !== '_' && part !== '')
    .join('.');
}

function lines(text: string): string {
  return xmlText(breakable(text).trimEnd());
}

/** An element; attributes are texts, children are XML already, each on its line but where it is text alone. */
function element(name: string, attributes: Readonly<Record<string, string | number>>, ...children: string[]): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(breakable(String(value)))}"`);
  const open = `<${name}${said.join('')}`;
  if (!children.length) return `${open}/>`;
  const inner = children.length === 1 && !children[0]!.startsWith('<') ? children[0]! : `\n${children.join('\n')}\n`;
  return `${open}>${inner}</${name}>`;
}
