import {z} from 'zod';
import type {Builder, Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import {about, anyYear, district, expression, id, loads, probability} from '../scenario/fields.ts';
import type {MetricContext, MetricKind} from './kind.ts';
import {refuseUnlessProbability} from './refuse.ts';
import {readShock, type Shock} from './shock.ts';
import {say} from '../message.ts';
import {worded} from '../scenario/worded.ts';

const ramp = z
  .union([z.int().min(1).max(100), z.array(probability).min(1)], {
    error: worded`must be a number of years, or a list of shares by year such as [30%, 70%, 100%]`,
  })
  .describe(
    'How much of the size is in operation in the year of landing and those after it: shares, of which the last one stays, or the number of years in equal steps. All at once by default',
  );

const project = z.strictObject({
  district: district.optional().describe('Where it is; may be left out where only one district has the metric.'),
  year: anyYear.describe('The year in which it is planned to begin operation.'),
  probability: expression
    .optional()
    .describe('That it lands at all, over everything that may happen, 100 % by default.'),
  delay: expression
    .optional()
    .describe('Years later than planned, 0 by default; a distribution is drawn once per replicate.'),
  size: expression.describe('What it adds when in full operation, in the metric’s unit.'),
  ramp: ramp.optional(),
  loads: loads.optional().describe('How strongly each factor, in the planned year, moves the chance of landing.'),
  ...about,
});

const fields = {
  projects: z
    .record(id, project)
    .refine((all) => Object.keys(all).length > 0, {error: worded`must have at least one project`})
    .describe('The projects by name.'),
};

/**
 * X[d,t] = Σ over the projects in d of landed · size · ramp(t − start), with start = year + delay to the nearest whole year (a project is planned for the
 * middle of its year, so a delay of half a year or more leads into the next). ramp(k) = 0 for k < 0.
 *
 * A project lands in a replicate when ε < Φ⁻¹(probability)·√(1 + Var S) + S, S = Σ loads·F[planned year], ε a standard normal of its own: a Gaussian factor
 * copula (Li 2000; Vasicek 2002), in which projects that load on the same factor land and fail together while `probability` stays the chance of each over
 * all replicates. Of jumps and regimes, whose variance counts as 0, it is the chance while they are at 0. Expressions are read in the planned year, or the
 * first or last year of the calendar where that lies outside; factors are 0 in the base year. A probability outside [0, 1] gives NaN.
 *
 * Parts: `inflow` what the year adds, X[d,t] − X[d,t-1]; `landed` how many have landed so far; `landed.<project>` 1 once it has landed.
 */
export const projects: MetricKind<typeof fields> = {
  kind: 'projects',
  fields,
  total: 'sum',
  describe: {
    zh: '各项目之和：是否落地（按概率）× 规模 × 达产进度；开工年 = 计划年 + 延迟（四舍五入到年）',
    en: 'the sum over projects of landed or not (by its probability) × size × ramp, from the planned year + delay (to the nearest year) on',
  },
  drawn: {
    zh: '每个项目是否落地：每次模拟抽取一次；载荷相同的项目同受一个因子影响，往往同成同败',
    en: 'whether each project lands: once per replicate; those that load on the same factor tend to land and fail together',
  },
  partWords: {
    inflow: {zh: '当年新增', en: 'what the year adds'},
    landed: {zh: '累计落地个数', en: 'how many have landed so far'},
    'landed.': {zh: '该项目是否已落地（1 或 0）', en: '1 once the project has landed'},
  },
  model(options, context) {
    const {b} = context;
    const all = Object.entries(options.projects).flatMap(([name, given]) => readProject(name, given, context) ?? []);
    const sum = (district: District, of: (project: Project) => Value): Value =>
      all
        .filter((project) => project.district === district)
        .reduce((total, project) => b.add(total, of(project)), b.constant(0));
    const counts = ['landed', ...all.map(({name}) => `landed.${name}`)];
    return {
      cell: (district, year) => sum(district, (project) => project.level(year)),
      part([kind, name], district, year) {
        if (kind === 'inflow') return sum(district, (project) => project.inflow(year));
        return sum(district, (project) =>
          name === undefined || name === project.name ? project.landed(year) : b.constant(0),
        );
      },
      parts: ['inflow', ...counts],
      partUnits: Object.fromEntries(counts.map((part) => [part, '个'])),
    };
  },
};

/** A project's path in every replicate. */
interface Project {
  readonly name: string;
  readonly district: District;
  /** What it contributes in a year. */
  level(year: number): Value;
  /** By how much that is more than the year before. */
  inflow(year: number): Value;
  /** 1 from the year of landing on. */
  landed(year: number): Value;
}

type Given = z.output<typeof project>;

function readProject(name: string, given: Given, context: MetricContext): Project | undefined {
  const {b} = context;
  const district = place(name, given, context);
  if (!district) return undefined;
  const site = Math.min(Math.max(given.year, context.base), context.end);
  const read = (key: string, cases: string | number, of: 'level' | 'number'): (() => Value) => {
    const field = context.field(`projects.${name}.${key}`, cases, 'once', of);
    return () => field.at(district, site) ?? b.constant(Number.NaN);
  };
  const chance = read('probability', given.probability ?? 1, 'number');
  const delay = read('delay', given.delay ?? 0, 'number');
  const size = read('size', given.size, 'level');
  const shock = readShock({loads: given.loads}, context, `projects.${name}.`);
  // Not before they are asked for: the metrics that they may rest on have to be there.
  const success = once(() => lands(name, chance(), shock, district, site, context));
  const capacity = once(() => b.mul(success(), size()));
  const late = once(() => b.map('floor', b.add(delay(), b.constant(0.5))));
  const age = (year: number) => b.sub(b.constant(year - given.year), late());
  const inOperation = sharesByAge(given.ramp, b);
  return {
    name,
    district,
    level: (year) => b.mul(capacity(), inOperation(age(year))),
    inflow: (year) => b.mul(capacity(), b.sub(inOperation(age(year)), inOperation(age(year - 1)))),
    landed: (year) => b.mul(success(), b.step(age(year), [-0.5], [0, 1])),
  };
}

/** What is in operation by age, in whole years: a breakpoint half-way below each is safe from rounding. */
function sharesByAge(ramp: Given['ramp'], b: Builder): (age: Value) => Value {
  const shares = typeof ramp === 'number' ? Array.from({length: ramp}, (_, k) => (k + 1) / ramp) : (ramp ?? [1]);
  const breakpoints = shares.map((_, k) => k - 0.5);
  return (age) => b.step(age, breakpoints, [0, ...shares]);
}

/** The district of a project, which must be one that the model works out. */
function place(name: string, given: Given, context: MetricContext): District | undefined {
  const {districts} = context;
  const hint = say`name one of ${districts.map((known) => known.id)}`;
  if (given.district === undefined && districts.length !== 1) {
    context.report(['projects', name], say`missing key district`, hint);
    return undefined;
  }
  const found = given.district === undefined ? districts[0] : districts.find((known) => known.id === given.district);
  if (!found)
    context.report(
      ['projects', name, 'district'],
      say`metric ${context.id} is not worked out in ${given.district!}`,
      hint,
    );
  return found;
}

/** 1 in the replicates in which the project lands. */
function lands(
  name: string,
  chance: Value,
  shock: Shock,
  district: District,
  year: number,
  context: MetricContext,
): Value {
  const {b} = context;
  const valid = b.and(b.le(b.constant(0), chance), b.le(chance, b.constant(1)));
  const known = b.constantOf(chance);
  refuseUnlessProbability(chance, context, ['projects', name, 'probability']);
  // What is certain needs no luck.
  if (known === 0 || known === 1) return chance;
  const spread = b.sqrt(b.add(b.constant(1), shock.variance(district, year)));
  const threshold = b.add(b.mul(b.map('probit', chance), spread), shock.value(district, year));
  const luck = context.shock(`projects/${name}/landing`, district, 0);
  return b.select(valid, b.lt(luck, threshold), b.constant(Number.NaN));
}

function once(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}
