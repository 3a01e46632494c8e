import {mean, sampleStandardDeviation} from 'simple-statistics';
import type {Compiled} from '../compile/compile.ts';
import type {CaseTree} from '../compile/cases.ts';
import {suggest, usageError} from '../errors.ts';
import {distributionsIn, namesIn} from '../expression/index.ts';
import {pow} from '../kernels/scalar/index.ts';
import type {Scenario} from '../scenario/schema.ts';
import {formatNumber} from '../units.ts';
import {claimText} from './claim-text.ts';
import {layout, type Line} from './explain-layout.ts';
import {
  districtLines,
  fieldLines,
  kindLines,
  loadedFactor,
  partLines,
  restsOnLines,
  sourcesOf,
  unitText,
} from './explain-metric.ts';
import {leavesOf, read, said, text, withKey} from './explain-values.ts';
import {type Language, WORDS} from './explain-words.ts';
import {say} from '../message.ts';

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
 * What a name of a scenario means, in words: its formula, what it rests on and who rests on it, which numbers are drawn when, history and sources;
 * wrapped to `width` columns of a terminal. Throws a TidemarkError for a name that the scenario does not have.
 */
export function explain(compiled: Compiled, name: string, lang: Language, width = 120): string {
  const {scenario} = compiled;
  if (Object.hasOwn(scenario.metrics, name)) return layout(explainMetric(compiled, name, lang), width);
  if (Object.hasOwn(scenario.assumptions, name)) return layout(explainAssumption(compiled, name, lang), width);
  if (Object.hasOwn(scenario.factors, name)) return layout(explainFactor(compiled, name, lang), width);
  if (Object.hasOwn(scenario.targets, name)) return layout(explainTarget(compiled, name, lang), width);
  const known = Object.values(explainable(compiled)).flat();
  const near = suggest(name, known);
  throw usageError(say`unknown name ${name}`, near ? say`did you mean ${near}?` : say`known are ${known.slice(0, 12)}`);
}

function explainMetric(compiled: Compiled, id: string, lang: Language): Line[] {
  const {scenario, fields} = compiled;
  const words = WORDS[lang];
  const metric = scenario.metrics[id]!;
  const own = fields.filter((field) => field.metric === id);
  const unit = metric.unit === undefined ? undefined : unitText(metric.unit, lang);
  return [
    [id, [text(metric.label, lang), words.metric(metric.kind, unit)].filter(Boolean).join(' · ')],
    ...kindLines(metric, lang),
    ...fieldLines(metric, own, lang),
    ...districtLines(compiled, metric, lang),
    ...restsOnLines(compiled, metric, own, lang),
    ...usedBy({scenario, fields}, id, lang),
    ...partLines(compiled, id, lang),
    ...historyLines(metric.history ?? {}, lang),
    ...sourceLines(scenario, [...new Set(sourcesOf(metric))], lang),
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
    ...(lever?.cost === undefined
      ? []
      : [[words.cost, [lever.cost, scenario.budget?.unit].filter((part) => part !== undefined).join(' · ')] as const]),
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
    [words.claim, [claimText(target, compiled, lang), ...where].join(', ')],
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

function restsOn({assumptions, factors, metrics}: Scenario, names: readonly string[], lang: Language): Line[] {
  const words = WORDS[lang];
  const unique = [...new Set(names)];
  const groups = [
    [words.assumption, unique.filter((name) => Object.hasOwn(assumptions, name))],
    [words.factors, unique.filter((name) => Object.hasOwn(factors, name))],
    [words.metrics, unique.filter((name) => Object.hasOwn(metrics, name))],
  ] as const;
  const said = groups.filter(([, members]) => members.length).map(([word, members]) => `${word} ${members.join(', ')}`);
  return said.map((line, i) => [i ? '' : words.restsOn, line]);
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
