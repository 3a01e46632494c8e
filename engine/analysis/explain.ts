import {mean, sampleStandardDeviation} from 'simple-statistics';
import {type CaseTree, isLeaf, type Leaf} from '../compile/cases.ts';
import type {Compiled} from '../compile/compile.ts';
import {bind, FAMILIES} from '../distributions/index.ts';
import {describe} from '../distributions/describe.ts';
import {displayWidth, suggest, usageError} from '../errors.ts';
import {distributionsIn, type Expression, namesIn, parse, print} from '../expression/index.ts';
import {pow} from '../kernels/scalar/index.ts';
import {METRIC_KINDS} from '../metrics/registry.ts';
import type {Drawn} from '../metrics/kind.ts';
import {Builder} from '../program/builder.ts';
import type {Label, Scenario} from '../scenario/schema.ts';
import {formatNumber} from '../units.ts';
import {claimText} from './claim-text.ts';
import {type Language, WORDS} from './explain-words.ts';

/** A line of an explanation: a heading on the left, what is to be said on the right. */
type Line = readonly [heading: string, text: string];

/** Every name that `explain` knows, by what it names. */
export function explainable({
  scenario,
}: Compiled): Readonly<Record<'metrics' | 'assumptions' | 'factors' | 'targets', readonly string[]>> {
  const {metrics, assumptions, factors, targets} = scenario;
  return {
    metrics: Object.keys(metrics),
    assumptions: Object.keys(assumptions),
    factors: Object.keys(factors),
    targets: Object.keys(targets),
  };
}

/**
 * What a name of a scenario means, in words: its formula, what it rests on and who rests on it, which numbers are drawn when, history and sources.
 * Throws a TidemarkError for a name that the scenario does not have.
 */
export function explain(compiled: Compiled, name: string, lang: Language): string {
  const {scenario} = compiled;
  if (Object.hasOwn(scenario.metrics, name)) return layout(explainMetric(compiled, name, lang));
  if (Object.hasOwn(scenario.assumptions, name)) return layout(explainAssumption(compiled, name, lang));
  if (Object.hasOwn(scenario.factors, name)) return layout(explainFactor(compiled, name, lang));
  if (Object.hasOwn(scenario.targets, name)) return layout(explainTarget(compiled, name, lang));
  const known = Object.values(explainable(compiled)).flat();
  const near = suggest(name, known);
  throw usageError(
    `unknown name ${name}`,
    near ? `did you mean ${near}?` : `known are ${known.slice(0, 12).join(', ')}`,
  );
}

function explainMetric({scenario, fields}: Compiled, id: string, lang: Language): Line[] {
  const words = WORDS[lang];
  const metric = scenario.metrics[id]!;
  const kind = METRIC_KINDS[metric.kind]!;
  const own = fields.filter((field) => field.metric === id);
  const names = own
    .flatMap(({tree}) => leavesOf(tree))
    .flatMap(([, leaf]) => namesIn(leaf.expression).map((node) => node.name));
  const loads = own.flatMap(({name}) => loadedFactor(name) ?? []);
  return [
    [id, [text(metric.label, lang), words.metric(metric.kind, metric.unit)].filter(Boolean).join(' · ')],
    [words.formula, kind.describe[lang]],
    ...own.flatMap(({name, tree, drawn}) => fieldLines(name, tree, drawn, lang)),
    ...restsOn(scenario, [...names, ...loads], lang),
    ...usedBy({scenario, fields}, id, lang),
    ...historyLines(metric.history ?? {}, lang),
    ...sourceLines(scenario, metric.source, lang),
    ...noteLines(metric.note, lang),
  ];
}

function explainAssumption({scenario, fields}: Compiled, id: string, lang: Language): Line[] {
  const words = WORDS[lang];
  const {label, value, by, at, unit, lever, source, note} = scenario.assumptions[id]!;
  const drawn = by === 'district' ? words.oncePerDistrict : words.once;
  const values = [...(value === undefined ? [] : [['', value] as const]), ...Object.entries(at ?? {})];
  const parsed = values.map(([key, given]) => [key, read(given)] as const);
  const ties = scenario.correlations.filter(({between}) => between.includes(id));
  return [
    [id, [text(label, lang), words.assumption, unit].filter(Boolean).join(' · ')],
    ...parsed.map(([key, expression], i): Line => [i === 0 ? words.value : '', withKey(key, said(expression, lang))]),
    [words.drawn, parsed.some(([, {tree}]) => tree && distributionsIn(tree).length) ? drawn : words.never],
    ...(lever ? [[words.lever, `${lever.min} – ${lever.max}`] as const] : []),
    ...ties.map(({between, rho}): Line => [
      words.correlation,
      `${between.find((other) => other !== id) ?? id}: ${rho}`,
    ]),
    ...restsOn(
      scenario,
      parsed.flatMap(([, {tree}]) => (tree ? namesIn(tree).map((node) => node.name) : [])),
      lang,
    ),
    ...usedBy({scenario, fields}, id, lang),
    ...sourceLines(scenario, source, lang),
    ...noteLines(note, lang),
  ];
}

