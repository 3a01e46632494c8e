import type {Compiled} from '../../compile/compile.ts';
import type {CellDrivers, DriverSource, DriversReport, TargetDrivers} from '../../drivers-schema.ts';
import {VERSION} from '../../version.ts';
import {shareStandardError, wilson} from '../estimates.ts';
import {given} from '../given.ts';
import {namedDistricts, namedMetrics, namedScenario, namedTarget} from '../names.ts';
import {namedInputs} from './inputs.ts';
import {jointView} from './joint-view.ts';
import type {Drawn} from './ordinary-run.ts';
import {RANK_REPLICATES} from './ranks.ts';
import {discoverRules, drawnInput} from './rules.ts';
import {meanOf} from './sobol.ts';
import type {Study} from './study.ts';
import {countOf} from './subjects.ts';

/** What the methods have found out about one subject. */
type Answers = Pick<TargetDrivers, 'ranks' | 'tornado' | 'chance' | 'level'>;

/** All that was found, in the order of the study's subjects, as one document. */
export function reportOf(study: Study, drawn: Drawn, answers: readonly Answers[]): DriversReport {
  const {compiled, subjects, together, seed, replicates} = study;
  const told = new Set(subjects.flatMap(({target}) => target ?? []));
  return {
    tidemark: 1,
    engine: VERSION,
    scenario: namedScenario(compiled),
    run: {
      seed,
      replicates,
      runs: study.runs,
      rankReplicates: Math.min(RANK_REPLICATES, replicates),
      ...given('orders', study.orders),
      ...(study.isCoarse ? {coarse: true as const} : {}),
    },
    sources: namedSources(study),
    inputs: namedInputs(compiled, study.inputs),
    labels: labelsOf(compiled),
    targets: Object.fromEntries(targetAnswers(study, drawn, answers)),
    cells: cellAnswers(study, drawn, answers),
    ...(together.length > 1 ? {joint: jointView(compiled, together, drawn.hits, told)} : {}),
    districts: namedDistricts(compiled),
    metrics: namedMetrics(compiled),
    warnings: [...compiled.warnings],
  };
}

function targetAnswers(
  {compiled, subjects, replicates}: Study,
  {hits, inputs, relevant}: Drawn,
  answers: readonly Answers[],
): [string, TargetDrivers][] {
  const assumed = inputs
    .filter(({input}) => input.kind === 'assumption')
    .map(({input, columns}) => ({input, drawn: drawnInput(input.id, columns[0]!)}));
  return subjects.flatMap(({target: id}, k): [string, TargetDrivers][] => {
    if (id === undefined) return [];
    const own = hits.get(id)!;
    const count = countOf(own);
    const probability = count / replicates;
    const itsOwn = assumed.filter(({input}) => relevant[k]!.has(input)).map((some) => some.drawn);
    return [
      [
        id,
        {
          ...namedTarget(
            compiled,
            compiled.targets.find((target) => target.id === id)!,
          ),
          probability,
          standardError: shareStandardError(probability, replicates),
          interval: wilson(count, replicates),
          ...answers[k]!,
          ...given('rules', discoverRules(itsOwn, own)),
        },
      ],
    ];
  });
}

function cellAnswers({subjects}: Study, {subjects: columns}: Drawn, answers: readonly Answers[]): CellDrivers[] {
  return subjects.flatMap(({cell}, k) => {
    const {level, ranks, tornado} = answers[k]!;
    return cell ? [{...cell, ...momentsOf(columns[k]!), ...given('level', level), ranks, tornado}] : [];
  });
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
