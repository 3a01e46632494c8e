import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {findPython} from './contestants.ts';
import {median} from './lines.ts';

const PEERS = join(import.meta.dirname, 'peers');

/** What a peer prints of a model of one kind: milliseconds of processor time, the probability of its target, and the mean of what that is about. */
export interface KindLine {
  readonly kind: string;
  readonly peer: string;
  readonly replicates: number;
  readonly cpu_ms: number;
  readonly p: number;
  readonly mean: number;
  /** Standard deviation over replicates; we alone say it. */
  readonly sd?: number;
}

/** How many times faster than NumPy at its best a kind is on one thread: the median over rounds, by processor time. */
export interface KindRace {
  readonly kind: string;
  readonly measured: number;
  readonly must: 3;
  readonly aim: 10;
}

/** Races the integer kinds against NumPy; nothing where there is no NumPy. Throws where the results do not agree. */
export function raceKinds(replicates: number, rounds: number): {lines: KindLine[]; races: KindRace[]} {
  const python = findPython();
  if (!python) return {lines: [], races: []};
  const lines: KindLine[] = [];
  const races = ['population', 'pipeline'].map((kind): KindRace => {
    const ratios = Array.from({length: rounds}, () => {
      const [ours] = linesOf(kind, process.execPath, [join(PEERS, 'kind.ts'), kind], replicates, 3);
      const theirs = linesOf(kind, python, [join(PEERS, `numpy_${kind}.py`)], replicates, 1);
      lines.push(ours!, ...theirs);
      theirs.forEach((line) => mustAgree(ours!, line));
      return Math.min(...theirs.map(({cpu_ms}) => cpu_ms)) / ours!.cpu_ms;
    });
    return {kind, measured: median(ratios), must: 3, aim: 10};
  });
  return {lines, races};
}

function linesOf(kind: string, command: string, first: string[], replicates: number, repetitions: number): KindLine[] {
  const {status, stdout, stderr} = spawnSync(command, [...first, String(replicates), String(repetitions)], {
    encoding: 'utf8',
    env: {...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1'},
  });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => ({kind, ...(JSON.parse(line) as Omit<KindLine, 'kind'>)}));
}

/** Probabilities and means lie within five standard errors of their difference, and what was rounded off. Throws if not. */
export function mustAgree(ours: KindLine, theirs: KindLine): void {
  const runs = 1 / ours.replicates + 1 / theirs.replicates;
  const p = (ours.p + theirs.p) / 2;
  const isNear = (a: number, b: number, sd: number, rounding: number) =>
    Math.abs(a - b) <= 5 * sd * Math.sqrt(runs) + rounding;
  if (!isNear(ours.p, theirs.p, Math.sqrt(p * (1 - p)), 1e-4))
    throw new Error(`${ours.kind}: probability ${ours.p} of Tidemark, ${theirs.p} of ${theirs.peer}`);
  if (!isNear(ours.mean, theirs.mean, ours.sd ?? 0, 0.01))
    throw new Error(`${ours.kind}: mean ${ours.mean} of Tidemark, ${theirs.mean} of ${theirs.peer}`);
}
