/**
 * The model of ../population.yaml or ../pipeline.yaml in Tidemark, from the compiled program to means and probabilities, on one thread.
 * Usage: kind.ts population|pipeline [replicates] [repetitions]. Prints a JSON line; processor time, the least of the repetitions.
 */
import {join} from 'node:path';
import {run} from '../../../engine/run/run.ts';
import {rounded} from '../lines.ts';
import {compileFile} from '../scenarios.ts';

/** Districts × years. */
const CELLS = 90;
const [kind = 'population', ...sizes] = process.argv.slice(2);
const [replicates = 20_000, repetitions = 5] = sizes.map(Number);
const {program, slots, targets, trajectories} = compileFile(join(import.meta.dirname, `../${kind}.yaml`));
const moments = slots.map(() => 'moments' as const);
const times: number[] = [];
/** The metric that the target is about, which comes behind the whole. */
const last = trajectories.filter(({district, year}) => district === 'province' && year === 2034).at(-1)?.slot ?? -1;
let answer = {p: Number.NaN, mean: Number.NaN, sd: Number.NaN};
for (let k = 0; k < repetitions; k++) {
  const start = process.cpuUsage();
  const {counts, trajectories: found} = await run({program, seed: 1, replicates, slots: moments}, {workers: 1});
  const {user, system} = process.cpuUsage(start);
  times.push((user + system) / 1000);
  const province = found[last]!;
  if (province.kind !== 'moments') throw new Error('no moments');
  answer = {p: counts[targets[0]!.hit]! / replicates, mean: province.mean, sd: province.sd};
}
const ms = Math.min(...times);
console.log(
  JSON.stringify({
    peer: 'tidemark',
    threads: 1,
    what: 'simulate',
    replicates,
    cpu_ms: rounded(ms),
    ns_per_cell: rounded((ms * 1e6) / CELLS / replicates),
    p: answer.p,
    mean: rounded(answer.mean),
    sd: rounded(answer.sd),
  }),
);
