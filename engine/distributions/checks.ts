import type {Builder, Value} from '../program/builder.ts';
import {type Message, say} from '../message.ts';

/** One thing that is wrong with the parameters of a distribution; the caller knows where they stand and adds path and location. */
export interface DistributionIssue {
  /** The parameter it is about; absent when it is about several or the family. */
  readonly parameter?: string;
  /** Which element, where the parameter is a list. */
  readonly index?: number;
  readonly rule: Message;
  readonly got?: Message | string;
  readonly hint?: Message;
}

/** The rule of an issue, with the parameter that must keep it. */
export function ruleOf({parameter, rule}: {parameter?: string | undefined; rule: Message}): Message {
  return parameter !== undefined && rule.template.startsWith('must') ? say`${parameter} ${rule}` : rule;
}

/** Two parameters and what they are given as. */
export function pair(one: string, x: number, other: string, y: number): Message {
  return say`${one} = ${x} and ${other} = ${y}`;
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
    const rule = orEqual ? say`must be at most ${high.name}` : say`must be below ${high.name}`;
    const [l, h] = [b.constantOf(low.value), b.constantOf(high.value)];
    const got = l === undefined || h === undefined ? {} : {got: pair(low.name, l, high.name, h)};
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