function explainFactor({scenario, fields}: Compiled, id: string, lang: Language): Line[] {
  const words = WORDS[lang];
  const {label, source, note, kind, ...parameters} = scenario.factors[id]!;
  const rows = Object.entries(parameters).flatMap(([name, value]): [string, string | number][] =>
    typeof value === 'object'
      ? Object.entries(value as object).map(([key, inner]) => [`${name}.${key}`, String(inner)])
      : [[name, value as string | number]],
  );
  return [
    [id, [text(label, lang), words.factor(kind)].filter(Boolean).join(' · ')],
    [words.formula, words.factorFormula[kind] ?? kind],
    ...rows.map(([name, value]): Line => [name, said(read(value), lang)]),
    [words.drawn, words.eachYear],
    ...usedBy({scenario, fields}, id, lang),
    ...sourceLines(scenario, source, lang),
    ...noteLines(note, lang),
  ];
}

function explainTarget(compiled: Compiled, id: string, lang: Language): Line[] {
  const {scenario} = compiled;
  const words = WORDS[lang];
  const target = scenario.targets[id]!;
  const where =
    'metric' in target
      ? [text(scenario.districts[target.district]?.name, lang) || target.district, String(target.year)]
      : [];
  const within = Object.entries(scenario.targets).filter(
    ([, other]) => !('metric' in other) && JSON.stringify(other).includes(`"${id}"`),
  );
  const checks = scenario.checks.filter((check) => 'target' in check && check.target === id);
  return [
    [id, [text(target.label, lang), words.target].filter(Boolean).join(' · ')],
    [words.claim, [claimText(target, compiled), ...where].join(', ')],
    ...(within.length ? [[words.partOf, within.map(([other]) => other).join(', ')] as const] : []),
    ...checks.map((check): Line => [
      words.check,
      'target' in check ? `${words.probability} ${check.probability.comparator} ${check.probability.value}` : '',
    ]),
    ...outsideViewLines(scenario, target.outside_view, lang),
    ...sourceLines(scenario, target.source, lang),
    ...noteLines(target.note, lang),
  ];
}

function outsideViewLines({outside_views}: Scenario, id: string | undefined, lang: Language): Line[] {
  if (id === undefined) return [];
  const words = WORDS[lang];
  const {label, hits, of} = outside_views[id]!;
  return [[words.outsideView, [text(label, lang), words.metOf(hits, of)].join(words.comma)]];
}

/** A field of a metric: each case with its expression, and when what is random in it is drawn. */
function fieldLines(name: string, tree: CaseTree, drawn: Drawn, lang: Language): Line[] {
  const words = WORDS[lang];
  const leaves = leavesOf(tree);
  const random = leaves.some(([, {expression}]) => distributionsIn(expression).length > 0);
  const when = drawn === 'once' ? words.oncePerDistrict : words.eachYearAndDistrict;
  const lines = leaves.map(([key, leaf], i): Line => [
    i === 0 ? name : '',
    withKey(key, said({tree: leaf.expression, text: leaf.text}, lang)),
  ]);
  return random ? [...lines, ['', `(${words.drawn}: ${when})`]] : lines;
}

function leavesOf(tree: CaseTree): [key: string, leaf: Leaf][] {
  if (isLeaf(tree)) return [['', tree]];
  return [...tree.entries].flatMap(([key, inner]) =>
    leavesOf(inner).map(([below, leaf]): [string, Leaf] => [below ? `${key} ${below}` : key, leaf]),
  );
}

/** The factor whose load a field is: cycle of `loads.cycle` or `projects.fab.loads.cycle`. */
function loadedFactor(field: string): string | undefined {
  const [factor, parent] = field.split('.').toReversed();
  return parent === 'loads' ? factor : undefined;
}

interface Read {
  tree: Expression | undefined;
  text: string | number;
}

function read(given: string | number): Read {
  const parsed = parse(given, {families: new Set(FAMILIES.keys())});
  return {tree: 'ok' in parsed ? parsed.ok : undefined, text: given};
}

/** The expression in canonical form; a single distribution of numbers also in words. */
function said({tree, text: raw}: Read, lang: Language): string {
  if (!tree) return String(raw);
  const formula = print(tree);
  const words = tree.kind === 'distribution' ? distributionWords(tree, lang) : undefined;
  return words ? `${formula}: ${words}` : formula;
}

