import {checkExpressions} from '../scenario/check-expressions.ts';
import type {ReadText} from '../scenario/extend.ts';
import {IssueList} from '../scenario/issue-list.ts';
import {Outline} from '../scenario/outline.ts';
import {checkReference, type Context} from '../scenario/references.ts';
import {checkDistrictCircles} from '../scenario/resolve.ts';
import {SourceMap} from '../scenario/source-map.ts';
import {SourceText} from '../scenario/source-text.ts';
import {type MapTree, toPlain} from '../scenario/tree.ts';
import {fieldsOf} from '../scenario/walk.ts';
import {parseYaml} from '../scenario/yaml.ts';
import {validate} from '../scenario/zod-issues.ts';
import type {z} from 'zod';
import {saidBy, say} from '../message.ts';

/** A file of the right form, every name in it known. */
export interface PlanFile<T> {
  readonly parsed: T;
  readonly source: SourceMap;
  readonly file: string;
}

/** Reads one file by a schema. Throws a TidemarkError with everything that is wrong with it, each with its place. */
export function readPlanFile<S extends z.ZodType>(file: string, read: ReadText, schema: S): PlanFile<z.output<S>> {
  const issues = new IssueList();
  const tree = parse(file, read, issues);
  if (!tree) return issues.throw([file]);
  const source = new SourceMap(tree);
  const raw = toPlain(tree);
  const parsed = validate(schema, raw, source, issues);
  const context: Context = {outline: new Outline(raw), source, issues};
  for (const field of fieldsOf(schema, raw)) checkReference(field, context);
  checkDistrictCircles(context);
  if (parsed === undefined || issues.size > 0) {
    checkExpressions(schema, raw, source, issues);
    return issues.throw([file]);
  }
  return {parsed, source, file};
}

function parse(file: string, read: ReadText, issues: IssueList): MapTree | undefined {
  let text: string;
  try {
    text = read(file);
  } catch (error) {
    issues.add({rule: say`cannot read ${file}, ${saidBy(error)}`});
    return undefined;
  }
  return parseYaml(new SourceText(file, text), issues);
}
