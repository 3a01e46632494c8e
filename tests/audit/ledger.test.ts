import {expect, it} from 'vitest';
import {audit} from '../../engine/audit/audit.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';
import {planText, SAID} from '../plan/plan.ts';

const plan = (file: string, of: string, unit: string, target: string) =>
  loadPlan(file, () =>
    planText({
      metrics: `metrics:\n  revenue: {label: {zh: 营收, en: Revenue}, unit: ${unit}, of: ${of}}\n`,
      targets: `targets:\n  t: {${SAID}, metric: revenue, district: north, ${target}, basis: level}\n`,
    }),
  );
const conflicts = (...plans: ReturnType<typeof loadPlan>[]) =>
  audit(plans).findings.filter(({rule}) => rule === 'conflicts');

it('one metric in two units and called a stock here and a flow there is one', () =>
  expect(
    conflicts(
      plan('a.yaml', 'stock', '亿元', 'year: 2026, at_least: 1000'),
      plan('b.yaml', 'flow', '万元', 'year: 2026, at_least: 1200 亿元'),
    ),
  ).toMatchObject([{severity: 'ambiguity', unit: '亿元', numbers: {one: 1000, other: 1200}}]));

it('two things of one name, in units of different kinds, are two', () =>
  expect(
    conflicts(
      plan('a.yaml', 'flow', '亿元', 'year: 2026, at_least: 1000'),
      plan('b.yaml', 'flow', '家', 'year: 2026, at_least: 1200'),
    ),
  ).toEqual([]));
