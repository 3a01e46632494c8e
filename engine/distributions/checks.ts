import type {Builder, Value} from '../program/builder.ts';

/** One thing that is wrong with the parameters of a distribution; the caller knows where they stand and adds path and location. */
export interface DistributionIssue {
  /** The parameter it is about; absent when it is about several or the family. */
  readonly parameter?: string;
  /** Which element, where the parameter is a list. */
  readonly index?: number;
  readonly rule: string;
  readonly got?: string;
  readonly hint?: string;
}

interface Named {
  readonly name: string;
  readonly value: Value;
}

/** Rules on parameters: broken by a constant they become issues, broken in a replicate they make the draw NaN. */
export class Checks {
  readonly issues: DistributionIssue[] = [];
  private readonly b: Builder;
  private held: Value | undefined;

  constructor(b: Builder) {
    this.b = b;
  }

  /** `holds` is true (not 0) where the rule is kept. */
  require(holds: Value, issue: DistributionIssue): void {
    const known = this.b.constantOf(holds);
    if (known === undefined) this.held = this.held === undefined ? holds : this.b.and(this.held, holds);
    else if (known === 0) this.fail(issue);
  }

  /** `low` below `high`; with `orEqual` they may be the same. */
  order(low: Named, high: Named, orEqual = false): void {
    const {b} = this;
    const rule = orEqual ? `must be at most ${high.name}` : `must be below ${high.name}`;
    const [l, h] = [b.constantOf(low.value), b.constantOf(high.value)];
    const got = l === undefined || h === undefined ? {} : {got: `${low.name} = ${l} and ${high.name} = ${h}`};
    this.require(orEqual ? b.le(low.value, high.value) : b.lt(low.value, high.value), {
      parameter: low.name,
      rule,
      ...got,
    });
  }

  fail(issue: DistributionIssue): void {
    this.issues.push(issue);
  }

  /** The value where all rules on varying parameters are kept, NaN elsewhere. */
  guard(value: Value): Value {
    return this.held === undefined ? value : this.b.select(this.held, value, this.b.constant(NaN));
  }

  /** `got` of an issue: the number, if it is the same in every replicate. */
  got(value: Value): {got?: string} {
    const known = this.b.constantOf(value);
    return known === undefined ? {} : {got: String(known)};
  }
}
