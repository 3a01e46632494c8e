import {FAMILIES} from '../distributions/index.ts';
import {type Path, suggest} from '../errors.ts';
import {namesIn, parse} from '../expression/index.ts';
import type {IssueList} from './issue-list.ts';
import {Outline} from './outline.ts';
import type {SourceMap} from './source-map.ts';
import type {Schema} from './walk.ts';
import {fieldsOf, isMap} from './walk.ts';
import {say} from '../message.ts';

/** As many expressions are read: a file with faults of form beyond that is not one that a planner wrote. */
const MOST = 5000;

/**
 * Checks the text of every expression: that it parses, and that its names exist. The compiler finds these faults too, but it never sees a scenario that has
 * others; run on such a one, this lets a planner mend everything in one go.
 */
export function checkExpressions(schema: Schema, raw: unknown, source: SourceMap, issues: IssueList): void {
  const families = new Set(FAMILIES.keys());
  const outline = new Outline(raw);
  const known = new Set(['year', 'residual']);
  for (const section of ['assumptions', 'factors', 'metrics'] as const)
    for (const name of outline.entries(section).keys()) known.add(name);
  let read = 0;
  for (const {role, path, value} of fieldsOf(schema, raw)) {
    if (role !== 'expression' && role !== 'constant' && role !== 'cases') continue;
    for (const [at, text] of leaves(value, path)) {
      if (issues.full || ++read > MOST) return;
      const parsed = parse(text, {families});
      if ('issues' in parsed)
        for (const {span, ...issue} of parsed.issues)
          issues.add({...issue, path: at, location: source.locateSpan(at, span.start, span.end)});
      else
        for (const {name, span} of role === 'constant' ? [] : namesIn(parsed.ok)) {
          if (known.has(name)) continue;
          const near = suggest(name, known);
          const location = source.locateSpan(at, span.start, span.end);
          issues.add({
            rule: say`unknown name ${name}`,
            path: at,
            location,
            ...(near ? {hint: say`did you mean ${near}?`} : {}),
          });
        }
    }
  }
}

function* leaves(value: unknown, path: Path): Generator<[Path, string | number]> {
  if (Number.isFinite(value) || (typeof value === 'string' && value.trim() !== ''))
    yield [path, value as string | number];
  else if (isMap(value)) for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
}
