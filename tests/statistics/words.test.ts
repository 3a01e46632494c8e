/** What dieharder is given are the words that the engine makes its uniforms of. */
import {execFileSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {word} from '../../engine/kernels/scalar/draws.ts';
import {drawNumber, streamOf} from '../../engine/program/streams.ts';
import {seedWords} from '../../engine/run/run-block.ts';
import {type SOURCES, words} from './words.ts';

const seed = seedWords(2027);
const districts = Array.from({length: 9}, (_, i) => `d${i}`);
const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031];

/** The words of a replicate, in order. */
const EXPECTED: Record<keyof typeof SOURCES, (replicate: number) => number[]> = {
  raw: (replicate) => [word(seed, streamOf('assumption/chance/d0'), 0, replicate)],
  consumed: (replicate) => [
    ...districts.map((d) => word(seed, streamOf(`assumption/chance/${d}`), 0, replicate)),
    ...years.flatMap((year) =>
      districts.map((d) => word(seed, streamOf(`metric/yearly/values/${d}`), drawNumber(year), replicate)),
    ),
  ],
};

it.each(['raw', 'consumed'] as const)('%s: every word of some replicates, and on stdout', (source) => {
  const [first] = words(source, 2027);
  const width = EXPECTED[source](0).length;
  for (const replicate of [0, 1, 127, 128, 511, 512, 32767])
    expect([...first!.subarray(replicate * width, (replicate + 1) * width)]).toEqual(EXPECTED[source](replicate));
  const command = `${process.execPath} tests/statistics/dieharder-words.ts ${source} | head -c 4096`;
  const printed = execFileSync('sh', ['-c', command]);
  expect([...new Uint32Array(printed.buffer, printed.byteOffset, 1024)]).toEqual([...first!.subarray(0, 1024)]);
});
