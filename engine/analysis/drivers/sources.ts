import type {Compiled} from '../../compile/compile.ts';
import {streamsUsed, type StreamUse} from '../../program/switch-streams.ts';

/**
 * What the uncertainty of a forecast comes from:
 * - `assumption`: one of the file's, in one district where it has a value for each
 * - `correlated`: assumptions that the file's correlations tie together, and that only together are independent of the rest
 * - `given`: distributions in a metric's or a factor's own numbers that are drawn once, such as a level in the base year
 * - `factor`: the shocks of a factor
 * - `shock`: what varies from year to year in a district
 * - `items`: what happens to single firms, drugs and projects
 */
export type SourceKind = 'assumption' | 'correlated' | 'given' | 'factor' | 'shock' | 'items';

/** Streams that are drawn independently of all others. */
export interface Source {
  /** `assumption/edge/qiantang`; for kinds of which there is only one, the kind. */
  readonly id: string;
  readonly kind: SourceKind;
  /** Of the assumption, factor or metric; of correlated ones all. */
  readonly names: readonly string[];
  readonly district?: string;
  /** Of what is given, the fields that are drawn: `base`, `volatility`. */
  readonly fields?: readonly string[];
  /** Can it be learned? What is drawn once per replicate is not known; what is drawn year by year or item by item is luck. */
  readonly learnable: boolean;
  /** Places among the program's streams. */
  readonly streams: readonly number[];
}

/** Sources of one kind and name counted as one: an assumption in all its districts, the shocks of all districts. */
export interface Family extends Omit<Source, 'district'> {
  /** Ids of its sources. */
  readonly members: readonly string[];
}

type Place = Omit<Source, 'streams' | 'fields'> & {readonly field?: string};

/** Where the streams of a program come from, in the order of its streams. */
export function sourcesOf(compiled: Pick<Compiled, 'program' | 'streamNames' | 'scenario' | 'districts'>): Source[] {
  const {streamNames, program} = compiled;
  const tied = correlatedSets(compiled.scenario.correlations);
  const found = new Map<string, Source & {streams: number[]; fields?: string[]}>();
  for (const use of streamsUsed(program)) {
    const {field, ...place} = placeOf(streamNames[use.index]!, use, compiled.districts, tied);
    let source = found.get(place.id);
    if (!source) found.set(place.id, (source = {...place, streams: [], ...(field === undefined ? {} : {fields: []})}));
    source.streams.push(use.index);
    if (field !== undefined && !source.fields!.includes(field)) source.fields!.push(field);
  }
  return [...found.values()];
}

/** Families with more than one member. */
export function familiesOf(sources: readonly Source[]): Family[] {
  const named = Map.groupBy(sources, ({kind, names}) => (kind === 'shock' ? 'shock' : [kind, ...names].join('/')));
  return [...named].flatMap(([id, members]): Family[] =>
    members.length > 1
      ? [
          {
            id: `${id}/*`,
            kind: members[0]!.kind,
            names: members[0]!.names,
            learnable: members[0]!.learnable,
            streams: members.flatMap(({streams}) => streams),
            members: members.map((member) => member.id),
            ...(members[0]!.fields ? {fields: [...new Set(members.flatMap(({fields = []}) => fields))]} : {}),
          },
        ]
      : [],
  );
}

/** A stream is named after what it is for: see `Assumptions`, `Factors`, `Metrics` and the kinds of metrics. */
function placeOf(
  name: string,
  {once, counts}: StreamUse,
  districts: Compiled['districts'],
  tied: readonly (readonly string[])[],
): Place {
  const [room, id = '', ...rest] = name.split('/').map((part) => part.replace(/#\d+$/, ''));
  const district = rest.findLast((part) => districts.has(part));
  const within = district === undefined ? {} : {district};
  const where = district === undefined ? '' : `/${district}`;
  if (room === 'assumption') {
    const names = tied.find((set) => set.includes(id));
    return names
      ? {id: `correlated/${names.join('+')}`, kind: 'correlated', names, learnable: true}
      : {id: `assumption/${id}${where}`, kind: 'assumption', names: [id], ...within, learnable: true};
  }
  const isOwn = rest.length === 0;
  if (room === 'factor' && (isOwn || !once)) return {id: `factor/${id}`, kind: 'factor', names: [id], learnable: false};
  // Whether a project lands is drawn once, but nobody can know it before.
  if (counts || rest.includes('landing')) return {id: 'items', kind: 'items', names: [], learnable: false};
  if (once) {
    const [field = ''] = rest;
    return {id: `given/${id}${where}`, kind: 'given', names: [id], ...within, field, learnable: true};
  }
  return {id: `shock${where}`, kind: 'shock', names: [], ...within, learnable: false};
}

/** Assumptions that hang together through correlations, each set in the order of first mention. */
function correlatedSets(correlations: Compiled['scenario']['correlations']): string[][] {
  let sets: string[][] = [];
  for (const {between, rho} of correlations) {
    if (rho === 0) continue;
    const touched = sets.filter((set) => between.some((id) => set.includes(id)));
    sets = [...sets.filter((set) => !touched.includes(set)), [...new Set([...touched.flat(), ...between])]];
  }
  return sets;
}
