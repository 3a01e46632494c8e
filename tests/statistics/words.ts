import {instantiate} from '../../engine/kernels/kernels.ts';
import {BLOCK} from '../../engine/program/ops.ts';
import {link} from '../../engine/run/link.ts';
import {runBlock, seedWords} from '../../engine/run/run-block.ts';
import {compileText} from '../support/compile-text.ts';

/** A scenario all of whose trajectories are uniforms; those of the metric `once` are the same in every year. */
const uniforms = (districts: number, end: number, metrics: string) => `
calendar: {base: 2024, end: ${end}}
districts: {${Array.from({length: districts}, (_, i) => `d${i}: {}`).join(', ')}}
assumptions: {chance: {by: district, value: 'uniform(min = 0, max = 1)'}}
metrics: {once: {kind: formula, value: chance}${metrics}}`;

export const SOURCES = {
  /** One stream: the replicates of one draw. */
  raw: uniforms(1, 2025, ''),
  /** As the engine consumes them: nine districts, an assumption of each and what is drawn anew in eight years. */
  consumed: uniforms(9, 2031, `, yearly: {kind: table, values: 'uniform(min = 0, max = 1)'}`),
};

/** Blocks are joined to pieces of so many. */
const JOINED = 64;

/**
 * The random words behind a source's uniforms, through the ordinary engine, for ever: those of a replicate side by side, replicate after replicate. A uniform
 * is (word + 1/2) 2⁻³², so that the word comes back exactly. A piece is overwritten by the next.
 */
export function* words(source: keyof typeof SOURCES, seed: number): Generator<Uint32Array<ArrayBuffer>> {
  const {program, trajectories, slots} = compileText(SOURCES[source]);
  const columns = new Int32Array(slots.length).fill(-1);
  let width = 0;
  for (const {metric, year, slot} of trajectories) if (metric !== 'once' || year === 2024) columns[slot!] = width++;

  const kernels = instantiate();
  const linked = link(program, kernels);
  const memory = new Float64Array(kernels.memory.buffer);
  const found = new Uint32Array(JOINED * BLOCK * width);
  let first = 0;
  const trajectory = (slot: number, address: number) => {
    const column = columns[slot]!;
    if (column < 0) return;
    for (let i = 0, at = first + column; i < BLOCK; i++, at += width) found[at] = memory[address / 8 + i]! * 4294967296;
  };
  for (let block = 0; ; block++) {
    first = (block % JOINED) * BLOCK * width;
    runBlock(linked, seedWords(seed), block, {trajectory, indicator: () => {}});
    if (block % JOINED === JOINED - 1) yield found;
  }
}
