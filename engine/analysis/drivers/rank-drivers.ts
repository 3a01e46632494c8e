import {type Compiled, compile} from '../../compile/compile.ts';
import type {DriversReport, RankCorrelation} from '../../drivers-schema.ts';
import {Crew} from '../../run/crew.ts';
import type {Cell} from '../draws.ts';
import {namedDistricts} from '../names.ts';
import {inputsOf, namedInputs} from './inputs.ts';
import {Lab, observed} from './lab.ts';
import {rankings} from './rankings.ts';
import {RANK_REPLICATES} from './ranks.ts';
import {outputsToRank, recordedIn} from './recorded.ts';
import {type DriversOptions, subjectsOf} from './study.ts';

/** Rank correlations by target and of cells, the strongest first, and what the inputs are called. */
export interface RankReport extends Pick<DriversReport, 'inputs' | 'districts'> {
  readonly replicates: number;
  readonly targets: Readonly<Record<string, readonly RankCorrelation[]>>;
  readonly cells: readonly (Cell & {readonly ranks: readonly RankCorrelation[]})[];
}

/**
 * What the targets of a scenario, or metrics in a district and year, go up and down with: the part of `drivers` that comes with a run. Worked out of the run's first 512 replicates, which are the same
 * draws however many follow, so it costs a small share of a run and waits for none. Give it a scenario that was compiled with its inputs recorded, or it compiles one.
 *
 * Throws as `drivers` does.
 */
export async function rankDrivers(
  scenario: Compiled,
  options: Pick<DriversOptions, 'targets' | 'cells' | 'seed' | 'replicates' | 'signal' | 'pool'> = {},
): Promise<RankReport> {
  const compiled = scenario.inputs.length ? scenario : compile(scenario, {inputs: true});
  const {run} = compiled.scenario;
  const replicates = Math.min(RANK_REPLICATES, options.replicates ?? run.replicates);
  const {seed = run.seed, signal, pool} = options;
  const crew = pool ? Crew.of(pool, signal) : Crew.own(signal);
  const [subjects, inputs] = [subjectsOf(compiled, options), inputsOf(compiled)];
  const outputs = outputsToRank(subjects, inputs);
  const program = observed(compiled, outputs);
  const lab = new Lab({compiled, seed, replicates, crew, signal});
  const ranks = rankings(
    subjects,
    recordedIn({program, columns: await lab.sample(program, outputs)}, subjects, inputs),
  );
  return {
    replicates,
    inputs: namedInputs(compiled, inputs),
    districts: namedDistricts(compiled),
    targets: Object.fromEntries(subjects.flatMap(({target}, k) => (target === undefined ? [] : [[target, ranks[k]!]]))),
    cells: subjects.flatMap(({cell}, k) => (cell ? [{...cell, ranks: ranks[k]!}] : [])),
  };
}
