import type {Compiled} from '../../compile/compile.ts';
import type {DriversReport} from '../../drivers-schema.ts';
import {admit} from '../../run/estimate.ts';
import {hire} from '../../run/hire.ts';
import {coreCount} from '../../run/pool.ts';
import {untilAborted} from '../../run/until-aborted.ts';
import {secondsOf} from '../affordable.ts';
import {decompose} from './decompose.ts';
import {type Input, readAssumptions} from './inputs.ts';
import {Lab} from './lab.ts';
import {ordinaryRun} from './ordinary-run.ts';
import {rankings} from './rankings.ts';
import {reportOf} from './report.ts';
import {type DriversOptions, planStudy, type Study} from './study.ts';
import {tornado} from './tornado.ts';

export type {DriversOptions} from './study.ts';

/** Seconds of one core, by the estimate, that all runs take together. Throws as `drivers` does for what the scenario does not have. */
export function driversSeconds(scenario: Compiled, options: DriversOptions = {}): number {
  const {lean, work} = planStudy(scenario, options);
  return secondsOf(lean, work);
}

/**
 * What the targets of a scenario, or metrics in a district and year, hang on: what could be learned and what is luck, Sobol indices of every source, rank correlations, a tornado, rules that
 * tell where a target is missed; and how targets hang together. All from runs of one program on common random numbers, of which the first is the ordinary run.
 *
 * Throws a TidemarkError for a target or cell that the scenario does not have, and as `forecast` does.
 */
export async function drivers(scenario: Compiled, options: DriversOptions = {}): Promise<DriversReport> {
  const study = planStudy(scenario, options);
  const {compiled, lean, seed, replicates, work} = study;
  const workers = options.pool?.workers ?? options.workers ?? coreCount();
  const slots = Array.from({length: lean.trajectories}, () => 'moments' as const);
  const {seconds} = admit({program: lean, seed, replicates, slots}, workers);
  options.signal?.throwIfAborted();
  const {crew, dismiss} = hire((seconds / replicates) * work, workers, options);
  let done = 0;
  const onRun = (made: number) => options.onProgress?.((done += made), Math.max(done, work));
  const lab = new Lab({compiled, seed, replicates, crew, signal: options.signal, onRun});
  try {
    return await untilAborted(answer(lab, study), options.signal);
  } finally {
    await dismiss();
  }
}

async function answer(lab: Lab, study: Study): Promise<DriversReport> {
  const {subjects, lean, groups, holdable} = study;
  const drawn = await ordinaryRun(lab, study);
  const base = drawn.subjects;
  const found = await decompose(lab, {program: lean, subjects, groups, base, mostPlayers: study.mostPlayers});
  const [low, high] = [readAssumptions(lab.compiled, 0.1), readAssumptions(lab.compiled, 0.9)];
  const valuesOf = (input: Input) => [low(input), high(input)] as const;
  const bars = await tornado(lab, {program: lean, subjects, base, holdable, valuesOf});
  const ranks = rankings(subjects, drawn);
  const answers = subjects.map((_, k) => ({...found[k]!, ranks: ranks[k]!, tornado: bars[k]!}));
  return reportOf(study, drawn, answers);
}
