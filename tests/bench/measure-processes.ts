import {type Line, median, nsPerCell, rounded} from './lines.ts';
import {inEmptyFolder, runScript, runTidemark} from './processes.ts';
import type {RankCost} from './ranks.ts';
import {REFERENCE_MODEL} from './scenarios.ts';

/** What whole processes took, one value per repetition. */
export interface Processes {
  /** Peak megabytes of the reference model at the largest number of replicates, over the numbers of workers. */
  readonly memory: readonly number[];
  /** Milliseconds of `tidemark run` on the Zhejiang plan, when it has never run on this machine and when it has. */
  readonly firstStart: readonly number[];
  readonly laterStart: readonly number[];
  readonly compile: readonly CompileTimes[];
  /** What rank correlations add to a run of the Zhejiang plan. */
  readonly ranks: RankCost;
  /** The reference model from the start of the process to its end. */
  readonly lines: readonly Line[];
}

/** Milliseconds for the large scenario. */
export interface CompileTimes {
  readonly cold: {readonly load: number; readonly compile: number};
  readonly warm: {readonly load: number; readonly compile: number};
}

const ZHEJIANG = 'scenarios/plans/zhejiang-cluster/revenue.yaml';

export interface Extent {
  readonly repetitions: number;
  /** For the plan and the cold lines. */
  readonly replicates: number;
  /** For the peak memory. */
  readonly most: number;
  /** Of the scenario that is compiled. */
  readonly districts: number;
}

export function measureProcesses({repetitions, replicates, most, districts}: Extent): Processes {
  const times = (count: number) => Array.from({length: count}, (_, k) => k);
  const run = (file: string, count: number, workers: number) =>
    runTidemark(['run', file, '--replicates', String(count), '--workers', String(workers)]);
  const plan = (temporary: string) => runTidemark(['run', ZHEJIANG, '--replicates', String(replicates)], temporary).ms;
  const cold = [1, 2].map((threads): Line => {
    const ms = median(times(repetitions).map(() => run(REFERENCE_MODEL, replicates, threads).ms));
    const line = {peer: 'tidemark', threads, what: 'cold' as const, replicates};
    return {...line, ms: rounded(ms), ns_per_cell: nsPerCell(ms, replicates)};
  });
  return {
    memory: [1, 2].map((workers) => run(REFERENCE_MODEL, most, workers).megabytes),
    firstStart: times(repetitions).map(() => inEmptyFolder(plan)),
    laterStart: inEmptyFolder((folder) => times(repetitions + 1).map(() => plan(folder))).slice(1),
    compile: times(repetitions).map(() => runScript('compile-time.ts', String(districts)) as CompileTimes),
    ranks: runScript('ranks.ts', String(replicates), String(repetitions)) as RankCost,
    lines: cold,
  };
}
