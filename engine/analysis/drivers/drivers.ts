import {type Compiled, compile} from '../../compile/compile.ts';
import {combination, isSimple} from '../../compile/targets.ts';
import type {DriverSource, DriversReport, RankCorrelation, TargetDrivers} from '../../drivers-schema.ts';
import type {Output} from '../../program/observe.ts';
import type {Program} from '../../program/program.ts';
import {streamsOfTrajectories} from '../../program/switch-streams.ts';
import {MOST_DRAWS} from '../../run/draws.ts';
import {admit, estimate} from '../../run/estimate.ts';
import {hire} from '../../run/hire.ts';
import {coreCount} from '../../run/pool.ts';
import type {RunOptions} from '../../run/run.ts';
import {SHARD} from '../../run/shards.ts';
import {untilAborted} from '../../run/until-aborted.ts';
import {shownTargets} from '../../report/view.ts';
import {VERSION} from '../../version.ts';
import type {Cell} from '../draws.ts';
import {shareStandardError, wilson} from '../estimates.ts';
import {checkGuards} from '../faults.ts';
import {given} from '../given.ts';
import {namedDistricts, namedMetrics, namedTarget} from '../names.ts';
import {decompose, MOST_PLAYERS} from './decompose.ts';
import {type Input, inputsOf, namedInputs, readAssumptions} from './inputs.ts';
import {jointView} from './joint-view.ts';
import {Lab, observed} from './lab.ts';
import {inverseOf, RANK_REPLICATES, type RankedInput, rankCorrelations, rankInput} from './ranks.ts';
import {discoverRules, type DrawnInput, drawnInput} from './rules.ts';
import {meanOf} from './sobol.ts';
import {familiesOf, type Family, type Source, sourcesOf} from './sources.ts';
import {cellSubject, countOf, type Hits, hitsOf, type Subject, targetSubject} from './subjects.ts';
import {type Holdable, tornado} from './tornado.ts';

export interface DriversOptions extends Pick<RunOptions, 'workers' | 'pool' | 'signal' | 'onProgress'> {
  /** Default: all that a forecast shows, or none where cells are asked for. */
  readonly targets?: readonly string[] | undefined;
  readonly cells?: readonly Cell[] | undefined;
  /** Of every run; default: the scenario's, or fewer where all runs would take too long. */
  readonly replicates?: number | undefined;
  readonly seed?: number | undefined;
}

/** Sources beyond which those of one kind and name are counted as one. */
const MOST_SOURCES = 64;

/** Seconds of one core, by the estimate, that all runs may take together unless replicates are asked for. */
const MOST_SECONDS = 20;
const LEAST_REPLICATES = 4 * SHARD;

/**
 * What the targets of a scenario, or metrics in a district and year, hang on: what could be learned and what is luck, Sobol indices of every source, rank correlations, a tornado, rules that
 * tell where a target is missed; and how targets hang together. All from runs of one program on common random numbers, of which the first is the ordinary run.
 *
 * Throws a TidemarkError for a target or cell that the scenario does not have, and as `forecast` does.
 */
export async function drivers(scenario: Compiled, options: DriversOptions = {}): Promise<DriversReport> {
  const study = plan(scenario, options);
  const {compiled, lean, seed, replicates, runs} = study;
  const workers = options.pool?.workers ?? options.workers ?? coreCount();
  const slots = Array.from({length: lean.trajectories}, () => 'moments' as const);
  const {seconds} = admit({program: lean, seed, replicates, slots}, workers);
  options.signal?.throwIfAborted();
  const {crew, dismiss} = hire(seconds * runs, workers, options);
  let done = 0;
  const onRun = () => options.onProgress?.(++done * replicates, Math.max(done, runs) * replicates);
  const lab = new Lab({compiled, seed, replicates, crew, signal: options.signal, onRun});
  try {
    return await untilAborted(answer(lab, study), options.signal);
  } finally {
    await dismiss();
  }
}

/** All that is known before the first run. */
interface Study {
  /** With its inputs recorded. */
  readonly compiled: Compiled;
  readonly subjects: readonly Subject[];
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
}

function plan(scenario: Compiled, options: DriversOptions): Study {
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
  const coalitions = groups
    .filter(({kind, names}) => kind === 'correlated' && names.length <= MOST_PLAYERS)
    .reduce((sum, {names}) => sum + 2 * ((1 << names.length) - 2), 0);
  const runs = 3 + groups.length + 2 * holdable.length + coalitions;
  const seed = options.seed ?? compiled.scenario.run.seed;
  const replicates =
    options.replicates ?? usualReplicates(compiled, lean, runs, inputs.length + compiled.targets.length);
  return {compiled, subjects, lean, inputs, sources, families, groups, isCoarse, holdable, seed, replicates, runs};
}

