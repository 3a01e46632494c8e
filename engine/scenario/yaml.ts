import type {Document, YAMLError} from 'yaml';
import type {Issue} from '../errors.ts';
import {controlCharacter} from './characters.ts';
import type {IssueList} from './issue-list.ts';
import {formatBytes, MAX_BYTES} from './limits.ts';
import type {SourceText} from './source-text.ts';
import {buildTree} from './tree-builder.ts';
import type {MapTree} from './tree.ts';
import {composeBounded} from './yaml-bounds.ts';
import {Message, say} from '../message.ts';

/**
 * The tree of a YAML 1.2 text; undefined when nothing can be made of it. Everything wrong with it is added to `issues`: syntax, duplicate keys, and
 * what scenario files refuse (tags, directives, merge keys, several documents, control characters, more than `limits.ts` allows).
 * Time and memory are bounded by those limits, whatever the text.
 */
export function parseYaml(source: SourceText, issues: IssueList): MapTree | undefined {
  if (!checkText(source, issues)) return undefined;
  const {documents, errors} = composeBounded(source, issues);
  for (const error of errors) issues.add(syntaxIssue(source, error));
  if (errors.length > 0) return undefined;
  const [document, second] = documents;
  if (second)
    issues.at(
      {source, start: second.range[0], end: second.range[0] + 3},
      {rule: say`a file must hold one YAML document`, hint: say`remove the line ---`},
    );
  return document && rootMap(source, document, issues);
}

function checkText(source: SourceText, issues: IssueList): boolean {
  const {text} = source;
  if (text.length > MAX_BYTES) {
    issues.at(
      {source, start: 0, end: 1},
      {rule: say`a file must be at most ${formatBytes(MAX_BYTES)}`, got: formatBytes(text.length)},
    );
    return false;
  }
  const control = controlCharacter(text);
  if (!control) return true;
  const {at, name} = control;
  issues.at({source, start: at, end: at + 1}, {rule: say`must not contain control characters`, got: name});
  return false;
}

function rootMap(source: SourceText, document: Document.Parsed, issues: IssueList): MapTree | undefined {
  const tree = buildTree(source, document.contents, issues);
  if (tree?.kind === 'map') return tree;
  if (tree?.kind === 'scalar' && tree.style === 'empty')
    issues.at({source, start: 0, end: 1}, {rule: say`a scenario must be a map, got nothing`});
  else if (tree)
    issues.at(tree.span, {
      rule: say`a scenario must be a map`,
      got: tree.kind === 'list' ? say`a list` : say`a single value`,
    });
  return undefined;
}

function syntaxIssue(source: SourceText, error: YAMLError): Issue {
  const [start, end] = error.pos;
  const location = source.location(start, end);
  const {rule, hint} = syntaxRule(error);
  return {rule: say`invalid YAML, ${rule}`, location, hint: wideHint(location.text) ?? hint};
}

interface SyntaxRule {
  readonly rule: Message;
  readonly hint?: Message;
}

/** The mistakes that planners make, without the words of the YAML standard; what is rarer stays in those of the library. */
function syntaxRule({code, message}: YAMLError): SyntaxRule {
  const closing = /end with an? (.)$/.exec(message)?.[1];
  if (closing) return {rule: say`missing ${closing}`};
  const quote = /^Missing closing (.)quote$/.exec(message)?.[1];
  if (quote) return {rule: say`missing closing ${quote}`};
  const escape = /^Invalid escape sequence (.+)$/.exec(message)?.[1];
  if (escape)
    return {rule: say`unknown escape ${escape}`, hint: say`write two backslashes for one, or use single quotes`};
  const known = BY_MESSAGE.find(([words]) => message.includes(words))?.[1] ?? BY_CODE[code];
  return known ?? {rule: new Message(message.charAt(0).toLowerCase() + message.slice(1))};
}

const ALIKE: SyntaxRule = {rule: say`what belongs together must be indented alike`};
const COLON: SyntaxRule = {rule: say`a key must be followed by a colon and a space`};
const BEGINNING: SyntaxRule = {rule: say`a text must not begin with this character`, hint: say`quote the text: "%"`};

const BY_MESSAGE: readonly (readonly [words: string, rule: SyntaxRule])[] = [
  ['Implicit map keys', COLON],
  ['Missing space after :', COLON],
  ['start at the same column', ALIKE],
  ['directive indicator', BEGINNING],
  ['Missing ,', {rule: say`missing ${','}`}],
  ['Comments must be separated', {rule: say`a blank must stand before #`}],
  ['without - indicator', {rule: say`every line of a list must begin with -`}],
];

const BY_CODE: Readonly<Partial<Record<YAMLError['code'], SyntaxRule>>> = {
  TAB_AS_INDENT: {rule: say`tabs must not be used to indent`, hint: say`indent with spaces`},
  NON_STRING_KEY: {rule: say`a key must be a text`},
  BLOCK_AS_IMPLICIT_KEY: {
    rule: say`a value must not hold a key`,
    hint: say`quote a text that holds a colon and a space; indent keys of one map alike`,
  },
  BLOCK_IN_FLOW: {
    rule: say`a list by lines must not stand inside [ ] or { }`,
    hint: say`write all of it in brackets, or all of it in lines`,
  },
  MULTILINE_IMPLICIT_KEY: COLON,
  BAD_INDENT: ALIKE,
  BAD_SCALAR_START: BEGINNING,
  BAD_ALIAS: {rule: say`an anchor or alias must have a name`},
  KEY_OVER_1024_CHARS: {rule: say`a key must be at most 1024 characters`},
  MULTIPLE_ANCHORS: {rule: say`a value must have at most one anchor`},
  UNEXPECTED_TOKEN: {rule: say`this does not belong here`, hint: say`look for a bracket, comma or quote too many`},
};

/** What a Chinese keyboard writes looks like YAML's punctuation and is none. */
function wideHint(line: string): Message | undefined {
  const wide = /[：，“”‘’｛｝［］]/.exec(line)?.[0];
  return wide === undefined
    ? undefined
    : say`${wide} is not punctuation to YAML: write the ASCII character, or quote the text`;
}
