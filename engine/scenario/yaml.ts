import type {Document, YAMLError} from 'yaml';
import type {Issue} from '../errors.ts';
import {controlCharacter} from './characters.ts';
import type {IssueList} from './issue-list.ts';
import {formatBytes, MAX_BYTES} from './limits.ts';
import type {SourceText} from './source-text.ts';
import {buildTree} from './tree-builder.ts';
import type {MapTree} from './tree.ts';
import {composeBounded} from './yaml-bounds.ts';

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
      {rule: 'a file must hold one YAML document', hint: 'remove the line ---'},
    );
  return document && rootMap(source, document, issues);
}

function checkText(source: SourceText, issues: IssueList): boolean {
  const {text} = source;
  if (text.length > MAX_BYTES) {
    issues.at(
      {source, start: 0, end: 1},
      {rule: `a file must be at most ${formatBytes(MAX_BYTES)}`, got: formatBytes(text.length)},
    );
    return false;
  }
  const control = controlCharacter(text);
  if (!control) return true;
  const {at, name} = control;
  issues.at({source, start: at, end: at + 1}, {rule: 'must not contain control characters', got: name});
  return false;
}

function rootMap(source: SourceText, document: Document.Parsed, issues: IssueList): MapTree | undefined {
  const tree = buildTree(source, document.contents, issues);
  if (tree?.kind === 'map') return tree;
  if (tree?.kind === 'scalar' && tree.style === 'empty')
    issues.at({source, start: 0, end: 1}, {rule: 'a scenario must be a map, got nothing'});
  else if (tree)
    issues.at(tree.span, {rule: 'a scenario must be a map', got: tree.kind === 'list' ? 'a list' : 'a single value'});
  return undefined;
}

function syntaxIssue(source: SourceText, error: YAMLError): Issue {
  const [start, end] = error.pos;
  const location = source.location(start, end);
  const {rule, hint} = syntaxRule(error);
  return {rule: `invalid YAML, ${rule}`, location, hint: wideHint(location.text) ?? hint};
}

/** The mistakes that planners make most, without the words of the YAML standard. */
function syntaxRule({code, message}: YAMLError): {rule: string; hint?: string} {
  const closing = /end with an? (.)$/.exec(message)?.[1];
  if (closing) return {rule: `missing ${closing}`};
  const quote = /^Missing closing (.)quote$/.exec(message)?.[1];
  if (quote) return {rule: `missing closing ${quote}`};
  if (code === 'TAB_AS_INDENT') return {rule: 'tabs must not be used to indent', hint: 'indent with spaces'};
  if (code === 'NON_STRING_KEY') return {rule: 'a key must be a text'};
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return {
      rule: 'a value must not hold a key',
      hint: 'quote a text that holds a colon and a space; indent keys of one map alike',
    };
  if (code === 'MULTILINE_IMPLICIT_KEY' || message.startsWith('Implicit map keys'))
    return {rule: 'a key must be followed by a colon and a space'};
  if (message.includes('start at the same column')) return {rule: 'what belongs together must be indented alike'};
  if (code === 'BAD_SCALAR_START' || message.includes('directive indicator'))
    return {rule: 'a text must not begin with this character', hint: 'quote the text: "%"'};
  return {rule: message.charAt(0).toLowerCase() + message.slice(1)};
}

/** What a Chinese keyboard writes looks like YAML's punctuation and is none. */
function wideHint(line: string): string | undefined {
  const wide = /[：，“”‘’｛｝［］]/.exec(line)?.[0];
  return wide && `${wide} is not punctuation to YAML: write the ASCII character, or quote the text`;
}
