import type {AuditReport, Finding} from '../audit-schema.ts';
import {SEVERITIES} from '../severities.ts';
import type {Compiled} from '../compile/compile.ts';
import type {LoadedPlan} from '../plan/load-plan.ts';
import {VERSION} from '../version.ts';
import {buildLedger} from './build-ledger.ts';
import {entriesOfPlan} from './from-plan.ts';
import {entriesOfScenario} from './from-scenario.ts';
import type {Entries} from './ledger.ts';
import {findingOf} from './rule.ts';
import {RULES} from './rules/index.ts';

/** What can be audited: a plan's targets, or a compiled scenario with the file that it comes from. */
export type Audited = LoadedPlan | {readonly compiled: Compiled; readonly file: string};

/**
 * What does not add up in the numbers of plans and scenarios, taken together: arithmetic on what they promise and know, the gravest first. Nothing is simulated; the same
 * documents give the same report.
 */
export function audit(documents: readonly Audited[]): AuditReport {
  const entries = documents.map(entriesOf);
  const ledger = buildLedger(entries);
  const findings = RULES.flatMap((rule) => rule.find(ledger).map((found) => findingOf(rule, found, ledger)));
  const sorted = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  return {
    tidemark: 1,
    engine: VERSION,
    documents: entries.map(({document: {id, title, file}, claims}) => ({
      id,
      title,
      file,
      targets: claims.filter(({kind}) => kind === 'target').length,
      known: claims.filter(({kind}) => kind === 'known').length,
    })),
    counts: countsOf(sorted),
    findings: sorted,
  };
}

function entriesOf(audited: Audited): Entries {
  return 'plan' in audited ? entriesOfPlan(audited) : entriesOfScenario(audited.compiled, audited.file);
}

function countsOf(findings: readonly Finding[]): AuditReport['counts'] {
  const count = (wanted: Finding['severity']) => findings.filter(({severity}) => severity === wanted).length;
  return {
    contradiction: count('contradiction'),
    strain: count('strain'),
    ambiguity: count('ambiguity'),
    note: count('note'),
  };
}
