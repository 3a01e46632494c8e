import type {Compiled} from '../compile/compile.ts';
import type {ReadField} from '../compile/metrics.ts';
import {distributionsIn, namesIn} from '../expression/index.ts';
import {METRIC_KINDS} from '../metrics/registry.ts';
import type {Scenario} from '../scenario/schema.ts';
import {label as unitLabel, parseUnit} from '../units.ts';
import type {Line} from './explain-layout.ts';
import {leavesOf, read, said, text, withKey} from './explain-values.ts';
import {fieldWord, type Language, WORDS} from './explain-words.ts';

type Metric = Scenario['metrics'][string];

/** What every metric may say, which has lines of its own. */
const COMMON: ReadonlySet<string> = new Set('kind unit total districts history label source note'.split(' '));

/** A kind of metric in general: what it is, what of it is drawn when. */
export function kindLines({kind}: Metric, lang: Language): Line[] {
  const words = WORDS[lang];
  const {describe, drawn} = METRIC_KINDS[kind]!;
  return [[words.formula, describe[lang]], ...(drawn ? [[words.drawn, drawn[lang]] as const] : [])];
}

/** The fields of a metric in the order of its schema: expressions by district, tag and year, stages and projects one by one. */
export function fieldLines(metric: Metric, own: readonly ReadField[], lang: Language): Line[] {
  const byName = new Map(own.map((field) => [field.name, field]));
  return Object.entries(metric)
    .filter(([key, value]) => !COMMON.has(key) && value !== undefined)
    .flatMap(([key, value]) =>
      headed(fieldWord(metric.kind, key, lang), within([key], value, metric.kind, byName, lang)),
    );
}

/** What stands under a key: a field, a plain value, or a map of these. */
function within(
  path: readonly string[],
  value: unknown,
  kind: string,
  fields: ReadonlyMap<string, ReadField>,
  lang: Language,
): Line[] {
  const field = fields.get(path.join('.'));
  if (field) return valueLines(field, lang);
  if (Array.isArray(value)) return [['', value.map((item) => share(item, path)).join(', ')]];
  if (path.at(-1) === 'ramp') return [['', WORDS[lang].ramp(Number(value))]];
  if (typeof value !== 'object' || value === null) return [['', said(read(value as string | number), lang)]];
  return Object.entries(value)
    .filter(([key, inner]) => !['label', 'source', 'note'].includes(key) && inner !== undefined)
    .flatMap(([key, inner]) => {
      const below = within([...path, key], inner, kind, fields, lang);
      if (path[0] === 'moves' && path.length === 1)
        return below.map(([, said, depth]): Line => ['', `${key} → ${said}`, depth]);
      const isEntity = path.length === 1 && typeof inner === 'object' && !fields.has([...path, key].join('.'));
      const name = path.length === 2 ? fieldWord(kind, key, lang) : named(key, inner, lang);
      const deeper = (lines: readonly Line[]) => lines.map(([, said, depth = 0]): Line => ['', said, depth + 1]);
      const [first, ...more] = below;
      const isOne = !isEntity && first && more.every(([, , depth]) => depth);
      if (!isOne) return [['', name], ...deeper(below)];
      return [['', withKey(path[0] === 'moves' ? key : name, first[1])], ...more];
    });
}

/** Shares of a ramp are held as fractions. */
function share(item: unknown, path: readonly string[]): string {
  return path.at(-1) === 'ramp' ? `${Number((100 * Number(item)).toPrecision(6))}%` : String(item);
}

function named(key: string, value: unknown, lang: Language): string {
  const label = (value as {label?: Metric['label']} | undefined)?.label;
  return label ? `${key} · ${text(label, lang)}` : key;
}

function headed(heading: string, lines: readonly Line[]): Line[] {
  return lines.map(([, said, depth], i) => [i ? '' : heading, said, depth]);
}

