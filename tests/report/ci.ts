import type {CheckedFile, CheckReport} from '../../engine/gate-schema.ts';
import {fixture} from './fixture.ts';

/** A report of `check` written by hand: a file with a check that passes, one that fails and one that is undecided, and a file that cannot be checked. */
export function checkReport(label?: string): CheckReport {
  const {districts, metrics, targets, checks, scenario} = fixture();
  const revenue = metrics['revenue']!;
  const file: CheckedFile = {
    file: 'plans/zhejiang.yaml',
    outcome: 'fail',
    scenario: {id: scenario.id, title: label ?? scenario.title, digest: scenario.digest},
    run: {seed: 7, replicates: 8192, mostReplicates: 1_000_000, errorRate: 0.001, looks: [4096, 8192]},
    checks: checks.map((check, i) => ({...check, place: {file: 'plans/zhejiang.yaml', line: 40 + i, column: 5}})),
    targets: Object.fromEntries(
      Object.entries(targets).map(
        ([id, {label: own, metric, district, year, asks, probability, standardError, interval}]) => [
          id,
          {
            ...((label ?? own) !== undefined && {label: label ?? own}),
            ...(metric !== undefined && {metric}),
            ...(district !== undefined && {district}),
            ...(year !== undefined && {year}),
            asks,
            probability,
            standardError,
            interval,
          },
        ],
      ),
    ),
    districts: label === undefined ? districts : Object.fromEntries(Object.keys(districts).map((id) => [id, {label}])),
    metrics: {revenue: {kind: revenue.kind, unit: '亿元', label: label ?? revenue.label}},
    warnings: [],
  };
  return {
    tidemark: 1,
    engine: '0.1.0',
    outcome: 'error',
    files: [
      file,
      {
        file: 'plans/broken.yaml',
        outcome: 'error',
        issues: [
          {
            place: {file: 'plans/base.yaml', line: 12, column: 9},
            path: 'metrics.revenue.rate',
            rule: `unknown name ${label ?? 'trned'}`,
            hint: 'did you mean trend?',
          },
          {rule: 'must have targets', got: label ?? 'none'},
        ],
      },
    ],
    skipped: [],
  };
}
