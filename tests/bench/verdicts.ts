import {type Line, median} from './lines.ts';
import type {Extent, Processes} from './measure-processes.ts';

/** A requirement and what was measured. */
export interface Verdict {
  readonly what: string;
  /** In `unit`. */
  readonly measured: number;
  /** The lowest and the highest round. */
  readonly range: readonly [low: number, high: number];
  /** The same by processor time, for races of one thread: what other programs do at the same time hardly shows in it. */
  readonly processor?: number;
  readonly unit: 'times faster' | 'times slower' | 'MB' | 'ms' | '%';
  readonly must: number;
  readonly aim: number;
  readonly verdict: 'aim' | 'must' | 'missed';
}

interface Race {
  readonly threads: number;
  readonly what: Line['what'];
  /** The start of the name under which the peer prints its lines; it has one thread. */
  readonly peer: string;
  readonly name: string;
  readonly unit: 'times faster' | 'times slower';
  readonly must: number;
  readonly aim: number;
}

const [NUMPY, BEST, SQUIGGLE, C] = [
  {peer: 'numpy-idiomatic', name: 'idiomatic NumPy', unit: 'times faster'},
  {peer: 'numpy-best', name: 'NumPy at its best', unit: 'times faster'},
  {peer: 'squiggle', name: 'Squiggle', unit: 'times faster'},
  {peer: 'c', name: 'C', unit: 'times slower'},
] as const;

const RACES: readonly Race[] = [
  {what: 'simulate', threads: 1, ...NUMPY, must: 3, aim: 4},
  {what: 'end-to-end', threads: 1, ...NUMPY, must: 4.5, aim: 6},
  {what: 'end-to-end', threads: 1, ...BEST, must: 2, aim: 3},
  {what: 'end-to-end', threads: 2, ...NUMPY, must: 7.5, aim: 11},
  {what: 'end-to-end', threads: 2, ...SQUIGGLE, must: 120, aim: 180},
  {what: 'simulate', threads: 1, ...C, must: 4.5, aim: 3},
];

/** How the races between ourselves and the peers that were there went: ratios within each round, so that a machine that slows down slows all, then their median. */
export function judgeRaces(rounds: readonly (readonly Line[])[], replicates: number): Verdict[] {
  return RACES.flatMap((race) => {
    const ratios = rounds.flatMap((lines) => ratioOf(race, lines, replicates, 'ms') ?? []);
    if (!ratios.length) return [];
    const {what, threads, peer, name} = race;
    const instructions = rounds.flat().find((line) => line.peer === peer)?.instructions;
    const against = instructions ? `${name} (${instructions})` : name;
    const judged = verdict(
      {...race, what: `${what}, ${threads} thread${threads > 1 ? 's' : ''}, against ${against}`},
      ratios,
    );
    const processor = median(rounds.flatMap((lines) => ratioOf(race, lines, replicates, 'cpu_ms') ?? []));
    return [threads > 1 || Number.isNaN(processor) ? judged : {...judged, processor}];
  });
}

function ratioOf(
  {what, threads, peer, unit}: Race,
  lines: readonly Line[],
  replicates: number,
  time: 'ms' | 'cpu_ms',
): number | undefined {
  const find = (name: string, count: number) =>
    lines.find(
      (line) =>
        line.peer.startsWith(name) && line.threads === count && line.what === what && line.replicates === replicates,
    )?.[time];
  const [ours, theirs] = [find('tidemark', threads), find(peer, 1)];
  if (ours === undefined || theirs === undefined) return undefined;
  return unit === 'times faster' ? theirs / ours : ours / theirs;
}

const START = {unit: 'ms', must: 2000, aim: 1000} as const;

/** What whole processes take. */
export function judgeProcesses(
  {memory, firstStart, laterStart, compile, ranks}: Processes,
  {most, districts}: Extent,
): Verdict[] {
  const peak = `peak memory, ${most.toLocaleString('en')} replicates, 1 or 2 threads`;
  return [
    verdict({what: peak, unit: 'MB', must: 600, aim: 250}, [Math.max(...memory)]),
    verdict({what: 'tidemark run on the Zhejiang plan, the first time', ...START}, firstStart),
    verdict({what: 'tidemark run on the Zhejiang plan, later', ...START}, laterStart),
    verdict(
      {what: `compile ${districts} districts × 20 years × 10 metrics, cold`, unit: 'ms', must: 500, aim: 150},
      compile.map(({cold}) => cold.compile),
    ),
    verdict(
      {what: 'rank correlations added to a run of the Zhejiang plan, 1 thread', unit: '%', must: 5, aim: 3},
      ranks.added,
    ),
  ].filter(({measured}) => !Number.isNaN(measured));
}

type Requirement = Pick<Verdict, 'what' | 'unit' | 'must' | 'aim'>;

function verdict({what, unit, must, aim}: Requirement, values: readonly number[]): Verdict {
  const measured = median(values);
  const reaches = (bound: number) => (unit === 'times faster' ? measured >= bound : measured <= bound);
  const range = [Math.min(...values), Math.max(...values)] as const;
  return {what, measured, range, unit, must, aim, verdict: reaches(aim) ? 'aim' : reaches(must) ? 'must' : 'missed'};
}
