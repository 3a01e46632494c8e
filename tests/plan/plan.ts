import {type Issue, TidemarkError} from '../../engine/errors.ts';
import {loadInstruments} from '../../engine/plan/load-instruments.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';
import type {Plan} from '../../engine/plan/plan.ts';
import type {Instruments} from '../../engine/plan/instruments-schema.ts';

const HEAD = `plan: 1
id: made-up
title: {zh: 虚构的规划, en: A made-up plan}
issuer: {zh: 某省, en: A province}
status: draft
calendar: {base: 2023, end: 2027}
sources: {plan: {title: {zh: 规划, en: The plan}}}
districts:
  whole: {name: {zh: 全省, en: Whole}}
  north: {name: {zh: 北区, en: North}, within: whole}
  south: {name: {zh: 南区, en: South}, within: whole}
`;

const METRICS = `metrics:
  revenue: {label: {zh: 营收, en: Revenue}, unit: 亿元, of: flow}
  firms: {label: {zh: 企业, en: Firms}, unit: 家, of: stock}
  intensity: {label: {zh: 研发强度, en: R&D intensity}, unit: "%", of: share}
`;

const TARGETS = `targets:
  whole-revenue-2027: {label: {zh: 全省营收, en: Revenue}, metric: revenue, district: whole, year: 2027, at_least: 5000, basis: level, source: plan, section: 一}
`;

/** The text of a small plan with the given sections in place of its own. */
export function planText({metrics = METRICS, targets = TARGETS, known = ''} = {}): string {
  return HEAD + metrics + targets + known;
}

/** What a number of a made-up plan says besides what it is about. */
export const SAID = 'label: {zh: 数, en: Number}, source: plan, section: 一';

export function planOf(text: string): Plan {
  return loadPlan('targets.yaml', () => text).plan;
}

export function instrumentsOf(text: string): Instruments {
  return loadInstruments('instruments.yaml', () => text).instruments;
}

/** What is wrong with a file: `line:column path: rule`. */
export function faultsOf(action: () => unknown): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof TidemarkError) return error.issues.map(faultText);
    throw error;
  }
  return [];
}

function faultText({location, path, rule, hint}: Issue): string {
  const hinted = hint === undefined ? '' : ` (${String(hint)})`;
  return `${location?.line}:${location?.column} ${path?.join('.')}: ${String(rule)}${hinted}`;
}
