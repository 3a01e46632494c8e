import type {Finding} from '../audit-schema.ts';
import type {Severity} from '../severities.ts';
import {inBoth, type Say} from './say.ts';
import type {Claim, Ledger} from './ledger.ts';

/**
 * One way in which the numbers of plans may not add up: a file in `rules/` and a line in `rules/index.ts`. A rule reads the ledger and knows no plan's names. It
 * finds nothing rather than guess where it lacks a number.
 */
export interface Rule {
  readonly id: string;
  /** What it looks for. */
  readonly about: {readonly zh: string; readonly en: string};
  find(ledger: Ledger): Found[];
}

/** What a rule has found. */
export interface Found {
  /** What it is about: the same in every run, and different for different findings of a rule. */
  readonly about: string;
  readonly severity: Severity;
  readonly numbers: Readonly<Record<string, number>>;
  /** The metric in whose unit the numbers are. */
  readonly metric?: string;
  readonly claims: readonly Claim[];
  readonly sentence: (say: Say) => string;
}

export function findingOf(rule: Rule, found: Found, ledger: Ledger): Finding {
  const {about, severity, numbers, metric, claims, sentence} = found;
  const unit = metric === undefined ? '' : (ledger.metrics.get(metric)?.unit ?? '');
  return {
    id: `${rule.id}:${about}`,
    rule: rule.id,
    severity,
    sentence: inBoth(sentence, ledger),
    numbers: {...numbers},
    ...(unit && {unit}),
    claims: unique(claims).map(({document, id, kind, location}) => ({
      document: document.id,
      id,
      kind,
      ...(location && {file: location.file, line: location.line, column: location.column}),
    })),
  };
}

function unique(claims: readonly Claim[]): Claim[] {
  return [...new Set(claims)];
}
