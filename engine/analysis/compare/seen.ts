import type {CompareReport} from '../../gate-schema.ts';
import type {LooksOptions} from '../../run/run-looks.ts';
import {judgeRule, type Rule} from '../rules.ts';
import type {Difference} from './differences.ts';

export interface CompareOptions extends LooksOptions {
  readonly rules?: readonly Rule[];
  /** Instead of the scenarios' own. */
  readonly seed?: number | undefined;
  readonly replicates?: number | undefined;
  readonly mostReplicates?: number | undefined;
}

/** What the two, counted or read, have come to. */
export interface Seen {
  readonly differences: ReadonlyMap<string, Difference>;
  readonly untouched: ReadonlySet<string>;
  readonly probabilityOf: (id: string) => number;
  readonly rules: CompareReport['rules'];
  readonly seed?: number;
  readonly replicates: number;
  readonly paired: boolean;
}

/** A rule fails where it does for one target, and passes where it does for all that it is about. */
export function judge(rule: Rule, differences: ReadonlyMap<string, Difference>): CompareReport['rules'][number] {
  const verdicts = [...differences]
    .filter(([id]) => rule.target === undefined || id === rule.target)
    .map(([id, {interval}]) => [id, judgeRule(rule, interval)] as const);
  const of = (wanted: string) => verdicts.flatMap(([id, verdict]) => (verdict === wanted ? [id] : []));
  const [failed, undecided] = [of('fail'), of('undecided')];
  if (failed.length) return {rule: rule.text, verdict: 'fail', targets: failed};
  return {rule: rule.text, verdict: undecided.length ? 'undecided' : 'pass', targets: undecided};
}
