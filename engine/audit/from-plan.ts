import type {LoadedPlan} from '../plan/load-plan.ts';
import type {Plan, PlanKnown, PlanTarget} from '../plan/plan.ts';
import type {Label} from '../scenario/schema.ts';
import type {Claim, Document, Entries, Form, LedgerMetric, Words} from './ledger.ts';

/** The entries of a plan's targets.yaml. */
export function entriesOfPlan({plan, source, file}: LoadedPlan): Entries {
  const document: Document = {id: plan.id, title: plan.title, file, base: plan.calendar.base};
  const common = (section: 'targets' | 'known', id: string, stated: PlanTarget | PlanKnown) => ({
    document,
    id,
    label: stated.label,
    metric: stated.metric,
    metricLabel: plan.metrics[stated.metric]!.label,
    district: stated.district,
    isLevel: stated.basis === 'level' || stated.basis === 'share',
    ...formOf(stated),
    isHedged: stated.wording === 'hedged',
    ambiguity: stated.ambiguity,
    location: source.locate([section, id], {key: true}),
  });
  const targets = Object.entries(plan.targets).map(([id, target]): Claim => {
    const {atLeast, atMost, about, within = 0} = target.asked;
    return {
      ...common('targets', id, target),
      kind: 'target',
      point: about ?? atLeast ?? atMost,
      low: atLeast,
      high: about === undefined ? atMost : about * (1 + within),
      isHeadline: target.isHeadline,
    };
  });
  const known = Object.entries(plan.known).map(([id, fact]): Claim => {
    const {value} = fact;
    return {...common('known', id, fact), kind: 'known', point: value, low: value, high: value, isHeadline: false};
  });
  return {document, claims: [...targets, ...known], metrics: metricsOf(plan), districts: districtsOf(plan.districts)};
}

/** One year of a sum or of a yearly amount is the value of that year. */
function formOf({basis, period: {first, last}}: PlanTarget | PlanKnown): {form: Form; first: number; last: number} {
  if (basis === 'growth') return {form: 'growth', first, last};
  if (first === last) return {form: 'value', first, last};
  return {form: basis === 'cumulative' ? 'sum' : 'yearly', first, last};
}

function metricsOf({metrics}: Plan): Map<string, LedgerMetric> {
  return new Map(
    Object.entries(metrics).map(([id, {of, ...metric}]) => [
      id,
      {...metric, id, sort: of, isAdditive: of === 'stock' || of === 'flow'},
    ]),
  );
}

/** The places of a document, as its file has them. */
export function districtsOf(
  districts: Readonly<Record<string, {name?: Label | undefined; within?: string | undefined}>>,
): Entries['districts'] {
  return new Map(
    Object.entries(districts).map(([id, {name, within}]) => [
      id,
      {name: wordsOf(name, id), within: new Set(within === undefined ? [] : [within])},
    ]),
  );
}

/** A label in both languages, the one for the other where it is missing. */
export function wordsOf(label: Label | undefined, fallback: string): Words {
  if (label === undefined) return {zh: fallback, en: fallback};
  if (typeof label === 'string') return {zh: label, en: label};
  return {zh: label.zh ?? label.en ?? fallback, en: label.en ?? label.zh ?? fallback};
}
