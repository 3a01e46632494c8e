/**
 * What rank correlations add to an ordinary run: recording the draws of the inputs of the Zhejiang plan that ranks need and ranking them for all its targets, against
 * compiling and forecasting it. With one worker, which computes both, by processor time of all
 * threads, which the system counts in ticks of up to 4 ms: so each round ranks many times. Prints milliseconds and shares by round as JSON. Usage: ranks.ts
 * [replicates] [rounds]
 */
import {fileURLToPath} from 'node:url';
import {forecast} from '../../engine/analysis/forecast.ts';
import {rankDrivers} from '../../engine/analysis/drivers/rank-drivers.ts';
import {compile} from '../../engine/compile/compile.ts';
import {METRIC_SCHEMAS} from '../../engine/metrics/registry.ts';
import {Pool} from '../../engine/run/pool.ts';
import {loadScenario} from '../../engine/scenario/load.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {median, rounded} from './lines.ts';

/** Milliseconds, and what was added to a run, in percent of it. */
export interface RankCost {
  readonly replicates: number;
  readonly run: number;
  readonly ranks: number;
  readonly added: readonly number[];
}

const FILE = fileURLToPath(new URL('../../scenarios/plans/zhejiang-cluster/revenue.yaml', import.meta.url));
const [RUNS, RANKINGS] = [2, 20];

async function cpuTime(times: number, work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) await work();
  const {user, system} = process.cpuUsage(start);
  return (user + system) / 1000 / times;
}

/** The run is one of a scenario whose inputs may be recorded too, which a forecast does not do. */
export async function rankCost(replicates: number, rounds: number): Promise<RankCost> {
  const loaded = loadScenario(FILE, fileReader(FILE), METRIC_SCHEMAS);
  const compiled = compile(loaded, {inputs: true});
  const pool = new Pool({workers: 1});
  const times: {run: number; ranks: number}[] = [];
  for (let round = 0; round <= rounds; round++) {
    const run = await cpuTime(RUNS, async () => forecast(compile(loaded, {inputs: true}), {pool, replicates}));
    const ranks = await cpuTime(RANKINGS, async () => rankDrivers(compiled, {pool, replicates}));
    // The first is for the compiler.
    if (round > 0) times.push({run, ranks});
  }
  await pool.close();
  return {
    replicates,
    run: rounded(median(times.map(({run}) => run))),
    ranks: rounded(median(times.map(({ranks}) => ranks))),
    added: times.map(({run, ranks}) => rounded((100 * ranks) / run)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [replicates = 100_000, rounds = 9] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await rankCost(replicates, rounds)));
}
