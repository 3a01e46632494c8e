import type {Location} from '../errors.ts';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A plan or scenario that is audited. */
export interface Document {
  readonly id: string;
  readonly title: Words;
  readonly file: string;
  /** The last year before its targets begin. */
  readonly base: number;
}

/**
 * What a number is about: `value`, the level or amount of one year; `yearly`, that of each year; `sum`, the sum over the years; `growth`, the growth over the year
 * before, on average over the years.
 */
export type Form = 'value' | 'yearly' | 'sum' | 'growth';

/** One number of a document: what it promises, or what it says is known. In the unit of the ledger's metric; growth as a fraction. */
export interface Claim {
  readonly document: Document;
  readonly id: string;
  readonly kind: 'target' | 'known';
  readonly label: Words;
  readonly metric: string;
  /** What the document calls the metric. */
  readonly metricLabel: Words;
  readonly district: string;
  readonly form: Form;
  /** Is a value a level that goes on from year to year, rather than an amount that begins anew in each? */
  readonly isLevel: boolean;
  readonly first: number;
  readonly last: number;
  /** The number that is named; for what is known its value. Undefined where the source leaves it out. */
  readonly point: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly isHedged: boolean;
  readonly isHeadline: boolean;
  readonly ambiguity: Words | undefined;
  readonly location: Location | undefined;
}

/** What is counted, and how it hangs together with what else is. */
export interface LedgerMetric {
  readonly id: string;
  readonly label: Words;
  /** Empty for a plain number. */
  readonly unit: string;
  /** Undefined where nothing says it. */
  readonly sort: 'stock' | 'flow' | 'share' | 'growth' | undefined;
  /** Does a place have the sum of what its parts have? */
  readonly isAdditive: boolean;
  readonly partOf: readonly string[];
  readonly fills: string | undefined;
  readonly usualRatio: {readonly to: string; readonly between: readonly [number, number] | undefined} | undefined;
  /** What each one counts for, at the least, in another metric and its unit. */
  readonly worth: {readonly of: string; readonly atLeast: number} | undefined;
}

export interface LedgerDistrict {
  readonly name: Words;
  /** What it is directly within, by what any document says. */
  readonly within: ReadonlySet<string>;
}

/** One document's part of a ledger. */
export interface Entries {
  readonly document: Document;
  readonly claims: readonly Claim[];
  readonly metrics: ReadonlyMap<string, LedgerMetric>;
  readonly districts: ReadonlyMap<string, LedgerDistrict>;
}

/** All numbers of the documents that are audited together. */
export class Ledger {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly metrics: ReadonlyMap<string, LedgerMetric>;
  readonly districts: ReadonlyMap<string, LedgerDistrict>;

  constructor(
    documents: readonly Document[],
    claims: readonly Claim[],
    metrics: ReadonlyMap<string, LedgerMetric>,
    districts: ReadonlyMap<string, LedgerDistrict>,
  ) {
    this.documents = documents;
    this.claims = claims;
    this.metrics = metrics;
    this.districts = districts;
  }

  /** What documents promise that has a number, and that is to be reached rather than kept below. */
  get targets(): Aim[] {
    return this.claims.filter(
      (claim): claim is Aim => claim.kind === 'target' && claim.low !== undefined && claim.point !== undefined,
    );
  }

  /** What is known, each fact once however many documents state it. */
  get known(): Aim[] {
    const seen = new Map<string, Aim>();
    for (const claim of this.claims)
      if (claim.kind === 'known' && isAim(claim)) {
        const key = `${claim.metric} ${claim.district} ${claim.form} ${claim.first} ${claim.last}`;
        if (!seen.has(key)) seen.set(key, claim);
      }
    return [...seen.values()];
  }

  /** The last value before `year` that is known in any document, or else that the document itself sets for an earlier year. */
  before(document: Document, metric: string, district: string, year: number): Aim | undefined {
    const isCandidate = (claim: Aim) =>
      claim.metric === metric &&
      claim.district === district &&
      claim.form === 'value' &&
      claim.isLevel &&
      claim.last < year;
    const own = this.targets.filter((claim) => claim.document === document && isCandidate(claim));
    return latest([...this.known.filter(isCandidate), ...own]);
  }

  /** Is one place within the other, at any depth? */
  isWithin(district: string, ancestor: string): boolean {
    return this.ancestors(district).includes(ancestor);
  }

  /** What a place is within, the nearest first. */
  ancestors(district: string): string[] {
    const found = new Set<string>();
    let level = [district];
    while (level.length) {
      level = level.flatMap((id) => [...(this.districts.get(id)?.within ?? [])]).filter((id) => !found.has(id));
      for (const id of level) found.add(id);
    }
    return [...found];
  }
}

/** A claim that has a number and is to be reached. */
export type Aim = Claim & {readonly point: number; readonly low: number};

function isAim(claim: Claim): claim is Aim {
  return claim.point !== undefined && claim.low !== undefined;
}

/** The one of the latest year; of several the first. */
export function latest(claims: readonly Aim[]): Aim | undefined {
  return claims.reduce<Aim | undefined>((best, claim) => (!best || claim.last > best.last ? claim : best), undefined);
}

/** Of several claims of one document about the same thing only the most demanding. */
export function strongest(claims: readonly Aim[]): Aim[] {
  const best = new Map<string, Aim>();
  for (const claim of claims) {
    const key = sameThing(claim, true);
    const other = best.get(key);
    if (!other || claim.point > other.point) best.set(key, claim);
  }
  return [...best.values()];
}

/** A key that claims about the same thing share: the metric, form and years, and the district. */
export function sameThing({document, metric, district, form, first, last}: Claim, ofOneDocument: boolean): string {
  return `${ofOneDocument ? document.file : ''} ${metric} ${district} ${form} ${first} ${last}`;
}
