import {Constants} from '../compile/constants.ts';
import {Reporter} from '../compile/reporter.ts';
import type {Path} from '../errors.ts';
import {Builder} from '../program/builder.ts';
import type {ReadText} from '../scenario/extend.ts';
import {IssueList} from '../scenario/issue-list.ts';
import type {SourceMap} from '../scenario/source-map.ts';
import {parseUnit, type Unit} from '../units.ts';
import type {Asked, Period, Plan, PlanKnown, PlanMetric, PlanTarget} from './plan.ts';
import {readPlanFile} from './read-plan-file.ts';
import {type Basis, type ParsedTargets, targetsSchema} from './targets-schema.ts';
import {say} from '../message.ts';

export interface LoadedPlan {
  readonly plan: Plan;
  /** Where each value was written. */
  readonly source: SourceMap;
  readonly file: string;
}

/**
 * A plan's targets.yaml: of the right form, every name known, every value a number in the unit of its metric. Throws a TidemarkError with everything that is
 * wrong, each with its place. Runs in a browser too.
 */
export function loadPlan(file: string, read: ReadText): LoadedPlan {
  const {parsed, source} = readPlanFile(file, read, targetsSchema);
  const reader = new Reader(parsed, new Reporter(source), source);
  const plan = reader.plan();
  reader.throwFaults(file);
  return {plan, source, file};
}

type Parsed<K extends 'targets' | 'known' | 'metrics'> = ParsedTargets[K][string];

/** Turns what is written into numbers. */
class Reader {
  readonly #parsed: ParsedTargets;
  readonly #reporter: Reporter;
  readonly #source: SourceMap;
  readonly #constants: Constants;
  readonly #units = new Map<string, Unit | undefined>();

  constructor(parsed: ParsedTargets, reporter: Reporter, source: SourceMap) {
    this.#parsed = parsed;
    this.#reporter = reporter;
    this.#source = source;
    this.#constants = new Constants(new Builder(), parsed.calendar.base, reporter);
  }

  plan(): Plan {
    const {id, title, issuer, status, calendar, sources, districts} = this.#parsed;
    return {
      id,
      title,
      issuer,
      status,
      calendar,
      sources,
      districts,
      metrics: this.#each('metrics', (metric, name) => this.#metric(metric, name)),
      targets: this.#each('targets', (target, name) => this.#target(target, ['targets', name])),
      known: this.#each('known', (known, name) => this.#known(known, ['known', name])),
    };
  }

  throwFaults(file: string): void {
    const {issues} = this.#reporter;
    if (!issues.length) return;
    const list = new IssueList();
    for (const issue of issues) list.add(issue);
    list.throw([file]);
  }

  /** Without a prototype, so that no name finds anything but what the file says. */
  #each<K extends 'targets' | 'known' | 'metrics', T>(section: K, read: (entry: Parsed<K>, name: string) => T) {
    const all: Record<string, T> = Object.create(null);
    for (const [name, entry] of Object.entries(this.#parsed[section]) as [string, Parsed<K>][])
      all[name] = read(entry, name);
    return all;
  }

  #metric({label, unit, of, part_of, fills, usual_ratio, worth}: Parsed<'metrics'>, name: string): PlanMetric {
    const known = parseUnit(unit);
    this.#units.set(name, known);
    if (!known)
      this.#reporter.report(['metrics', name, 'unit'], {
        rule: say`unknown unit ${unit}`,
        hint: say`a unit begins with a letter, as in 亿元, firms or m2`,
      });
    const between = usual_ratio?.between?.map((bound, i) =>
      this.#constants.read(['metrics', name, 'usual_ratio', 'between', i], bound, undefined),
    ) as [number, number] | undefined;
    return {
      label,
      unit,
      of,
      partOf: part_of ?? [],
      fills,
      usualRatio: usual_ratio && {to: usual_ratio.to, between},
      worth: worth && {
        of: worth.of,
        atLeast: this.#constants.read(
          ['metrics', name, 'worth', 'at_least'],
          worth.at_least,
          parseUnit(this.#parsed.metrics[worth.of]?.unit ?? ''),
        ),
      },
    };
  }

  #target(target: Parsed<'targets'>, path: Path): PlanTarget {
    const {at_least, at_most, about, between, within, unstated, basis, headline, not_modelled} = target;
    const read = (value: string | number, ...steps: (string | number)[]) =>
      this.#value(value, [...path, ...steps], target.metric, basis);
    const asked = (): Asked => {
      if (at_least !== undefined) return {atLeast: read(at_least, 'at_least')};
      if (at_most !== undefined) return {atMost: read(at_most, 'at_most')};
      if (between) return this.#range(read(between[0], 'between', 0), read(between[1], 'between', 1), path);
      if (about === undefined) return {};
      const level = read(about, 'about');
      const share = this.#constants.read([...path, 'within'], within ?? '5%', undefined);
      return {atLeast: level * (1 - share), about: level, within: share};
    };
    return {
      ...this.#stated(target, basis),
      asked: asked(),
      isUnstated: unstated === true,
      isHeadline: headline === true,
      notModelled: not_modelled,
    };
  }

  #range(atLeast: number, atMost: number, path: Path): Asked {
    if (atMost < atLeast)
      this.#reporter.report([...path, 'between'], {rule: say`must be the lower value and then the higher`});
    return {atLeast, atMost};
  }

  #known(known: Parsed<'known'>, path: Path): PlanKnown {
    const basis = known.basis ?? 'level';
    return {...this.#stated(known, basis), value: this.#value(known.value, [...path, 'value'], known.metric, basis)};
  }

  #stated(entry: Parsed<'targets'> | Parsed<'known'>, basis: Basis) {
    const {label, metric, district, wording, source, section, note, ambiguity} = entry;
    const period = this.#period(entry, basis);
    return {label, metric, district, period, basis, wording, source, section, note, ambiguity};
  }

  /** A sum up to a year begins after the base year. */
  #period({year, years}: Parsed<'targets'> | Parsed<'known'>, basis: Basis): Period {
    if (years) return {first: years[0], last: years[1]};
    const first = this.#parsed.calendar.base + 1;
    return {first: basis === 'cumulative' ? Math.min(first, year!) : year!, last: year!};
  }

  #value(written: string | number, path: Path, metric: string, basis: Basis): number {
    const unit = this.#units.get(metric.split('.', 1)[0]!);
    const isRate = basis === 'growth' || (basis === 'share' && unit?.measure.id !== 'one');
    const value = this.#constants.read(path, written, isRate ? undefined : unit);
    if (basis === 'share' && (value < 0 || value > 1))
      this.#reporter.report(path, {
        rule: say`must be a share between 0% and 100%`,
        got: this.#source.textOf(path),
        hint: say`write ${String(written).trim()}% if that is what is meant`,
      });
    return value;
  }
}
