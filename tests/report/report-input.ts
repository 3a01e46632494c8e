import {parseHTML} from 'linkedom';
import type {AuditReport} from '../../engine/audit-schema.ts';
import type {Basis, HtmlReportInput} from '../../engine/report/html/index.ts';
import {fixture} from './fixture.ts';

/** What the HTML report of the forecast written by hand is made from; with a label, that label stands everywhere where a file may put one. */
export function reportInput(label?: string): HtmlReportInput {
  const forecast = fixture();
  forecast.metrics['revenue']!.history = {zhejiang: {2020: 2084.7, 2023: 2990}};
  if (label !== undefined) {
    for (const target of Object.values(forecast.targets)) target.label = label;
    for (const district of Object.values(forecast.districts)) district.label = label;
    for (const metric of Object.values(forecast.metrics)) metric.label = label;
    forecast.scenario.title = label;
    forecast.warnings = [label];
  }
  return {
    forecast,
    basis: basis(label),
    audit: audit(label),
    draws: Float64Array.from({length: 400}, (_, i) => 3000 + 6 * i),
    command: `tidemark run ${label ?? 'plan.yaml'} --html report.html`,
    lang: 'zh',
    all: false,
    document: parseHTML('<html></html>').document,
  };
}

function basis(label = 'A remark'): Basis {
  const both = {zh: label, en: label};
  const ground = {
    id: 'trend',
    label,
    about: both,
    values: [{key: both, text: both, formula: label}],
    sources: ['plan'],
    note: label,
  };
  return {
    description: label,
    assumptions: [ground],
    correlations: [{...ground, id: 'a ↔ b'}],
    factors: [{...ground, id: 'cycle'}],
    metrics: [{...ground, id: 'revenue'}],
    sources: [
      {
        id: 'plan',
        title: label,
        issuer: label,
        year: 2024,
        url: 'https://example.org/?a=1&b="2"',
        section: label,
        confidence: label,
        note: label,
      },
    ],
  };
}

function audit(label = 'The parts make more than the whole'): AuditReport {
  return {
    tidemark: 1,
    engine: '0.1.0',
    documents: [{id: 'plan', title: {zh: label, en: label}, file: 'plan.yaml', targets: 9, known: 2}],
    counts: {contradiction: 1, strain: 0, ambiguity: 0, note: 1},
    findings: (['contradiction', 'note'] as const).map((severity) => ({
      id: severity,
      rule: 'sums',
      severity,
      sentence: {zh: label, en: label},
      numbers: {},
      claims: [{document: 'plan', id: 'zhejiang-2027', kind: 'target' as const}],
    })),
  };
}
