import type {Issue} from '../errors.ts';
import {checkExpressions} from './check-expressions.ts';
import {completeScenario} from './complete.ts';
import type {ParseText, ReadText} from './extend.ts';
import {readExtended} from './extend.ts';
import {IssueList} from './issue-list.ts';
import {checkReferences} from './resolve.ts';
import type {MetricKindSchemas, Scenario} from './schema.ts';
import {scenarioSchema} from './schema.ts';
import {soundPart} from './sound-part.ts';
import {SourceMap} from './source-map.ts';
import {toPlain} from './tree.ts';
import {validate} from './zod-issues.ts';

export type {ParseText, ReadText} from './extend.ts';

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
 *
 * Where the form is wrong, `examine` (the compiler's `faultsOf`) is asked about the entries that are sound, so that its faults come at once with the others.
 * `parse` may be one that remembers, see `rememberTrees`.
 */
export function loadScenario(
  file: string,
  read: ReadText,
  kinds: MetricKindSchemas,
  examine?: (loaded: LoadedScenario) => readonly Issue[],
  parse?: ParseText,
): LoadedScenario {
  const issues = new IssueList();
  const {tree, files} = readExtended(file, read, issues, parse);
  if (!tree) return issues.throw(files);
  const source = new SourceMap(tree);
  const raw = toPlain(tree);
  const schema = scenarioSchema(kinds);
  const parsed = validate(schema, raw, source, issues);
  checkReferences(schema, raw, source, issues);
  if (!parsed || issues.size > 0) {
    const sound = examine && !issues.full && soundPart(schema, raw, source, issues.issues);
    checkExpressions(schema, raw, source, issues);
    if (sound)
      for (const issue of examine({scenario: completeScenario(sound), source, file, files}))
        // Names have been checked against the whole file just now; here some are left out.
        if (!String(issue.rule).startsWith('unknown name ')) issues.add(issue);
    return issues.throw(files);
  }
  return {scenario: completeScenario(parsed), source, file, files};
}