/** Each case of a field with its expression, and when what is random in it is drawn. */
function valueLines({tree, drawn}: ReadField, lang: Language): Line[] {
  const words = WORDS[lang];
  const leaves = leavesOf(tree);
  const lines = leaves.map(([key, leaf]): Line => [
    '',
    withKey(key, said({tree: leaf.expression, text: leaf.text}, lang)),
  ]);
  if (!leaves.some(([, {expression}]) => distributionsIn(expression).length > 0)) return lines;
  const when = drawn === 'once' ? words.oncePerDistrict : words.eachYearAndDistrict;
  return [...lines, ['', words.aside(`${words.drawn}${words.colon}${when}`), leaves.length === 1 ? 1 : 0]];
}

/** What the metric rests on, one name a line: its label, and the fields in which it stands. */
export function restsOnLines({scenario}: Compiled, {total}: Metric, own: readonly ReadField[], lang: Language): Line[] {
  const words = WORDS[lang];
  const where = new Map<string, Set<string>>();
  for (const field of own) {
    const factor = loadedFactor(field.name);
    const names = leavesOf(field.tree).flatMap(([, {expression}]) => namesIn(expression).map(({name}) => name));
    for (const name of factor === undefined ? names : [...names, factor])
      where.set(name, (where.get(name) ?? new Set()).add(field.name));
  }
  if (typeof total === 'object') where.set(total.weighted_mean, new Set(['total']));
  const groups = [
    [words.assumption, scenario.assumptions],
    [words.factors, scenario.factors],
    [words.metrics, scenario.metrics],
  ] as const;
  const lines = groups.flatMap(([word, all]) =>
    [...where]
      .filter(([name]) => Object.hasOwn(all, name))
      .map(([name, fields]): Line => {
        const label = text(all[name]!.label, lang);
        const place = words.inFields([...fields].join(', '));
        return ['', `${word} ${name}${label && ` · ${label}`}${words.aside(place)}`];
      }),
  );
  return headed(words.restsOn, lines);
}

/** The factor whose load a field is: cycle of `loads.cycle` or `projects.fab.loads.cycle`. */
export function loadedFactor(field: string): string | undefined {
  const [factor, parent] = field.split('.').toReversed();
  return parent === 'loads' ? factor : undefined;
}

/** The names of its parts, those that begin with the same word together, with what they are. */
export function partLines({partUnits, scenario}: Compiled, id: string, lang: Language): Line[] {
  const words = WORDS[lang];
  const {kind} = scenario.metrics[id]!;
  const meanings = METRIC_KINDS[kind]!.partWords ?? {};
  const groups = new Map<string, string[]>();
  for (const part of partUnits.get(id)!.keys()) {
    const [first = '', ...rest] = part.split('.');
    const word = rest.length ? `${first}.` : first;
    const key = Object.hasOwn(meanings, word) ? word : '*';
    groups.set(key, [...(groups.get(key) ?? []), key === '*' ? part : rest.join('.')]);
  }
  const lines = [...groups].map(([key, names]): Line => {
    const [only = '', ...more] = names;
    const meaning = meanings[key]?.[lang];
    const name = `${id}.${key === '*' ? '' : key}${more.length ? `{${names.join(', ')}}` : only}`;
    return ['', meaning ? `${name}${words.colon}${meaning}` : name];
  });
  return headed(words.parts, lines);
}

/** A unit in the words of the language. */
export function unitText(unit: string, lang: Language): string {
  const known = parseUnit(unit);
  return known ? unitLabel(known, lang) : unit;
}

/** Where it is worked out, and what a parent is, where there are parents. */
export function districtLines(
  {scenario, districts}: Compiled,
  {kind, total, districts: listed}: Metric,
  lang: Language,
): Line[] {
  const words = WORDS[lang];
  const hasParents = [...districts.values()].some(({children}) => children.length);
  const name = (id: string) => {
    const label = text(scenario.districts[id]?.name, lang);
    return label ? `${id} · ${label}` : id;
  };
  const given = total ?? METRIC_KINDS[kind]!.total;
  const parent = typeof given === 'object' ? words.weighted(given.weighted_mean) : (words.total[given] ?? given);
  const lines: Line[] = [];
  if (listed) lines.push([words.districts, listed.map(name).join(', ')]);
  if (hasParents) lines.push([words.parent, parent]);
  return lines;
}

/** Every source that the metric or anything listed in it names. */
export function sourcesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'source' && Array.isArray(inner) ? inner.map(String) : sourcesOf(inner),
  );
}
