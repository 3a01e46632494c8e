import type {BrokenFile, Checked, CheckedFile, CheckReport} from '../gate-schema.ts';
import type {Language} from '../units.ts';
import {foundText, limitText, subjectText} from './check-lines.ts';
import {ciTextsOf} from './ci-text.ts';
import {hintText, ruleText} from './issue-text.ts';
import {breakable, plainText} from './text.ts';

export interface AnnotationOptions {
  readonly lang: Language;
  /** The path of a file from the root of the repository. */
  readonly pathOf: (file: string) => string;
}

interface Annotation {
  readonly level: 'error' | 'warning';
  readonly place: {readonly file: string; readonly line?: number; readonly column?: number};
  readonly title: string;
  readonly message: string;
}

/**
 * What is wrong, as annotations that GitHub shows in the files of a pull request (workflow commands, a line each): what fails and what cannot be checked as errors, what is
 * undecided as warnings. Errors come first, since of either level GitHub shows ten of a step. Empty where all is well.
 */
export function annotations({files}: CheckReport, options: AnnotationOptions): string {
  const all = files.flatMap((file) =>
    file.outcome === 'error' ? brokenAnnotations(file, options.lang) : checkedAnnotations(file, options.lang),
  );
  const sorted = (['error', 'warning'] as const).flatMap((level) => all.filter((one) => one.level === level));
  return sorted.map((one) => `${command(one, options)}\n`).join('');
}

function checkedAnnotations(file: CheckedFile, lang: Language): Annotation[] {
  const texts = ciTextsOf(lang);
  const place = {file: file.file};
  const {baseline} = file;
  const faults: Annotation[] =
    baseline?.status === 'fault'
      ? [{level: 'error', place, title: texts.baseline(plainText(baseline.file)), message: texts.fault}]
      : [];
  return [...faults, ...file.checks.flatMap((check) => checkAnnotation(check, file, lang))];
}

function checkAnnotation(check: Checked, file: CheckedFile, lang: Language): Annotation[] {
  const {verdict, place = {file: file.file}} = check;
  if (verdict === 'pass') return [];
  const texts = ciTextsOf(lang);
  const message = `${limitText(check, file, lang)}${texts.comma}${texts.found(foundText(check, file, lang), check.replicates)}`;
  return [
    {
      level: verdict === 'fail' ? 'error' : 'warning',
      place,
      title: `${verdict === 'fail' ? texts.fails : texts.undecided}${texts.colon}${subjectText(check, file, lang)}`,
      message,
    },
  ];
}

function brokenAnnotations({file, issues}: BrokenFile, lang: Language): Annotation[] {
  return issues.map((issue) => ({
    level: 'error',
    place: issue.place ?? {file},
    title: [ciTextsOf(lang).broken, plainText(issue.path ?? '')].filter(Boolean).join(ciTextsOf(lang).colon),
    message: [ruleText(issue, lang), hintText(issue, lang)].filter(Boolean).join('\n'),
  }));
}

function command({level, place, title, message}: Annotation, {pathOf}: AnnotationOptions): string {
  const {line, column} = place;
  const properties = [
    ['file', pathOf(place.file)],
    ['line', line],
    ['col', column],
    ['title', title],
  ] as const;
  const said = properties.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapedProperty(breakable(String(value)))}`],
  );
  return `::${level} ${said.join(',')}::${escapedData(breakable(message))}`;
}

/** The runner takes a command apart at line ends, and these it puts back. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Text for the log of a GitHub workflow in which no label is taken for a command: one begins with `::` in a line, or with `##[` anywhere. */
export function withoutCommands(text: string): string {
  return text.replaceAll(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