function distributionWords(node: Extract<Expression, {kind: 'distribution'}>, lang: Language): string | undefined {
  const b = new Builder();
  const args: Record<string, ReturnType<Builder['constant']>> = {};
  let percent = false;
  for (const [name, given] of Object.entries(node.parameters)) {
    const [sign, number] = !('kind' in given)
      ? [1, undefined]
      : given.kind === 'unary' && given.op === '-'
        ? [-1, given.of]
        : [1, given];
    if (number?.kind !== 'number') return undefined;
    percent ||= number.percent === true;
    args[name] = b.constant(sign * number.value);
  }
  const bound = bind(b, node.family, args);
  return 'distribution' in bound
    ? describe(b, bound.distribution, lang, percent ? inPercent(lang) : undefined)
    : undefined;
}

function inPercent(lang: Language): (x: number) => string {
  return (x) => `${formatNumber(100 * x, lang, 3)} %`;
}

function restsOn({assumptions, factors, metrics}: Scenario, names: readonly string[], lang: Language): Line[] {
  const words = WORDS[lang];
  const unique = [...new Set(names)];
  const groups = [
    [words.assumption, unique.filter((name) => Object.hasOwn(assumptions, name))],
    [words.factors, unique.filter((name) => Object.hasOwn(factors, name))],
    [words.metrics, unique.filter((name) => Object.hasOwn(metrics, name))],
  ] as const;
  const said = groups.filter(([, members]) => members.length).map(([word, members]) => `${word} ${members.join(', ')}`);
  return said.length ? [[words.restsOn, said.join('; ')]] : [];
}

function usedBy({scenario, fields}: Pick<Compiled, 'scenario' | 'fields'>, id: string, lang: Language): Line[] {
  const words = WORDS[lang];
  const mentions = (tree: CaseTree) =>
    leavesOf(tree).some(([, {expression}]) => namesIn(expression).some(({name}) => name === id));
  const metrics = fields
    .filter(({tree, name}) => mentions(tree) || loadedFactor(name) === id)
    .map(({metric}) => metric);
  const targets = Object.entries(scenario.targets).filter(
    ([, target]) => 'metric' in target && target.metric.split('.')[0] === id,
  );
  const users = [...new Set(metrics.filter((metric) => metric !== id))];
  return [
    ...(users.length ? [[words.usedBy, users.join(', ')] as const] : []),
    ...(targets.length ? [[words.targets, targets.map(([target]) => target).join(', ')] as const] : []),
  ];
}

/** Known values by year and the growth per year between them, with its mean and spread where there are enough. */
function historyLines(history: NonNullable<Scenario['metrics'][string]['history']>, lang: Language): Line[] {
  const words = WORDS[lang];
  return Object.entries(history).map(([district, values], i): Line => {
    const points = Object.entries(values)
      .map(([year, value]) => [Number(year), Number(value)] as const)
      .filter(([, value]) => value > 0)
      .sort(([a], [b]) => a - b);
    const rates = points.slice(1).map(([year, value], k) => {
      const [before, from] = points[k]!;
      return pow(value / from, 1 / (year - before)) - 1;
    });
    const levels = Object.entries(values).map(([year, value]) => `${year}: ${value}`);
    const percent = (x: number) => `${formatNumber(100 * x, lang, 3)} %`;
    const growth =
      rates.length > 1
        ? ` (${words.growth(percent(mean(rates)), percent(sampleStandardDeviation(rates)))})`
        : rates.length === 1
          ? ` (${percent(rates[0]!)}${words.perYear})`
          : '';
    return [i === 0 ? words.history : '', `${district} ${levels.join(', ')}${growth}`];
  });
}

function sourceLines({sources}: Scenario, ids: readonly string[] | undefined, lang: Language): Line[] {
  const words = WORDS[lang];
  return (ids ?? []).map((id, i): Line => {
    const source = sources[id];
    const facts = [
      source?.issuer,
      source?.year,
      source?.section,
      source?.confidence && words.confidence(source.confidence),
    ];
    const details = facts.filter((fact) => fact !== undefined && fact !== '').join(words.comma);
    return [i === 0 ? words.sources : '', `${id}: ${text(source?.title, lang)}${details ? ` (${details})` : ''}`];
  });
}

function noteLines(note: string | undefined, lang: Language): Line[] {
  return note === undefined ? [] : [[WORDS[lang].note, note]];
}

function text(label: Label | undefined, lang: Language): string {
  if (label === undefined || typeof label === 'string') return label ?? '';
  return (lang === 'zh' ? (label.zh ?? label.en) : (label.en ?? label.zh)) ?? '';
}

function withKey(key: string, value: string): string {
  return key ? `${key}: ${value}` : value;
}

/** The first line as a title, the others in two columns. */
function layout([[name, title] = ['', ''], ...lines]: readonly Line[]): string {
  const width = Math.max(...lines.map(([heading]) => displayWidth(heading)));
  const pad = (heading: string) => heading + ' '.repeat(width - displayWidth(heading));
  return [`${name} · ${title}`, ...lines.map(([heading, body]) => `  ${pad(heading)}  ${body}`.trimEnd())].join('\n');
}
