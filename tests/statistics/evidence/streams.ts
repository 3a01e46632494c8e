import {instantiate} from '../../../engine/kernels/kernels.ts';
import type {Builder, Value} from '../../../engine/program/builder.ts';
import {BLOCK} from '../../../engine/program/ops.ts';
import {drawNumber, integerStream, streamOf} from '../../../engine/program/streams.ts';
import {seedWords} from '../../../engine/run/run-block.ts';
import {drawBlocks} from '../../support/draw.ts';
import {independence} from './chi-square.ts';
import type {Evidence, Finding, Size} from './finding.ts';
import {chiSquareTail, normalTail, poissonTail} from './p-values.ts';

const BLOCKS = 64;

const numbers = (n: number) => Array.from({length: n}, (_, i) => i);
const YEARS = [2024, 2025, 2026, 2027];
/** What a scenario of nine districts draws, by name: assumptions, volatilities and rates of two metrics, factors. */
const NAMES = [
  ...numbers(9).flatMap((i) => [
    `assumption/edge/d${i}`,
    `metric/revenue/volatility/d${i}`,
    `metric/exports/volatility/d${i}`,
  ]),
  'factor/cycle',
  'factor/world',
];

/** Are uniforms of different names, years, replicates and seeds correlated? */
export const correlations: Evidence = function* ({times, seed}) {
  const draw = (of: number, build: (b: Builder) => Value[]) => drawBlocks(build, BLOCKS * times, of).map(standardised);
  const byYear = draw(seed, (b) => YEARS.flatMap((year) => NAMES.map((name) => b.uniform(name, year))));
  yield* ofColumns('names and years', byYear);
  // 128 apart are the replicates that share a result of Philox, 512 apart those in the same place of a block.
  for (const lag of [1, 2, 3, 4, 64, 127, 128, 256, 384, 512])
    yield* ofLag(`replicates ${lag} apart`, byYear.slice(0, 2 * NAMES.length), lag);
  yield* ofColumns(
    'draws within a year',
    draw(seed, (b) => numbers(64).map((i) => b.uniform('many', 2025, i))),
  );
  const seeds = numbers(32).map((i) => draw(seed + i, (b) => [b.uniform('same', 2025)])[0]!);
  yield* ofColumns('seeds in a row', seeds);
};

/** To mean 0 and variance 1, by what a uniform has. */
export function standardised(u: Float64Array): Float64Array {
  return u.map((x) => (x - 0.5) * Math.sqrt(12));
}

/** Every pair of columns: the sum of squared correlations, and the greatest. */
export function ofColumns(what: string, columns: readonly Float64Array[]): Generator<Finding> {
  const pairs = columns.flatMap((x, i) => columns.slice(0, i).map((y) => correlation(x, y, 0)));
  return ofCorrelations(`correlations, ${what}`, pairs);
}

/** Every column with itself and with the next one, so many replicates later. */
export function ofLag(what: string, columns: readonly Float64Array[], lag: number): Generator<Finding> {
  const pairs = columns.flatMap((x, i) => [
    correlation(x, x, lag),
    correlation(x, columns[(i + 1) % columns.length]!, lag),
  ]);
  return ofCorrelations(`correlations, ${what}`, pairs);
}

/** A mean product of independent numbers of variance 1, times √n: nearly normal, and those of different pairs are uncorrelated. */
function correlation(x: Float64Array, y: Float64Array, lag: number): number {
  const n = x.length - lag;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i]! * y[i + lag]!;
  return sum / Math.sqrt(n);
}

function* ofCorrelations(what: string, z: readonly number[]): Generator<Finding> {
  const squares = z.reduce((sum, x) => sum + x * x, 0);
  yield {what, test: 'sum of squares', p: chiSquareTail(squares, z.length)};
  const most = z.reduce((greatest, x) => Math.max(greatest, Math.abs(x)), 0);
  yield {what, test: 'greatest', p: Math.min(1, z.length * normalTail(most))};
}

/** Integer draws against each other and against the uniforms of the same name: tables of six classes each. */
export const integerStreams: Evidence = function* ({times, seed}) {
  const small = (b: Builder, stream: string, year: number, index = 0) => b.poisson(b.constant(6), stream, year, index);
  const large = (b: Builder, stream: string, year: number, index = 0) =>
    b.binomial(b.constant(4000), b.constant(0.3), stream, year, index);
  // By rejection: of a rate that is no constant.
  const rejected = (b: Builder, stream: string, year: number) =>
    b.poisson(b.add(b.constant(5000), b.uniform('rate')), stream, year);
  const pairs: Record<string, (b: Builder) => [Value, Value]> = {
    'years, small': (b) => [small(b, 'a', 2025), small(b, 'a', 2026)],
    'years, large': (b) => [large(b, 'a', 2025), large(b, 'a', 2026)],
    'years, rejected': (b) => [rejected(b, 'a', 2025), rejected(b, 'a', 2026)],
    'streams, small': (b) => [small(b, 'a', 2025), small(b, 'b', 2025)],
    'streams, large': (b) => [large(b, 'a', 2025), large(b, 'b', 2025)],
    indices: (b) => [small(b, 'a', 2025), small(b, 'a', 2025, 1)],
    'a draw and the uniform of its name': (b) => [small(b, 'a', 2025), b.uniform('a', 2025)],
    'a draw and the normal of its name': (b) => [large(b, 'a', 2025), b.normal('a', 2025, 1)],
    'an index and a year': (b) => [large(b, 'a', 2025, 1), large(b, 'a', 2026)],
  };
  const blocks = 4 * BLOCKS * times;
  for (const [what, build] of Object.entries(pairs)) {
    const [x, y] = drawBlocks(build, blocks, seed) as [Float64Array, Float64Array];
    yield {what: `integer draws, ${what}`, test: 'independence', p: table(x, y)};
  }
  for (const [size, draw] of Object.entries({small, large, rejected})) {
    const [x] = drawBlocks((b) => [draw(b, 'a', 2025)], blocks, seed) as [Float64Array];
    // 256 apart are the two replicates that share a result of Philox.
    for (const apart of [1, 256])
      yield {
        what: `integer draws, ${size}, replicates ${apart} apart`,
        test: 'independence',
        p: table(x.subarray(0, x.length - apart), x.subarray(apart)),
      };
  }
};

