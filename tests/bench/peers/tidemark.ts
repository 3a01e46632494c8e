/**
 * The reference model in Tidemark, from the compiled program to the answer, with kernels and workers that have started already (parsing and compiling the file are not
 * in it; `cold` lines have everything). `simulate` runs it without quantiles; `end-to-end` makes the whole forecast with its digest.
 * Usage: tidemark.ts [replicates] [repetitions]. Prints a JSON line per measurement; medians.
 */
import {forecast} from '../../../engine/analysis/forecast.ts';
import type {Compiled} from '../../../engine/compile/compile.ts';
import {instantiate} from '../../../engine/kernels/kernels.ts';
import {Pool} from '../../../engine/run/pool.ts';
import {run, type RunOptions} from '../../../engine/run/run.ts';
import {type Line, median, nsPerCell, rounded} from '../lines.ts';
import {compileFile, REFERENCE_MODEL} from '../scenarios.ts';

interface Answer {
  p_province: number;
  mean_province: number;
}

/** Runs before the clock starts: WebAssembly and JavaScript are compiled in steps while they run. */
const WARM_UP = 3;

async function simulate({program, slots, targets, trajectories}: Compiled, replicates: number, options: RunOptions) {
  const moments = slots.map(() => 'moments' as const);
  const {counts, trajectories: found} = await run({program, seed: 1, replicates, slots: moments}, options);
  const province = found[trajectories.find(({district, year}) => district === 'province' && year === 2027)!.slot!]!;
  if (province.kind !== 'moments') throw new Error('no moments');
  return {
    p_province: counts[targets.find(({id}) => id === 'province')!.hit]! / replicates,
    mean_province: province.mean,
  };
}

async function endToEnd(compiled: Compiled, replicates: number, options: RunOptions): Promise<Answer> {
  const {targets, metrics} = await forecast(compiled, {...options, replicates, seed: 1});
  const province = metrics['revenue']!.districts['province']!['2027']!;
  return {p_province: targets['province']!.probability, mean_province: province.mean};
}

async function measure(repetitions: number, work: () => Promise<Answer>) {
  const [times, processor]: [number[], number[]] = [[], []];
  let answer = await work();
  for (let k = 1; k < WARM_UP; k++) answer = await work();
  for (let k = 0; k < repetitions; k++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    answer = await work();
    times.push(performance.now() - start);
    const {user, system} = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  return {ms: median(times), cpu: median(processor), answer};
}

const [replicates = 100_000, repetitions = 7] = process.argv.slice(2).map(Number);
const compiled = compileFile(REFERENCE_MODEL);
for (const threads of [1, 2]) {
  const pool = threads === 1 ? undefined : new Pool({workers: threads});
  const kernels = instantiate();
  for (const what of ['simulate', 'end-to-end'] as const) {
    const work = what === 'simulate' ? simulate : endToEnd;
    const {ms, cpu, answer} = await measure(repetitions, async () =>
      work(compiled, replicates, {workers: threads, pool, kernels}),
    );
    const line: Line = {
      peer: 'tidemark',
      threads,
      what,
      replicates,
      ms: rounded(ms),
      ns_per_cell: nsPerCell(ms, replicates),
      cpu_ms: rounded(cpu),
      p_province: answer.p_province,
      mean_province: rounded(answer.mean_province),
    };
    console.log(JSON.stringify(line));
  }
  await pool?.close();
}
