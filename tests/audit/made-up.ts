import {audit} from '../../engine/audit/audit.ts';
import type {Finding} from '../../engine/audit-schema.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';

const METRICS = `
  revenue: {label: {zh: 营收, en: Revenue}, unit: 亿元, of: flow, usual_ratio: {to: output}}
  output: {label: {zh: 产值, en: Output}, unit: 亿元, of: flow}
  firms: {label: {zh: 企业, en: Firms}, unit: 家, of: stock}
  listed: {label: {zh: 上市企业, en: Listed firms}, unit: 家, of: stock, part_of: firms}
  giants: {label: {zh: 上市巨头, en: Listed giants}, unit: 家, of: stock, part_of: listed}
  listings: {label: {zh: 新上市, en: Listings}, unit: 家, of: flow, fills: listed}
  permits: {label: {zh: 批件, en: Permits}, unit: 个, of: flow}
  investment: {label: {zh: 投资, en: Investment}, unit: 亿元, of: flow}
  projects: {label: {zh: 亿元项目, en: Projects}, unit: 个, of: flow, worth: {of: investment, at_least: 1 亿元}}
  large: {label: {zh: 十亿项目, en: Large projects}, unit: 个, of: flow, part_of: projects, worth: {of: investment, at_least: 10 亿元}}
  coverage: {label: {zh: 覆盖率, en: Coverage}, unit: "%", of: share}
`;

/** A made-up plan: `targets` and `known` are lines of `id: metric, district, what is asked`. */
export interface MadeUp {
  readonly id?: string;
  readonly targets: string;
  readonly known?: string;
}

/** `a: revenue north 2027 at_least 800` with `more` after a bar: `| wording: hedged`. */
function entries(lines: string, isKnown: boolean): string {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [head = '', more] = line.split('|').map((part) => part.trim());
      const [, id, metric, district, when = '', comparator, value] =
        /^(\S+): (\w+) (\w+) (\S+) (\w+) (.+)$/.exec(head) ?? [];
      const [first, last] = when.replace(/^[a-z]+:/, '').split('-');
      const basis = /^([a-z]+):/.exec(when)?.[1] ?? (metric === 'coverage' ? 'share' : 'level');
      const years = last === undefined ? `year: ${first}` : `years: [${first}, ${last}]`;
      const asked = isKnown ? `value: ${value}` : `${comparator}: ${value}`;
      const said = `label: {zh: ${id}, en: ${id}}, source: plan, section: 一`;
      return `  ${id}: {${said}, metric: ${metric}, district: ${district}, ${years}, ${asked}, basis: ${basis}${more ? `, ${more}` : ''}}`;
    })
    .join('\n');
}

function textOf({id = 'made-up', targets, known}: MadeUp): string {
  return `plan: 1
id: ${id}
title: {zh: ${id}, en: ${id}}
issuer: {zh: 某省, en: A province}
status: draft
calendar: {base: 2023, end: 2027}
sources: {plan: {title: The plan}}
districts:
  whole: {name: {zh: 全省, en: Whole}}
  north: {name: {zh: 北市, en: North}, within: whole}
  south: {name: {zh: 南市, en: South}, within: whole}
  harbour: {name: {zh: 港区, en: Harbour}, within: north}
metrics:${METRICS}
targets:
${entries(targets, false)}
${known === undefined ? '' : `known:\n${entries(known, true)}`}
`;
}

/** What one rule finds in made-up plans, taken together. */
export function found(rule: string, ...plans: readonly MadeUp[]): Finding[] {
  const loaded = plans.map((plan, i) => loadPlan(`${plan.id ?? i}.yaml`, () => textOf(plan)));
  return audit(loaded).findings.filter((finding) => finding.rule === rule);
}

/** The same, of a plan given by its lines. */
export function foundIn(rule: string, targets: string, known?: string): Finding[] {
  return found(rule, {targets, ...(known !== undefined && {known})});
}
