import {isLeaf, pick} from '../compile/cases.ts';
import type {Compiled} from '../compile/compile.ts';
import {Constants} from '../compile/constants.ts';
import {Reporter} from '../compile/reporter.ts';
import {combination, isSimple, type TargetOutput} from '../compile/targets.ts';
import type {Path} from '../errors.ts';
import {parse} from '../expression/index.ts';
import {METRIC_KINDS} from '../metrics/registry.ts';
import {Builder} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import type {Metric, Scenario, SimpleTarget} from '../scenario/schema.ts';
import {parseUnit} from '../units.ts';
import {districtsOf, wordsOf} from './from-plan.ts';
import type {Claim, Document, Entries, Form, LedgerMetric} from './ledger.ts';
import {medianOf} from './median.ts';

/** The entries of a scenario: its point targets, and its history and levels of the base year as what is known. Combined targets count none of their own. */
export function entriesOfScenario(compiled: Compiled, file: string): Entries {
  const {scenario, source, targets} = compiled;
  const document: Document = {
    id: scenario.id,
    title: wordsOf(scenario.title, scenario.id),
    file,
    base: scenario.calendar.base,
  };
  const helpers = helpersOf(compiled);
  const claims = targets.flatMap((output): Claim[] => {
    const target = scenario.targets[output.id]!;
    if (!isSimple(target) || helpers.has(output.id)) return [];
    const location = source.locate(['targets', output.id], {key: true});
    return [{...claimOf(target, output, metricOf(target.metric, compiled), document), location}];
  });
  const metrics = new Map(
    [...new Set([...Object.keys(scenario.metrics), ...claims.map(({metric}) => metric)])].map((id) => [
      id,
      metricOf(id, compiled),
    ]),
  );
  return {
    document,
    claims: [...claims, ...knownOf(compiled, document)],
    metrics,
    districts: districtsOf(scenario.districts),
  };
}

/** Targets that stand in the file only for combined ones: a district's further ones on the same metric and year that are parts of such. */
function helpersOf({scenario}: Compiled): Set<string> {
  const parts = new Set(
    Object.values(scenario.targets).flatMap((target) => (isSimple(target) ? [] : combination(target).parts)),
  );
  const seen = new Set<string>();
  const helpers = new Set<string>();
  for (const [id, target] of Object.entries(scenario.targets)) {
    if (!isSimple(target)) continue;
    const place = `${target.metric} ${target.district} ${target.year}`;
    if (seen.has(place) && parts.has(id)) helpers.add(id);
    seen.add(place);
  }
  return helpers;
}

function claimOf(
  target: SimpleTarget,
  {id, bounds}: TargetOutput,
  metric: LedgerMetric,
  document: Document,
): Omit<Claim, 'location'> {
  const {lower, upper, about, within = 0} = bounds;
  return {
    document,
    id,
    kind: 'target',
    label: wordsOf(target.label, id),
    metric: target.metric,
    metricLabel: metric.label,
    district: target.district,
    isLevel: metric.sort !== 'flow',
    ...formOf(target, document.base),
    point: about ?? lower ?? upper,
    low: lower,
    high: about === undefined ? upper : about * (1 + within),
    isHedged: about !== undefined,
    isHeadline: false,
    ambiguity: undefined,
  };
}

function formOf({growth, cumulative, every_year, year}: SimpleTarget, base: number) {
  const form: Form = growth ? 'growth' : cumulative ? 'sum' : every_year ? 'yearly' : 'value';
  const first = (cumulative || every_year) && base + 1 < year ? base + 1 : year;
  return {form: first === year && form !== 'growth' ? ('value' as const) : form, first, last: year};
}

/** What kinds of metrics are; of the others nothing is said. */
const SORTS: Readonly<Record<string, LedgerMetric['sort']>> = {share: 'share', flow: 'flow', population: 'stock'};

function metricOf(name: string, {scenario, parts}: Compiled): LedgerMetric {
  const [id = '', ...rest] = name.split('.');
  const metric = scenario.metrics[id]!;
  const own = wordsOf(metric.label, id);
  const {kind, usual_ratio: ratio} = metric;
  const between = ratio?.between?.map((bound) => numberOf(bound)) as [number, number] | undefined;
  return {
    id: name,
    label: rest.length ? {zh: `${own.zh} ${rest.join('.')}`, en: `${own.en} ${rest.join('.')}`} : own,
    unit: parts.get(name) ?? metric.unit ?? '',
    sort: SORTS[kind],
    isAdditive: (metric.total ?? METRIC_KINDS[kind]?.total) === 'sum',
    partOf: metric.part_of ?? [],
    fills: metric.fills,
    usualRatio: ratio && {to: ratio.to, between},
    worth: worthOf(metric, scenario),
  };
}

