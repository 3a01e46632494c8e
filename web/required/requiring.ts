import type {Lever, LeverAt, RequiredReport} from '../../engine/index.ts';
import {EngineError, type EngineClient} from '../engine/engine-client.ts';
import type {Failure, SetFiles} from '../engine/protocol.ts';
import {FAST_REPLICATES} from '../state/answer.ts';
import {type Ask, Asking} from '../state/asking.ts';

/** The probabilities that one may choose from without typing. */
export const LEVELS = [0.5, 0.8, 0.95] as const;

const LANE = 'required';

interface Wanted extends SetFiles {
  readonly target: string;
  readonly probabilities: readonly number[];
  /** Of the scenario. */
  readonly levers: readonly Lever[];
  /** As many as the scenario asks for. */
  readonly replicates: number;
}

/** What it would take of growth, or of one lever: a report, or why there is none. */
export interface Taken {
  /** Undefined of growth. */
  readonly at: LeverAt | undefined;
  readonly answered: RequiredReport | Failure;
}

/** What it would take to reach a target, of growth and of each lever that moves it while all others stay where they are: first from few replicates, then from all. */
export type Requiring = Asking<Wanted, readonly Taken[]>;

export function makeRequiring(engine: Pick<EngineClient, 'ask'>): Requiring {
  return new Asking(engine, {lane: LANE, find});
}

export function isReport(answered: Taken['answered']): answered is RequiredReport {
  return 'targets' in answered;
}

async function* find(
  wanted: Wanted,
  ask: Ask,
  onProgress: (share: number) => void,
): AsyncGenerator<readonly Taken[], void, void> {
  const fast = Math.min(FAST_REPLICATES, wanted.replicates);
  const found: Taken[] = [];
  const subjects = subjectsOf(wanted.levers);
  // All replicates take longer than few, though not so much longer as they are more.
  const slow = fast < wanted.replicates ? SLOWER : 0;
  const share = (first: number, second: number) =>
    (first + slow * second) / (subjects.length + slow * Math.max(found.length, 1));
  for (const [i, at] of subjects.entries()) {
    const isAll = at !== undefined && isAllOf(at, wanted.levers);
    // Of a single district that counts it says nothing new.
    if (isAll && found.filter((taken) => taken.at?.lever === at.lever).length < 2) continue;
    const taken = await take(wanted, at, fast, ask);
    if (isMoved(taken, wanted.target)) {
      const place = isAll ? found.findIndex((other) => other.at?.lever === at.lever) : found.length;
      found.splice(place, 0, taken);
    }
    onProgress(share(i + 1, 0));
    yield [...found];
  }
  if (!slow) return;
  for (const [done, i] of byUrgency(found, wanted.target).entries()) {
    found[i] = await take(wanted, found[i]!.at, wanted.replicates, ask);
    onProgress(share(subjects.length, done + 1));
    yield [...found];
  }
}

/** How much longer one answer takes with all replicates. */
const SLOWER = 3;

/** Growth, then the levers in the order of the file; of those by district each place, then all together. */
function subjectsOf(levers: readonly Lever[]): (LeverAt | undefined)[] {
  return [
    undefined,
    ...levers.flatMap(({id, places}) => [
      ...places.map(({district}) => (district === undefined ? {lever: id} : {lever: id, district})),
      ...(places.length > 1 ? [{lever: id}] : []),
    ]),
  ];
}

function isAllOf(at: LeverAt, levers: readonly Lever[]): boolean {
  return at.district === undefined && levers.some(({id, places}) => id === at.lever && places.length > 1);
}

/** What cannot be computed of one lever is said there; the others are still asked about. */
async function take(
  {files, settings, target, probabilities}: Wanted,
  at: LeverAt | undefined,
  replicates: number,
  ask: Ask,
): Promise<Taken> {
  try {
    const question = {lane: LANE, what: 'required' as const, files, settings, target, probabilities};
    return {at, answered: await ask({...question, lever: at, replicates})};
  } catch (error) {
    if (error instanceof EngineError) return {at, answered: error.failure};
    throw error;
  }
}

function isMoved({answered}: Taken, target: string): boolean {
  return !isReport(answered) || answered.targets[target]!.trend !== 'untouched';
}

/** What has been found goes before what has not: its digits are read. */
function byUrgency(found: readonly Taken[], target: string): number[] {
  const isFound = ({answered}: Taken) =>
    isReport(answered) && answered.targets[target]!.answers.some(({outcome}) => outcome === 'found');
  const all = [...found.keys()];
  return [...all.filter((i) => isFound(found[i]!)), ...all.filter((i) => !isFound(found[i]!))];
}
