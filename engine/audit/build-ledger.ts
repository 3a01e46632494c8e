import {convert, isSameKind, parseUnit} from '../units.ts';
import {type Claim, type Entries, Ledger, type LedgerDistrict, type LedgerMetric} from './ledger.ts';

/**
 * One ledger of several documents: districts and metrics of one name are one, in the unit of the first document that has it. Claims in a unit of another kind, or
 * of a share where it has none, count under a metric of their own.
 */
export function buildLedger(all: readonly Entries[]): Ledger {
  const metrics = new Map<string, LedgerMetric>();
  const districts = new Map<string, LedgerDistrict>();
  const claims: Claim[] = [];
  for (const entries of all) {
    for (const [id, {name, within}] of entries.districts) {
      const other = districts.get(id);
      districts.set(id, {name: other?.name ?? name, within: new Set([...(other?.within ?? []), ...within])});
    }
    const own = new Map([...entries.metrics].map(([id, metric]) => [id, adopt(metric, metrics)]));
    for (const claim of entries.claims) claims.push(inLedger(claim, own.get(claim.metric)!));
  }
  return new Ledger(
    all.map(({document}) => document),
    claims,
    metrics,
    districts,
  );
}

/** A metric's name in the ledger, and what its values are multiplied by. */
interface Adopted {
  readonly id: string;
  readonly factor: number;
}

function adopt(metric: LedgerMetric, metrics: Map<string, LedgerMetric>): Adopted {
  const first = metrics.get(metric.id);
  if (!first) {
    metrics.set(metric.id, metric);
    return {id: metric.id, factor: 1};
  }
  const factor = factorBetween(metric.unit, first.unit);
  if (!isSameSort(first, metric)) return adopt({...metric, id: `${metric.id} (${metric.sort})`}, metrics);
  if (factor === undefined) return adopt({...metric, id: `${metric.id} (${metric.unit})`}, metrics);
  // What one document leaves out of how metrics hang together, another may say.
  metrics.set(metric.id, {
    ...first,
    partOf: [...new Set([...first.partOf, ...metric.partOf])],
    fills: first.fills ?? metric.fills,
    usualRatio: first.usualRatio ?? metric.usualRatio,
    worth: first.worth ?? metric.worth,
  });
  return {id: metric.id, factor};
}

/** Stocks and flows of one name may be one: whether a number is a level or an amount of its year, each claim says itself. */
function isSameSort(a: LedgerMetric, b: LedgerMetric): boolean {
  return (a.sort === 'share') === (b.sort === 'share');
}

function factorBetween(from: string, to: string): number | undefined {
  if (from === to) return 1;
  const [given, wanted] = [parseUnit(from), parseUnit(to)];
  if (!given || !wanted || !isSameKind(given, wanted)) return undefined;
  const factor = convert(1, given, wanted);
  return typeof factor === 'number' ? factor : undefined;
}

function inLedger(claim: Claim, {id, factor}: Adopted): Claim {
  if (claim.form === 'growth' || factor === 1) return {...claim, metric: id};
  const scaled = (value: number | undefined) => (value === undefined ? undefined : value * factor);
  return {...claim, metric: id, point: scaled(claim.point), low: scaled(claim.low), high: scaled(claim.high)};
}
