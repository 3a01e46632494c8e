import {drivers, required} from '../../engine/index.ts';
import type {HtmlReportInput, WorkedOut} from '../../engine/report/html/index.ts';
import type {DriversReport} from '../../engine/drivers-schema.ts';
import type {RequiredReport} from '../../engine/required-schema.ts';
import {compileText} from '../support/compile-text.ts';

/** Two districts and their sum, the ids and claims of some targets of the forecast written by hand. */
const SCENARIO = `
title: {zh: 两地, en: Two places}
calendar: {base: 2024, end: 2027}
districts:
  zhejiang: {name: {zh: 浙江省, en: Zhejiang}}
  qiantang: {name: {zh: 钱塘区, en: Qiantang}, within: zhejiang}
  rest: {within: zhejiang}
assumptions:
  trend: {value: "normal(mean = 8%, sd = 4%)", label: {zh: 全省趋势增速, en: Trend growth}}
  edge: {value: "normal(mean = 0%, sd = 1%)"}
metrics:
  revenue:
    kind: growth
    label: {zh: 营业收入, en: Revenue}
    unit: 亿元
    base: {qiantang: 400, rest: 2700}
    rate: {default: trend, qiantang: trend + edge}
    volatility: 5%
    history: {zhejiang: {2020: 2084.7, 2023: 2990}}
targets:
  zhejiang-2027: {metric: revenue, district: zhejiang, year: 2027, at_least: 4000}
  qiantang-2027: {metric: revenue, district: qiantang, year: 2027, at_least: 500}
  both: {all: [zhejiang-2027, qiantang-2027], label: {zh: 两项都达标, en: Both}}
`;

const OPTIONS = {replicates: 4096, seed: 5, workers: 1};

/** What drives the targets of a small scenario, and what growth they would take; with a label, that label stands everywhere where a file may put one. */
export async function decisions(label?: string): Promise<{drivers: DriversReport; required: RequiredReport}> {
  const compiled = compileText(SCENARIO);
  const reports = {drivers: await drivers(compiled, OPTIONS), required: await required(compiled, OPTIONS)};
  if (label === undefined) return reports;
  for (const report of Object.values(reports)) {
    for (const some of [report.targets, report.districts, report.metrics])
      for (const one of Object.values(some)) one.label = label;
    report.scenario.title = label;
  }
  for (const input of Object.values(reports.drivers.inputs)) input.label = label;
  for (const id of ['trend', 'edge']) reports.drivers.labels[id] = label;
  return reports;
}

/** As the HTML report takes them. */
export async function workedOut(label?: string): Promise<Pick<HtmlReportInput, 'drivers' | 'required'>> {
  const reports = await decisions(label);
  const out = <Report>(report: Report): WorkedOut<Report> => ({report, command: `tidemark ${label ?? 'plan.yaml'}`});
  return {drivers: out(reports.drivers), required: out(reports.required)};
}