function subjectsOf(compiled: Compiled, {targets, cells = []}: DriversOptions): Subject[] {
  const shown = () =>
    shownTargets({
      targets: Object.fromEntries(compiled.targets.map((target) => [target.id, namedTarget(compiled, target)])),
    }).map(([id]) => id);
  const ids = targets ?? (cells.length ? [] : shown());
  return [
    ...[...new Set(ids)].map((id) => targetSubject(compiled, id)),
    ...cells.map((cell) => cellSubject(compiled, cell)),
  ];
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

/** The scenario's, or as many whole shards as there is time and room for. */
function usualReplicates({scenario}: Compiled, lean: Program, runs: number, columns: number): number {
  const wanted = scenario.run.replicates;
  const slots = Array.from({length: lean.trajectories}, () => 'moments' as const);
  const {seconds} = estimate({program: lean, seed: 0, replicates: 1, slots}, 1);
  const affordable = Math.min(MOST_SECONDS / (seconds * runs), MOST_DRAWS / (columns + 3 * lean.trajectories));
  if (wanted <= affordable) return wanted;
  return Math.min(wanted, Math.max(LEAST_REPLICATES, Math.floor(affordable / SHARD) * SHARD));
}

async function answer(lab: Lab, study: Study): Promise<DriversReport> {
  const {compiled} = lab;
  const {subjects, lean, groups, holdable, inputs} = study;
  const drawn = await ordinaryRun(lab, study);
  const base = drawn.subjects;
  const found = await decompose(lab, {program: lean, subjects, groups, base});
  const [low, high] = [readAssumptions(compiled, 0.1), readAssumptions(compiled, 0.9)];
  const valuesOf = (input: Input) => [low(input), high(input)] as const;
  const bars = await tornado(lab, {program: lean, subjects, base, holdable, valuesOf});
  const ranks = rankings(subjects, drawn);
  const answers = subjects.map((_, k) => ({...found[k]!, ranks: ranks[k]!, tornado: bars[k]!}));
  const assumed = drawn.inputs
    .filter(({input}) => input.kind === 'assumption')
    .map(({input, columns}) => ({input, drawn: drawnInput(input.id, columns[0]!)}));
  const assumedOf = (k: number) => assumed.filter(({input}) => drawn.relevant[k]!.has(input)).map((some) => some.drawn);
  const joint = jointTargets(subjects);
  return {
    tidemark: 1,
    engine: VERSION,
    scenario: {
      id: compiled.scenario.id,
      title: compiled.scenario.title,
      base: compiled.scenario.calendar.base,
      end: compiled.scenario.calendar.end,
      digest: compiled.digest,
    },
    run: {
      seed: lab.seed,
      replicates: lab.replicates,
      runs: study.runs,
      rankReplicates: Math.min(RANK_REPLICATES, lab.replicates),
      ...(study.isCoarse ? {coarse: true as const} : {}),
    },
    sources: namedSources(study),
    inputs: namedInputs(compiled, inputs),
    labels: labelsOf(compiled),
    targets: Object.fromEntries(
      subjects.flatMap((subject, k) =>
        subject.target === undefined
          ? []
          : [[subject.target, targetAnswer(lab, subject.target, drawn, assumedOf(k), answers[k]!)]],
      ),
    ),
    cells: subjects.flatMap(({cell}, k) => {
      const {level, ranks: strongest, tornado: swings} = answers[k]!;
      return cell
        ? [{...cell, ...momentsOf(base[k]!), ...given('level', level), ranks: strongest, tornado: swings}]
        : [];
    }),
    ...(joint.length > 1 ? {joint: jointView(compiled, joint, drawn.hits)} : {}),
    districts: namedDistricts(compiled),
    metrics: namedMetrics(compiled),
    warnings: [...compiled.warnings],
  };
}

/** Those of the last year, and those that are about several. */
function jointTargets(subjects: readonly Subject[]): string[] {
  const targets = subjects.filter(({target}) => target !== undefined);
  const last = Math.max(...targets.map(({year}) => year));
  return targets.flatMap(({target, year}) => (year === last ? target! : []));
}

/** The columns of the ordinary run. */
interface Drawn {
  readonly subjects: readonly Float64Array[];
  /** Every target's hits that the joint view needs. */
  readonly hits: ReadonlyMap<string, Hits>;
  /** Of assumptions their values, of factors by year. */
  readonly inputs: readonly {readonly input: Input; readonly columns: readonly Float64Array[]}[];
  /** Which inputs each subject rests on. */
  readonly relevant: readonly ReadonlySet<Input>[];
}

async function ordinaryRun(lab: Lab, {subjects, inputs}: Study): Promise<Drawn> {
  const {compiled} = lab;
  const chosen = subjects.flatMap(({target}) => target ?? []);
  const needed = [...new Set(chosen.flatMap((id) => [id, ...partsOf(compiled, id)]))].map((id) =>
    targetSubject(compiled, id),
  );
  const outputs: Output[] = [
    ...subjects.map(({output}) => output),
    ...needed.map(({output}) => output),
    ...inputs.flatMap(({slots}) => slots.map(({slot}) => ({trajectory: slot}))),
    ...compiled.guards.map(({slot}) => ({trajectory: slot})),
  ];
  const program = observed(compiled, outputs);
  const rest = streamsOfTrajectories(program);
  const columns = await lab.sample(program, outputs);
  let at = 0;
  const next = () => columns[at++]!;
  const own = subjects.map(next);
  const hits = new Map(needed.map((subject) => [subject.target!, hitsOf(subject, next())]));
  const firsts = inputs.map((input) => ({input, first: at, columns: input.slots.map(next)}));
  checkNegative(compiled, compiled.guards.map(next), lab.replicates);
  return {
    subjects: own,
    hits,
    inputs: firsts.map(({input, columns: drawn}) => ({input, columns: drawn})),
    relevant: subjects.map(
      (_, k) =>
        new Set(
          firsts
            .filter(({input, first}) => input.slots.some((__, i) => !rest[first + i]!.isDisjointFrom(rest[k]!)))
            .map(({input}) => input),
        ),
    ),
  };
}

function partsOf({scenario}: Compiled, id: string): readonly string[] {
  const target = scenario.targets[id]!;
  return isSimple(target) ? [] : combination(target).parts;
}

/** As `forecast`: what must not be negative is an error where it is. */
function checkNegative(compiled: Compiled, columns: readonly Float64Array[], replicates: number): void {
  const trajectories = compiled.slots.map(() => undefined as never);
  for (const [k, {slot}] of compiled.guards.entries()) {
    const below = columns[k]!.filter((x) => x < 0).toSorted();
    const medianShortfall = below.length ? below[Math.floor(below.length / 2)]! : null;
    trajectories[slot] = {kind: 'shortfall', misses: below.length, medianShortfall} as never;
  }
  checkGuards(compiled, {trajectories, counts: [], replicates});
}

function rankings(subjects: readonly Subject[], {subjects: columns, inputs, relevant}: Drawn): RankCorrelation[][] {
  const rankedUpTo = new Map<number, {ranked: RankedInput[]; inverse: ReturnType<typeof inverseOf>}>();
  const upTo = (year: number) => {
    let known = rankedUpTo.get(year);
    if (!known) {
      const ranked = inputs.flatMap((drawn) => {
        const column = valueUpTo(drawn, year);
        return (column && rankInput(drawn.input.id, column)) ?? [];
      });
      rankedUpTo.set(year, (known = {ranked, inverse: inverseOf(ranked)}));
    }
    return known;
  };
  return subjects.map((subject, k) => {
    const {ranked, inverse} = upTo(subject.year);
    const some = columns[k]!.subarray(0, RANK_REPLICATES);
    const column = subject.target === undefined ? some : Float64Array.from(hitsOf(subject, some));
    const ids = new Set([...relevant[k]!].map(({id}) => id));
    return rankCorrelations(ranked, inverse, column).filter(({input}) => ids.has(input));
  });
}

/** Of a factor the sum over the years up to one, which ranks as its mean does; undefined before its first. */
function valueUpTo({input, columns}: Drawn['inputs'][number], year: number): Float64Array | undefined {
  const some = columns
    .filter((_, i) => (input.slots[i]!.year ?? -Infinity) <= year)
    .map((column) => column.subarray(0, RANK_REPLICATES));
  const [first, ...more] = some;
  if (!first || !more.length) return first;
  const sum = first.slice();
  for (const column of more) for (let i = 0; i < sum.length; i++) sum[i]! += column[i]!;
  return sum;
}

function targetAnswer(
  {compiled, replicates}: Lab,
  id: string,
  {hits}: Drawn,
  assumed: readonly DrawnInput[],
  answers: Pick<TargetDrivers, 'ranks' | 'tornado' | 'chance' | 'level'>,
): TargetDrivers {
  const own = hits.get(id)!;
  const count = countOf(own);
  const probability = count / replicates;
  return {
    ...namedTarget(
      compiled,
      compiled.targets.find((target) => target.id === id)!,
    ),
    probability,
    standardError: shareStandardError(probability, replicates),
    interval: wilson(count, replicates),
    ...answers,
    ...given('rules', discoverRules(assumed, own)),
  };
}

function momentsOf(column: Float64Array): {mean: number; sd: number} {
  const mean = meanOf(column);
  const squares = column.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return {mean, sd: Math.sqrt(squares / (column.length - 1))};
}

function namedSources({sources, families}: Study): DriversReport['sources'] {
  const named = [...families, ...sources].map((source): [string, DriverSource] => {
    const {id, kind, names, learnable, fields} = source;
    const district = 'district' in source ? source.district : undefined;
    const members = 'members' in source ? [...source.members] : undefined;
    const described = {
      kind,
      names: [...names],
      ...given('district', district),
      ...given('fields', fields && [...fields]),
      learnable,
      ...given('members', members),
    };
    return [id, described];
  });
  return Object.fromEntries(named);
}

function labelsOf({scenario}: Compiled): DriversReport['labels'] {
  const all = [...Object.entries(scenario.assumptions), ...Object.entries(scenario.factors)];
  return Object.fromEntries(all.flatMap(([id, {label}]) => (label === undefined ? [] : [[id, label]])));
}
