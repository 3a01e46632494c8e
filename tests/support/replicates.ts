import {type Compiled} from '../../engine/compile/compile.ts';
import {instantiate} from '../../engine/kernels/kernels.ts';
import {BLOCK} from '../../engine/program/ops.ts';
import {link} from '../../engine/run/link.ts';
import {runBlock, seedWords} from '../../engine/run/run-block.ts';
import {compileText} from './compile-text.ts';

/** Every replicate of some blocks of a scenario, one after the other in the order in which the blocks are given. */
export interface Replicates {
  /** By `metric/district/year`; a metric's part as in `firms.listed/a/2025`. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** By target: 1 where it is met. */
  readonly hits: ReadonlyMap<string, Float64Array>;
}

const kernels = instantiate();

/** Runs the blocks of a scenario given as text or compiled. */
export function replicatesOf(scenario: string | Compiled, blocks: readonly number[] = [0], seed = 1): Replicates {
  const compiled = typeof scenario === 'string' ? compileText(scenario) : scenario;
  const {program, trajectories, targets} = compiled;
  const [slots, flags] = [program.trajectories, program.indicators].map((count) =>
    Array.from({length: count}, () => new Float64Array(blocks.length * BLOCK)),
  ) as [Float64Array[], Float64Array[]];
  const linked = link(program, kernels);
  const copy = (to: Float64Array, address: number, place: number) =>
    to.set(new Float64Array(kernels.memory.buffer, address, BLOCK), place * BLOCK);
  blocks.forEach((block, place) =>
    runBlock(linked, seedWords(seed), block, {
      trajectory: (slot, address) => copy(slots[slot]!, address, place),
      indicator: (slot, address) => copy(flags[slot]!, address, place),
    }),
  );
  const constant = (x: number) => new Float64Array(blocks.length * BLOCK).fill(x);
  return {
    values: new Map(
      trajectories.map(({metric, district, year, slot, constant: known}) => [
        `${metric}/${district}/${year}`,
        slot === undefined ? constant(known!) : slots[slot]!,
      ]),
    ),
    hits: new Map(targets.map(({id, hit}) => [id, flags[hit]!.map((x) => (x === 0 ? 0 : 1))])),
  };
}
