import {checkExpressions} from './check-expressions.ts';
import {completeScenario} from './complete.ts';
import type {ReadText} from './extend.ts';
import {readExtended} from './extend.ts';
import {IssueList} from './issue-list.ts';
import {checkReferences} from './resolve.ts';
import type {MetricKindSchemas, Scenario} from './schema.ts';
import {scenarioSchema} from './schema.ts';
import {SourceMap} from './source-map.ts';
import {toPlain} from './tree.ts';
import {validate} from './zod-issues.ts';

export type {ReadText} from './extend.ts';

export interface LoadedScenario {
  readonly scenario: Scenario;
  /** Where each value was written. */
  readonly source: SourceMap;
  /** The file asked for. */
  readonly file: string;
  /** All files that it is made of, in the order in which they were merged, `file` last. */
  readonly files: readonly string[];
}

/**
 * The scenario in a file, with what it extends: of the right form, every name outside expressions known. Expressions are left as text.
 * Throws a TidemarkError with everything that is wrong, each with its place. Runs in a browser too: `read` gets the files.
 */
export function loadScenario(file: string, read: ReadText, kinds: MetricKindSchemas): LoadedScenario {
  const issues = new IssueList();
  const {tree, files} = readExtended(file, read, issues);
  if (!tree) return issues.throw(files);
  const source = new SourceMap(tree);
  const raw = toPlain(tree);
  const schema = scenarioSchema(kinds);
  const parsed = validate(schema, raw, source, issues);
  checkReferences(schema, raw, source, issues);
  if (!parsed || issues.size > 0) {
    checkExpressions(schema, raw, source, issues);
    return issues.throw(files);
  }
  return {scenario: completeScenario(parsed), source, file, files};
}