function worthOf({worth}: Metric, {metrics}: Scenario): LedgerMetric['worth'] {
  if (!worth) return undefined;
  const parsed = parse(worth.at_least, {families: new Set()});
  const unit = metrics[worth.of]?.unit;
  const atLeast = 'ok' in parsed ? medianOf(parsed.ok, unit) : undefined;
  return atLeast === undefined ? undefined : {of: worth.of, atLeast};
}

/** A ratio as it is written; the compiler has not read it. */
function numberOf(written: string | number): number {
  const percent = /^(.*)[%％]$/.exec(String(written).trim());
  return percent ? Number(percent[1]) / 100 : Number(written);
}

/** History, and what the base year is given as: a number, or the median of a distribution. */
function knownOf(compiled: Compiled, document: Document): Claim[] {
  const {scenario, source, trajectories, fields, districts} = compiled;
  const {base} = scenario.calendar;
  const constants = new Constants(new Builder(), base, new Reporter(source));
  const known: Claim[] = [];
  const labels = new Map(Object.entries(scenario.metrics).map(([id, {label}]) => [id, wordsOf(label, id)]));
  const add = (id: string, metric: string, district: string, year: number, value: number | undefined, path: Path) => {
    if (value === undefined || !Number.isFinite(value)) return;
    const place = {
      document,
      id,
      kind: 'known' as const,
      label: {zh: id, en: id},
      metric,
      metricLabel: labels.get(metric)!,
      district,
      isLevel: true,
    };
    const location = source.locate(path);
    const said = {isHedged: false, isHeadline: false, ambiguity: undefined};
    known.push({
      ...place,
      form: 'value',
      first: year,
      last: year,
      point: value,
      low: value,
      high: value,
      ...said,
      location,
    });
  };
  for (const [id, metric] of Object.entries(scenario.metrics)) {
    for (const [district, years] of Object.entries(metric.history ?? {}))
      for (const [year, written] of Object.entries(years)) {
        const path = ['metrics', id, 'history', district, year];
        const unit = metric.unit === undefined ? undefined : parseUnit(metric.unit);
        add(`${id} ${year}`, id, district, Number(year), constants.read(path, written, unit), path);
      }
    const given = levelsOf(id, metric, fields, districts, base);
    for (const [district, value] of given) add(`${id} ${base}`, id, district, base, value, ['metrics', id, 'base']);
    for (const {metric: name, district, year, constant} of trajectories)
      if (
        name === id &&
        year === base &&
        !given.has(district) &&
        metric.kind !== 'flow' &&
        metric['base'] !== undefined
      )
        add(`${id} ${base}`, id, district, base, constant, ['metrics', id, 'base']);
  }
  return known;
}

/** Levels of the base year that are drawn: their medians. A `residual` is what the medians of the others leave. */
function levelsOf(
  id: string,
  metric: Metric,
  fields: Compiled['fields'],
  districts: Compiled['districts'],
  base: number,
): Map<string, number> {
  const tree = fields.find((field) => field.metric === id && field.name === 'base')?.tree;
  const levels = new Map<string, number>();
  if (!tree) return levels;
  let residual: District | undefined;
  for (const district of districts.values()) {
    if (!isLeaf(tree) && district.children.length && !tree.entries.has(district.id)) continue;
    if (isLeaf(tree) && district.children.length) continue;
    const leaf = pick(tree, district, base);
    if (!leaf) continue;
    if (String(leaf.text).trim() === 'residual') residual = district;
    else {
      const median = medianOf(leaf.expression, metric.unit);
      if (median !== undefined) levels.set(district.id, median);
    }
  }
  const parent = residual?.parent;
  const whole = parent && levels.get(parent.id);
  if (residual && parent && whole !== undefined) {
    const others = parent.children.filter((child) => child !== residual).map((child) => levels.get(child.id));
    if (others.every((value) => value !== undefined))
      levels.set(
        residual.id,
        others.reduce((left, value) => left - value, whole),
      );
  }
  return levels;
}
