import type {Program} from '../program/program.ts';
import {estimate} from '../run/estimate.ts';
import {SHARD} from '../run/shards.ts';

export interface Affordable {
  readonly program: Program;
  /** How many programs of its size are run on as many replicates each. */
  readonly runs: number;
  /** Replicates of such programs that are run besides. */
  readonly besides?: number;
  /** Of one core, by the estimate, that all runs may take together. */
  readonly seconds: number;
  /** Replicates of each run if there is time. */
  readonly wanted: number;
  /** Fewer would tell nothing. */
  readonly least: number;
  /** For which there is room. */
  readonly most?: number;
}

/** As many replicates as are wanted, or as many whole shards as there is time for: a function of the programs alone, so that the digits are. */
export function affordableReplicates({
  program,
  runs,
  seconds,
  wanted,
  least,
  besides = 0,
  most = Infinity,
}: Affordable): number {
  const affordable = Math.min((seconds / secondsOf(program, 1) - besides) / runs, most);
  if (wanted <= affordable) return wanted;
  return Math.min(wanted, Math.max(least, Math.floor(affordable / SHARD) * SHARD));
}

/** Of one core, by the estimate, for a run that keeps no values. */
export function secondsOf(program: Program, replicates: number): number {
  const slots = Array.from({length: program.trajectories}, () => 'moments' as const);
  return estimate({program, seed: 0, replicates, slots}, 1).seconds;
}
