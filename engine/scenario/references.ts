import type {Path} from '../errors.ts';
import {nameHint} from './hints.ts';
import type {IssueList} from './issue-list.ts';
import type {Outline, Section} from './outline.ts';
import type {SourceMap} from './source-map.ts';
import type {Field, Role} from './walk.ts';
import {isMap} from './walk.ts';
import {type Message, say} from '../message.ts';

/** What the checks of names work with. */
export interface Context {
  readonly outline: Outline;
  readonly source: SourceMap;
  readonly issues: IssueList;
}

/** What names may stand for: its section, one of them and all of them in words. */
const NAMED: Readonly<Partial<Record<Role, {section: Section; one: Message; all: Message}>>> = {
  district: {section: 'districts', one: say`district`, all: say`districts`},
  assumption: {section: 'assumptions', one: say`assumption`, all: say`assumptions`},
  factor: {section: 'factors', one: say`factor`, all: say`factors`},
  metric: {section: 'metrics', one: say`metric`, all: say`metrics`},
  target: {section: 'targets', one: say`target`, all: say`targets`},
  outside_view: {section: 'outside_views', one: say`outside_view`, all: say`outside_views`},
  source: {section: 'sources', one: say`source`, all: say`sources`},
};

/** Checks that what a field names exists. */
export function checkReference(field: Field, context: Context): void {
  const {role, path, value, isKey} = field;
  const named = NAMED[role];
  if (named) checkName(named, field, context);
  else if (role === 'place') checkPlace(field, context);
  else if (role === 'tag') checkTag(field, context);
  else if (role === 'year') checkYear(value, path, isKey, context);
  else if (role === 'cases') checkCases(value, path, context);
}

function checkName(
  {section, one, all}: {section: Section; one: Message; all: Message},
  {role, path, value, isKey}: Field,
  context: Context,
): void {
  const {outline} = context;
  if (typeof value !== 'string' || outline.isUnreadable(section)) return;
  // A part of a metric is named after a dot: firms.listed. The kind knows which there are.
  const name = role === 'metric' ? value.split('.', 1)[0]! : value;
  if (!outline.entries(section).has(name))
    unknownName(name, one, () => [...outline.entries(section).keys()], all, {path, isKey}, context);
}

function checkPlace({path, value, isKey}: Field, context: Context): void {
  const {outline} = context;
  if (typeof value !== 'string' || isPlace(value, outline)) return;
  unknownName(value, say`district or tag`, () => places(outline), say`districts and tags`, {path, isKey}, context);
}

function checkTag({path, value}: Field, {outline, source, issues}: Context): void {
  if (typeof value !== 'string' || !outline.entries('districts').has(value)) return;
  issues.add({rule: say`must not be the name of a district`, path, location: source.locate(path), got: value});
}

function checkYear(value: unknown, path: Path, isKey: boolean, {outline: {calendar}, source, issues}: Context): void {
  if (!calendar || typeof value !== 'number' || (value >= calendar.base && value <= calendar.end)) return;
  const rule = say`must be a year of the calendar, ${calendar.base} to ${calendar.end}`;
  issues.add({rule, path, location: source.locate(path, {key: isKey}), got: String(value)});
}

const YEAR = /^\d{4}$/;

/** The keys of cases are districts, tags, years of the calendar and default. */
function checkCases(value: unknown, path: Path, context: Context): void {
  if (!isMap(value)) return;
  const {outline} = context;
  for (const [key, inner] of Object.entries(value)) {
    checkCases(inner, [...path, key], context);
    if (key === 'default') continue;
    const at = {path: [...path, key], isKey: true};
    if (YEAR.test(key)) checkYear(Number(key), at.path, true, context);
    else if (!isPlace(key, outline))
      unknownName(key, say`district, tag or year`, () => [...places(outline), 'default'], say`keys`, at, context);
  }
}

function isPlace(name: string, outline: Outline): boolean {
  return outline.isUnreadable('districts') || outline.entries('districts').has(name) || outline.tags.has(name);
}

function places(outline: Outline): string[] {
  return [...outline.entries('districts').keys(), ...outline.tags];
}

function unknownName(
  name: string,
  kind: Message,
  known: () => string[],
  plural: Message,
  {path, isKey}: {path: Path; isKey: boolean},
  {source, issues}: Context,
): void {
  // For a file with thousands of unknown names, those that are not shown need no neighbour.
  const hint = issues.full ? undefined : nameHint(name, known(), plural);
  issues.add({rule: say`unknown ${kind}`, path, location: source.locate(path, {key: isKey}), got: name, hint});
}
