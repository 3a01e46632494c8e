import {usageError} from '../errors.ts';
import {decide, type Verdict} from './decide.ts';
import {say} from '../message.ts';

/** When a comparison fails: `drop > 5 points on city-2027`. */
export interface Rule {
  readonly text: string;
  readonly kind: 'drop' | 'rise' | 'change';
  readonly comparator: '>' | '>=';
  /** As a fraction: 5 points are 0.05. */
  readonly limit: number;
  /** Of one target; without it, of any. */
  readonly target: string | undefined;
}

const RULE = /^(drop|rise|change)\s*(>=|>|≥)\s*(\d+(?:\.\d+)?)\s*(?:points?|pp|个?百分点)(?:\s+on\s+(\S+))?$/i;

/** Reads `drop > 5 points`, `change >= 0.5 points on city-2027`. Throws a TidemarkError for anything else. */
export function parseRule(text: string): Rule {
  const match = RULE.exec(text.trim());
  if (!match)
    throw usageError(
      say`--fail-if must be a rule such as "drop > 5 points", got ${text}`,
      say`drop, rise or change; > or >=; percentage points; and, if need be, on TARGET`,
    );
  const [, kind, comparator, points, target] = match as unknown as [string, string, string, string, string?];
  return {
    text: text.trim(),
    kind: kind.toLowerCase() as Rule['kind'],
    comparator: comparator === '>' ? '>' : '>=',
    limit: Number(points) / 100,
    target,
  };
}

/** Is what the rule forbids the case, when all that is known of the difference is that it lies in an interval? `fail` where it is. */
export function judgeRule({kind, comparator, limit}: Rule, difference: readonly [number, number]): Verdict {
  const forbidden = decide(movement(kind, difference), comparator, limit);
  return forbidden === 'pass' ? 'fail' : forbidden === 'fail' ? 'pass' : 'undecided';
}

/** An interval of how far a probability has moved in the direction that the rule is about. */
function movement(kind: Rule['kind'], [low, high]: readonly [number, number]): [number, number] {
  if (kind === 'rise') return [low, high];
  if (kind === 'drop') return [-high, -low];
  return [Math.max(0, low, -high), Math.max(-low, high)];
}
