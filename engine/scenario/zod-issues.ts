import type {z} from 'zod';
import type {Issue, Path} from '../errors.ts';
import {formatPath, suggest} from '../errors.ts';
import {nameHint} from './hints.ts';
import type {IssueList} from './issue-list.ts';
import {MAX_ISSUES} from './limits.ts';
import type {SourceMap} from './source-map.ts';
import type {Schema} from './walk.ts';
import {bestOption, descriptionOf, isMap, keysOf, schemaAt, unionOptions, valueAt} from './walk.ts';
import {Message, oneOf, say, unpacked} from '../message.ts';

type ZodIssue = z.core.$ZodIssue;

/** Checks `raw` against `schema`; what is wrong goes to `issues` with its place, in our words. Undefined when anything is. */
export function validate<S extends z.ZodType>(
  schema: S,
  raw: unknown,
  source: SourceMap,
  issues: IssueList,
): z.output<S> | undefined {
  // No code is generated from a schema: a browser's content policy may forbid it.
  // What a schema does not word itself is worded below, from the issue.
  const result = schema.safeParse(raw, {error: () => '', jitless: true});
  if (result.success) return result.data;
  new Translator(schema, raw, source, issues).addAll(result.error.issues, []);
  return undefined;
}

/** What a custom issue may say of itself: is it about a key being there, rather than about its value? */
interface CustomParams {
  readonly ofKey?: boolean;
}

class Translator {
  readonly #schema: Schema;
  readonly #raw: unknown;
  readonly #source: SourceMap;
  readonly #issues: IssueList;

  constructor(schema: Schema, raw: unknown, source: SourceMap, issues: IssueList) {
    this.#schema = schema;
    this.#raw = raw;
    this.#source = source;
    this.#issues = issues;
  }

  addAll(issues: readonly ZodIssue[], base: Path): void {
    const meant = new Set(issues.flatMap((issue) => this.#meantKeys(issue, base)));
    for (const issue of issues) {
      const path = [...base, ...(issue.path as Path)];
      if (!isExplained(issue, path, meant)) this.#add(issue, path);
    }
  }

  /** The keys that unknown ones were meant to be, as paths; and the maps where that happened. */
  #meantKeys(issue: ZodIssue, base: Path): string[] {
    if (issue.code !== 'unrecognized_keys') return [];
    const path = [...base, ...(issue.path as Path)];
    const near = issue.keys.slice(0, MAX_ISSUES).flatMap((key) => suggest(key, this.#knownKeys(path)) ?? []);
    return near.length > 0 ? [formatPath(path), ...near.map((key) => formatPath([...path, key]))] : [];
  }

  #add(issue: ZodIssue, path: Path): void {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) this.#unknownKey(key, path);
    else if (issue.code === 'invalid_key') this.#invalidKey(issue, path);
    else if (issue.code === 'invalid_union') this.#union(issue, path);
    else if (this.#isMissing(path)) this.#missingKey(path);
    else this.#wrongValue(issue, path);
  }

  #unknownKey(key: string, path: Path): void {
    const hint = this.#issues.full ? undefined : nameHint(key, this.#knownKeys(path), say`keys`);
    this.#issues.add({
      rule: say`unknown key ${key}`,
      path,
      location: this.#source.locate([...path, key], {key: true}),
      hint,
    });
  }

