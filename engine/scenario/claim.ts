import {z} from 'zod';
import {parseProbability} from './fields.ts';
import {packed, say} from '../message.ts';
import {worded} from './worded.ts';

export type Comparator = '>=' | '<=' | '>' | '<';

/** What a check demands of a number, still in the user's words: `>= 3500 亿元`. */
export interface Claim {
  readonly comparator: Comparator;
  /** What follows the comparator. */
  readonly value: string;
  /** Where `value` begins in the text of the claim. */
  readonly start: number;
}

/** What a check demands of a target's probability. */
export interface ProbabilityClaim extends Claim {
  /** In [0, 1]. */
  readonly threshold: number;
}

const CLAIM = /^(\s*(>=|<=|>|<|≥|≤)\s*)([^\s=].*?)\s*$/s;

/** `>= 3500` in its parts; undefined when it is no claim. */
export function parseClaim(text: string): Claim | undefined {
  const [, head, sign, value] = CLAIM.exec(text) ?? [];
  if (head === undefined || sign === undefined || value === undefined) return undefined;
  const comparator = sign === '≥' ? '>=' : sign === '≤' ? '<=' : (sign as Comparator);
  return {comparator, value, start: head.length};
}

const claimText = (example: string) => z.string({error: worded`must be a claim such as "${example}"`});

/** A claim about a statistic of a metric. */
export const claim = claimText('>= 3500')
  .transform((text, context) => {
    const parsed = parseClaim(text);
    if (parsed) return parsed;
    context.addIssue({code: 'custom', message: worded`must be a claim such as ">= 3500"`, input: text});
    return z.NEVER;
  })
  .meta({description: 'A claim: ">= 3500 亿元".'});

/** A claim about a probability. */
export const probabilityClaim = claimText('>= 20%')
  .transform((text, context): ProbabilityClaim => {
    const parsed = parseClaim(text);
    const threshold = parsed ? parseProbability(parsed.value) : {rule: say`must be a claim such as ">= 20%"`};
    if (parsed && typeof threshold === 'number') return {...parsed, threshold};
    const rule = typeof threshold === 'number' ? say`must be a claim` : threshold.rule;
    context.addIssue({code: 'custom', message: packed(rule), input: text});
    return z.NEVER;
  })
  .meta({description: 'A claim: ">= 20%".'});
