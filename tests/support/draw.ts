import {instantiate} from '../../engine/kernels/kernels.ts';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {BLOCK} from '../../engine/program/ops.ts';
import type {Program} from '../../engine/program/program.ts';
import {link} from '../../engine/run/link.ts';
import {runBlock, seedWords} from '../../engine/run/run-block.ts';
import {compileText} from './compile-text.ts';

/** The values of replicates 0, 1, 2 … that a program gives for each of some values, as the engine computes them; `blocks` of 512 replicates. */
export function drawBlocks(build: (b: Builder) => readonly Value[], blocks: number, seed = 1): Float64Array[] {
  const b = new Builder();
  build(b).forEach((value) => b.trajectory(value));
  return recordBlocks(b.build().program, blocks, seed);
}

/** What a scenario gives for a metric in a district and year, as `drawBlocks`; what is the same in every replicate has no values. */
export function drawScenario(text: string, blocks: number, seed = 1) {
  const {program, trajectories} = compileText(text);
  const drawn = recordBlocks(program, blocks, seed);
  return (metric: string, year: number, district = 'a'): Float64Array => {
    const found = trajectories.find((of) => of.metric === metric && of.year === year && of.district === district);
    if (found?.slot === undefined) throw new Error(`${metric} in ${district} in ${year} is not drawn`);
    return drawn[found.slot]!;
  };
}

/** The trajectories of a program, by slot. */
export function recordBlocks(program: Program, blocks: number, seed: number, kernels = instantiate()): Float64Array[] {
  const linked = link(program, kernels);
  const drawn = Array.from({length: program.trajectories}, () => new Float64Array(blocks * BLOCK));
  for (let block = 0; block < blocks; block++)
    runBlock(linked, seedWords(seed), block, {
      trajectory: (slot, address) =>
        drawn[slot]!.set(new Float64Array(kernels.memory.buffer, address, BLOCK), block * BLOCK),
      indicator: () => {},
    });
  return drawn;
}