  #knownKeys(path: Path): string[] {
    const schema = schemaAt(this.#schema, this.#raw, path);
    return schema ? keysOf(schema, valueAt(this.#raw, path)) : [];
  }

  #invalidKey(issue: z.core.$ZodIssueInvalidKey, path: Path): void {
    const rule = ruleOf(issue.issues[0] ?? issue, path.at(-1));
    this.#issues.add({rule, path, location: this.#source.locate(path, {key: true}), got: String(path.at(-1)) || '""'});
  }

  #isMissing(path: Path): boolean {
    const parent = valueAt(this.#raw, path.slice(0, -1));
    const key = path.at(-1);
    return key !== undefined && isMap(parent) && !(key in parent);
  }

  #missingKey(path: Path, choices?: string | Message): void {
    const parent = path.slice(0, -1);
    const key = String(path.at(-1));
    const schema = schemaAt(this.#schema, this.#raw, path);
    const description = schema && descriptionOf(schema);
    const what = choices ?? (description ? new Message(asClause(description)) : '');
    const location = this.#source.locate(parent, {key: true});
    this.#issues.add({
      rule: say`missing key ${key}`,
      path: parent,
      location,
      hint: what ? say`add ${key}, ${what}` : say`add ${key}`,
    });
  }

  /** Of the forms that a value may have, only the one that it was meant for is spoken of. */
  #union(issue: z.core.$ZodIssueInvalidUnion, path: Path): void {
    if ('discriminator' in issue && issue.discriminator !== undefined) return this.#kind(issue, path);
    if (this.#isMissing(path)) return this.#missingKey(path);
    const schema = schemaAt(this.#schema, this.#raw, path);
    const options = schema && unionOptions(schema);
    const meant = options ? bestOption(options, valueAt(this.#raw, path)) : -1;
    const errors = issue.errors[meant];
    if (errors?.length) this.addAll(errors, path);
    else this.#wrongValue(issue, path);
  }

  #kind(issue: z.core.$ZodIssueInvalidUnion, path: Path): void {
    const kinds = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    if (this.#isMissing(path)) return this.#missingKey(path, oneOf(kinds));
    const got = this.#source.textOf(path);
    const hint = nameHint(String(valueAt(this.#raw, path)), kinds, say`kinds`);
    this.#issues.add({rule: say`unknown ${path.at(-1)!}`, path, location: this.#source.locate(path), got, hint});
  }

  #wrongValue(issue: ZodIssue, path: Path): void {
    const value = valueAt(this.#raw, path);
    // A rule of several keys is about the map, and a map is no help as a value.
    const ofKey =
      issue.code === 'custom' && (isMap(value) || (issue.params as CustomParams | undefined)?.ofKey === true);
    const location = this.#source.locate(path, {key: ofKey});
    const rule = ruleOf(issue, value);
    if (ofKey) this.#issues.add({rule, path, location});
    else
      this.#issues.add({
        rule,
        path,
        location,
        got: this.#source.textOf(path),
        hint: valueHint(issue, value),
      });
  }
}

/** Does the hint of a misspelt key say it already: that the right one is missing, or that one of several is? */
function isExplained(issue: ZodIssue, path: Path, meant: ReadonlySet<string>): boolean {
  return issue.code !== 'unrecognized_keys' && meant.has(formatPath(path));
}

/** `The years of the forecast.` in the middle of a sentence. */
export function asClause(description: string): string {
  return description.charAt(0).toLowerCase() + description.slice(1).replace(/\.$/, '');
}

function valueHint(issue: ZodIssue, value: unknown): Issue['hint'] {
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  if (expected === 'string' && issue.message === '' && (typeof value === 'number' || typeof value === 'boolean'))
    return say`quote it: "${String(value)}"`;
  if (expected !== 'number' && expected !== 'int') return undefined;
  if (typeof value !== 'string' || !/^\d[\d_, ]*$/.test(value)) return undefined;
  return say`write ${value.replaceAll(/[_, ]/g, '')}, without quotes or separators`;
}

const NOUNS: Readonly<Record<string, Message>> = {
  string: say`text`,
  number: say`a number`,
  int: say`a whole number`,
  boolean: say`true or false`,
  object: say`a map`,
  record: say`a map`,
  array: say`a list`,
  tuple: say`a list`,
};

/** The rule that an issue of zod stands for: in the words of the schema, or where it has none by what it expects. */
function ruleOf(issue: ZodIssue, value: unknown): Message {
  if (issue.message !== '') return unpacked(issue.message);
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'number' && typeof value === 'number') return say`must be a finite number`;
      return say`must be ${NOUNS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return say`must be ${oneOf(issue.values.map(String))}`;
    case 'too_small':
      if (isCount(issue.origin)) return say`must have at least ${String(issue.minimum)}`;
      return issue.inclusive
        ? say`must be at least ${String(issue.minimum)}`
        : say`must be more than ${String(issue.minimum)}`;
    case 'too_big':
      if (isCount(issue.origin)) return say`must have at most ${String(issue.maximum)}`;
      return issue.inclusive
        ? say`must be at most ${String(issue.maximum)}`
        : say`must be less than ${String(issue.maximum)}`;
    case 'not_multiple_of':
      return say`must be a multiple of ${issue.divisor}`;
    default:
      return say`must have another form`;
  }
}

function isCount(origin: string): boolean {
  return origin !== 'number' && origin !== 'int' && origin !== 'bigint';
}
