import type {Document, YAMLError} from 'yaml';
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

function syntaxIssue(source: SourceText, {pos, message}: YAMLError) {
  const [start, end] = pos;
  const location = source.location(start, end);
  const rule = `invalid YAML, ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  const hint = syntaxHint(message, location.text);
  return {rule, location, ...(hint && {hint})};
}

/** The mistakes that planners make most: characters of a Chinese keyboard, tabs, a colon without its space. */
function syntaxHint(message: string, line: string): string | undefined {
  const wide = /[：，“”‘’｛｝［］]/.exec(line)?.[0];
  if (wide) return `${wide} is not YAML punctuation: write the ASCII character`;
  if (message.startsWith('Tabs')) return 'indent with spaces';
  if (message.startsWith('Plain value cannot start') || message.includes('directive'))
    return 'quote a value that begins with %, @ or `: "%"';
  if (message.startsWith('Implicit'))
    return 'a key is followed by a colon and a space; quote a text that holds a colon';
  return undefined;
}