function table(x: Float64Array, y: Float64Array): number {
  const [rows, columns] = [classes(x), classes(y)];
  const counts = new Float64Array(36);
  rows.forEach((row, i) => counts[6 * row + columns[i]!]!++);
  return independence(counts, 6);
}

/** Six classes, as equal as may be. */
function classes(x: Float64Array): Uint8Array {
  const sorted = x.slice().sort();
  const cuts = [1, 2, 3, 4, 5].map((k) => sorted[Math.floor((k * x.length) / 6)]!);
  return Uint8Array.from(x, (value) => cuts.filter((cut) => cut < value).length);
}

const BIRTHDAYS = 4096;

/**
 * Birthday spacings: Marsaglia & Tsang (2002), Some difficult-to-pass tests of randomness, J. Stat. Softw. 7(3). Of the words that 4096 streams, or draws of a stream, give
 * one replicate, sorted, as many of the gaps are equal to another as 4096³ / (4 · 2³²) = 4 on average.
 */
export const birthdays: Evidence = function* (size) {
  const year = drawNumber(2025);
  const streams = numbers(BIRTHDAYS).map((i) => streamOf(`metric/revenue/volatility/d${i}`));
  yield ofBirthdays('streams of 4096 districts', size, (i) => [year, streams[i]!]);
  const stream = streamOf('metric/revenue/volatility/a');
  yield ofBirthdays('years and draws of one stream', size, (i) => [drawNumber(2000 + (i >> 5), i & 31), stream]);
  const integers = numbers(BIRTHDAYS).map((i) => streamOf(integerStream('metric/firms/moves', i)));
  yield ofBirthdays('4096 streams of integer draws', size, (i) => [year, integers[i]!]);
};

function ofBirthdays(
  what: string,
  {times, seed}: Size,
  place: (i: number) => [draw: number, stream: [number, number]],
): Finding {
  const kernels = instantiate();
  const address = Math.ceil(kernels.heap / 64) * 64;
  kernels.reserve(address + 8 * BLOCK);
  const drawn = new Float64Array(kernels.memory.buffer, address, BLOCK);
  const [low, high] = seedWords(seed);
  const words = Array.from({length: BLOCK}, () => new Uint32Array(BIRTHDAYS));
  let equal = 0;
  for (let block = 0; block < times; block++) {
    for (let i = 0; i < BIRTHDAYS; i++) {
      const [draw, stream] = place(i);
      kernels.uniform(address, low, high, block, draw, ...stream);
      for (let r = 0; r < BLOCK; r++) words[r]![i] = drawn[r]! * 4294967296;
    }
    for (const birthdays of words) equal += equalGaps(birthdays);
  }
  const mean = (times * BLOCK * BIRTHDAYS ** 3) / 4 / 4294967296;
  return {what: `birthday spacings, ${what}`, test: 'Poisson', p: poissonTail(equal, mean)};
}

function equalGaps(birthdays: Uint32Array): number {
  birthdays.sort();
  const gaps = birthdays.map((day, i) => (i ? day - birthdays[i - 1]! : day)).sort();
  let equal = 0;
  for (let i = 1; i < gaps.length; i++) if (gaps[i] === gaps[i - 1]) equal++;
  return equal;
}

/** The streams of so many names as no scenario has: are there two names with one stream, or more with one half of it than there should be? */
export const names: Evidence = function* () {
  const metrics = ['revenue', 'firms', 'approvals', 'exports', 'research', 'projects', 'coverage', 'drugs'];
  const purposes = [
    'volatility',
    'base',
    'rate',
    'entries/small',
    'moves/small/above_scale',
    'stages/review/success',
    'loads',
  ];
  const all = numbers(700).flatMap((i) =>
    metrics.flatMap((metric) =>
      purposes.flatMap((purpose) => {
        const name = `metric/${metric}/${purpose}/district-${i}`;
        return [name, integerStream(name, 0), integerStream(name, 1)];
      }),
    ),
  );
  const streams = all.map(streamOf);
  const repeated = (keys: readonly unknown[]) => keys.length - new Set(keys).size;
  // 64 bits: 3.7e-10 are expected.
  const whole = repeated(streams.map(([low, high]) => `${high} ${low}`));
  const mean = (all.length * (all.length - 1)) / 2 / 4294967296;
  yield {what: `streams of ${all.length} names`, test: 'no two equal', p: whole ? 0 : 1};
  for (const half of [0, 1] as const)
    yield {
      what: `streams of ${all.length} names, ${half ? 'high' : 'low'} word`,
      test: 'Poisson',
      p: poissonTail(repeated(streams.map((stream) => stream[half])), mean),
    };
};
