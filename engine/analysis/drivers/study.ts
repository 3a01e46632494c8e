import {type Compiled, compile} from '../../compile/compile.ts';
import type {Program} from '../../program/program.ts';
import {MOST_DRAWS} from '../../run/draws.ts';
import type {RunOptions} from '../../run/run.ts';
import {SHARD} from '../../run/shards.ts';
import {affordableReplicates} from '../affordable.ts';
import type {Cell} from '../draws.ts';
import {usualTargets} from '../target-choice.ts';
import {MOST_PLAYERS} from './decompose.ts';
import {type Input, inputsOf} from './inputs.ts';
import {observed} from './lab.ts';
import {ORDERS, samplingCost} from './sampled-effects.ts';
import {familiesOf, type Family, type Source, sourcesOf} from './sources.ts';
import {cellSubject, type Subject, targetSubject} from './subjects.ts';
import type {Holdable} from './tornado.ts';

export interface DriversOptions extends Pick<RunOptions, 'workers' | 'pool' | 'signal' | 'onProgress'> {
  /** Default: all that a forecast shows, or none where cells are asked for. */
  readonly targets?: readonly string[] | undefined;
  readonly cells?: readonly Cell[] | undefined;
  /** How these hang together, whether or not their drivers are asked for: some targets, or of all that a forecast shows those of the last year. Default: of the targets asked for. */
  readonly together?: readonly string[] | 'shown' | undefined;
  /** Of every run; default: the scenario's, or fewer where all runs would take too long. */
  readonly replicates?: number | undefined;
  /** Of one core, by the estimate, that all runs may take together; with it `replicates` are the most. Default: 20, unless replicates are asked for. */
  readonly seconds?: number | undefined;
  readonly seed?: number | undefined;
  /** Of so many correlated assumptions all coalitions are worked out, of more orders are drawn; for tests. */
  readonly mostPlayers?: number | undefined;
}

/** Sources beyond which those of one kind and name are counted as one. */
const MOST_SOURCES = 64;

const MOST_SECONDS = 20;
const LEAST_REPLICATES = 4 * SHARD;

/** All that is known before the first run. */
export interface Study {
  /** With its inputs recorded. */
  readonly compiled: Compiled;
  readonly subjects: readonly Subject[];
  /** Targets whose joint view is wanted. */
  readonly together: readonly string[];
  /** The program seen through the subjects alone. */
  readonly lean: Program;
  readonly inputs: readonly Input[];
  readonly sources: readonly Source[];
  readonly families: readonly Family[];
  /** Those whose indices are worked out. */
  readonly groups: readonly (Source | Family)[];
  readonly isCoarse: boolean;
  readonly holdable: readonly Holdable[];
  readonly seed: number;
  readonly replicates: number;
  readonly runs: number;
  /** Where Shapley effects are worked out of drawn orders: how many. */
  readonly orders?: number;
  /** Replicates of all programs together. */
  readonly work: number;
  readonly mostPlayers: number;
}

export function planStudy(scenario: Compiled, options: DriversOptions): Study {
  const compiled = compile(scenario, {inputs: true});
  const subjects = subjectsOf(compiled, options);
  const lean = observed(
    compiled,
    subjects.map(({output}) => output),
  );
  const sources = sourcesOf({...compiled, program: lean});
  const families = familiesOf(sources);
  const isCoarse = sources.length > MOST_SOURCES;
  const inFamily = new Set(families.flatMap(({members}) => members));
  const groups = [...families, ...sources.filter(({id}) => !isCoarse || !inFamily.has(id))];
  const inputs = inputsOf(compiled);
  const holdable = isCoarse ? [] : holdableOf(inputs, sources);
  const {mostPlayers = MOST_PLAYERS} = options;
  const players = groups.filter(({kind}) => kind === 'correlated').map(({names}) => names.length);
  const coalitions = players.filter((n) => n <= mostPlayers).reduce((sum, n) => sum + 2 * ((1 << n) - 2), 0);
  const drawn = players.filter((n) => n > mostPlayers);
  const runs = 3 + groups.length + 2 * holdable.length + coalitions;
  const seed = options.seed ?? compiled.scenario.run.seed;
  const columns = inputs.length + compiled.targets.length + 3 * lean.trajectories;
  const wanted = options.replicates ?? compiled.scenario.run.replicates;
  const replicates =
    options.seconds === undefined && options.replicates !== undefined
      ? wanted
      : affordableReplicates({
          program: lean,
          runs,
          besides: sampled(drawn, wanted),
          seconds: options.seconds ?? MOST_SECONDS,
          wanted,
          least: LEAST_REPLICATES,
          most: MOST_DRAWS / columns,
        });
  const work = runs * replicates + sampled(drawn, replicates);
  return {
    compiled,
    subjects,
    together: togetherOf(compiled, subjects, options),
    lean,
    inputs,
    sources,
    families,
    groups,
    isCoarse,
    holdable,
    seed,
    replicates,
    runs,
    ...(drawn.length ? {orders: ORDERS} : {}),
    work,
    mostPlayers,
  };
}

/** Replicates that drawn orders of so many players take. */
function sampled(drawn: readonly number[], most: number): number {
  return drawn.reduce((sum, n) => {
    const {programs, replicates} = samplingCost(n, most);
    return sum + programs * replicates;
  }, 0);
}

export function subjectsOf(compiled: Compiled, {targets, cells = []}: DriversOptions): Subject[] {
  const ids = targets ?? (cells.length ? [] : usualTargets(compiled).map(([id]) => id));
  return [
    ...[...new Set(ids)].map((id) => targetSubject(compiled, id)),
    ...cells.map((cell) => cellSubject(compiled, cell)),
  ];
}

function togetherOf(compiled: Compiled, subjects: readonly Subject[], {together}: DriversOptions): readonly string[] {
  if (together !== 'shown') return together ?? lastTargets(subjects);
  return lastTargets(usualTargets(compiled).map(([id]) => targetSubject(compiled, id)));
}

/** Those of the last year, and those that are about several. */
function lastTargets(subjects: readonly Subject[]): string[] {
  const targets = subjects.filter(({target}) => target !== undefined);
  const last = Math.max(...targets.map(({year}) => year));
  return targets.flatMap(({target, year}) => (year === last ? target! : []));
}

/** The assumptions that have draws of their own. */
function holdableOf(inputs: readonly Input[], sources: readonly Source[]): Holdable[] {
  return inputs.flatMap((input) => {
    const source = sources.find(
      ({id, kind, names}) => id === input.id || (kind === 'correlated' && names.includes(input.name)),
    );
    return input.kind === 'assumption' && source ? [{input, source}] : [];
  });
}
