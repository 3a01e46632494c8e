import {instantiate} from '../../engine/kernels/kernels.ts';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {BLOCK} from '../../engine/program/ops.ts';
import {link} from '../../engine/run/link.ts';
import {runBlock, seedWords} from '../../engine/run/run-block.ts';

/** The values of replicates 0, 1, 2 … that a program gives for each of some values, as the engine computes them; `blocks` of 512 replicates. */
export function drawBlocks(build: (b: Builder) => readonly Value[], blocks: number, seed = 1): Float64Array[] {
  const b = new Builder();
  const values = build(b);
  values.forEach((value) => b.trajectory(value));
  const kernels = instantiate();
  const linked = link(b.build().program, kernels);
  const drawn = values.map(() => new Float64Array(blocks * BLOCK));
  for (let block = 0; block < blocks; block++)
    runBlock(linked, seedWords(seed), block, {
      trajectory: (slot, address) =>
        drawn[slot]!.set(new Float64Array(kernels.memory.buffer, address, BLOCK), block * BLOCK),
      indicator: () => {},
    });
  return drawn;
}
