import type {Path} from '../errors.ts';
import {findCycles, spellCycle} from './cycles.ts';
import type {IssueList} from './issue-list.ts';
import type {Section} from './outline.ts';
import {Outline, tagsOf} from './outline.ts';
import type {Context} from './references.ts';
import {checkReference} from './references.ts';
import type {SourceMap} from './source-map.ts';
import type {Schema} from './walk.ts';
import {fieldsOf, isMap, valueAt} from './walk.ts';
import {type Message, say} from '../message.ts';

/**
 * Checks every name that does not stand inside an expression: that it exists, is given once, and does not lead round in a circle; and every year against
 * the calendar. Works on what is written, valid or not, so that one mistake does not hide another; what the schema refuses is passed over.
 */
export function checkReferences(schema: Schema, raw: unknown, source: SourceMap, issues: IssueList): void {
  const context: Context = {outline: new Outline(raw), source, issues};
  for (const field of fieldsOf(schema, raw)) checkReference(field, context);
  checkExpressionNames(context);
  checkDistrictCircles(context);
  checkTargetCircles(context);
  checkAssumptionsCover(context);
  checkCorrelations(context);
  for (const [name, target] of context.outline.entries('targets')) checkClaim(target, ['targets', name], context);
  const checks = valueAt(raw, ['checks']);
  if (Array.isArray(checks)) for (const [i, check] of checks.entries()) checkClaim(check, ['checks', i], context);
}

/** Assumptions, factors and metrics are named in the same expressions. */
function checkExpressionNames({outline, source, issues}: Context): void {
  const sections: readonly Section[] = ['assumptions', 'factors', 'metrics'];
  const first = new Map<string, Section>();
  for (const section of sections) {
    for (const name of outline.entries(section).keys()) {
      const other = first.get(name);
      if (other === undefined) first.set(name, section);
      else
        issues.add({
          rule: say`duplicate name, ${other} has it too`,
          path: [section, name],
          location: source.locate([section, name], {key: true}),
          hint: say`rename one of them`,
        });
    }
  }
}

/** Districts lie within each other like the branches of a tree. */
export function checkDistrictCircles(context: Context): void {
  const parents = new Map<string, string[]>();
  for (const [name, district] of context.outline.entries('districts'))
    parents.set(name, strings([valueAt(district, ['within'])]));
  reportCircles(parents, (name) => ['districts', name, 'within'], say`districts must form a tree`, context);
}

function checkTargetCircles(context: Context): void {
  const parts = new Map<string, string[]>();
  for (const [name, target] of context.outline.entries('targets')) {
    parts.set(name, strings([['all'], ['any'], ['count', 'of']].map((path) => valueAt(target, path)).flat()));
  }
  reportCircles(parts, (name) => ['targets', name], say`targets must not go round in a circle`, context);
}

function reportCircles(
  graph: ReadonlyMap<string, readonly string[]>,
  pathOf: (name: string) => Path,
  rule: Message,
  {source, issues}: Context,
): void {
  for (const cycle of findCycles(graph)) {
    const path = pathOf(cycle[0]!);
    issues.add({rule, path, location: source.locate(path, {key: true}), got: spellCycle(cycle)});
  }
}

/** An assumption by district without a value for all has one for each district that has no parts. */
function checkAssumptionsCover({outline, source, issues}: Context): void {
  for (const [name, assumption] of outline.entries('assumptions')) {
    const at = valueAt(assumption, ['at']);
    if (!isMap(at) || valueAt(assumption, ['value']) !== undefined) continue;
    const bare = outline.leaves.filter(
      (leaf) => !(leaf in at) && !tagsOf(outline.entries('districts').get(leaf)).some((tag) => tag in at),
    );
    if (bare.length === 0) continue;
    const path = ['assumptions', name];
    issues.add({
      rule: say`missing key value`,
      path,
      location: source.locate(path, {key: true}),
      hint: say`at says nothing about ${bare.slice(0, 10)}`,
    });
  }
}

function checkCorrelations({outline, source, issues}: Context): void {
  const correlations = valueAt(outline.raw, ['correlations']);
  const seen = new Set<string>();
  for (const i of Array.isArray(correlations) ? correlations.keys() : []) {
    const path = ['correlations', i, 'between'];
    const pair = valueAt(outline.raw, path);
    if (!Array.isArray(pair) || pair.length !== 2) continue;
    const [a, b] = strings(pair).sort();
    if (a === undefined || b === undefined) continue;
    const key = `${a} ${b}`;
    const rule =
      a === b
        ? say`must be two different assumptions`
        : seen.has(key)
          ? say`duplicate correlation of ${a} and ${b}`
          : '';
    if (rule) issues.add({rule, path, location: source.locate(path)});
    seen.add(key);
  }
}

/** A target or check on a metric says which district unless there is one that all are within, and growth needs a year before. */
function checkClaim(claim: unknown, path: Path, {outline, source, issues}: Context): void {
  if (!isMap(claim) || claim['metric'] === undefined) return;
  const roots = outline.roots;
  if (claim['district'] === undefined && roots.length > 1) {
    const hint = say`add district: more than one is within no other (${roots.slice(0, 10)})`;
    issues.add({rule: say`missing key district`, path, location: source.locate(path, {key: true}), hint});
  }
  const flows = ['growth', 'cumulative', 'every_year'].filter((key) => claim[key] === true);
  if (flows.length > 0 && claim['year'] === outline.calendar?.base && claim['year'] !== undefined) {
    const at = [...path, 'year'];
    issues.add({
      rule: say`must be after the base year for ${flows[0]!}`,
      path: at,
      location: source.locate(at),
      got: source.textOf(at),
    });
  }
}

function strings(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
