import type {Journey} from './journey.ts';

/** Probabilities that add up to so nearly 1 do so but for rounding. */
const SURE = 1 - 1e-12;
const TWO_TO_32 = 4294967296;
const TWO_TO_52 = 4503599627370496;

/** Items with the same history, in a stage that they entered in a known year. */
interface Node {
  readonly stage: number;
  readonly year: number;
  readonly journey: Journey;
  /** By year, the year of entry first, the probability of having left by its end. */
  readonly ends: number[];
  /** By year, who succeeds in it as a node of its own: its place in the list, or 0. */
  readonly next: number[];
}

/**
 * All that may become, in so many years, of an item on a journey that begins in a stage, for `Builder.follow`: the form is that of kernels/assembly/follow.ts.
 * Histories are numbered as the years go by, so that more years leave the numbers as they were.
 */
export function treeOf(root: Journey, stage: number, stages: number, years: number): Float64Array {
  const nodes: Node[] = [{stage, year: 0, journey: root, ends: [], next: []}];
  for (let year = 0; year < years; year++)
    // Who completes a stage may complete the next one in the same year: the list grows as it is read.
    for (const node of nodes) {
      const {probability, next} = node.journey.exits[year - node.year]!;
      const sum = (node.ends.at(-1) ?? 0) + probability;
      node.ends.push(sum > SURE ? 1 : sum);
      const goesOn = probability > 0 && node.stage < stages - 1;
      node.next.push(goesOn ? nodes.length : 0);
      if (goesOn) nodes.push({stage: node.stage + 1, year, journey: next, ends: [], next: []});
    }
  return written(nodes, stages);
}

/** Of so many equal parts of [0, 2^32), in which year the search for a word in it may begin: as in kernels/assembly/follow.ts. */
const PARTS = 64;

/** Behind the last end comes one that is above every word. */
function written(nodes: readonly Node[], stages: number): Float64Array {
  const texts = nodes.map(({stage, year, ends, next}) => {
    const scaled = [...ends.map((end) => TWO_TO_32 * end), 2 * TWO_TO_32];
    const first = Array.from({length: PARTS}, (_, part) => {
      const least = (part * TWO_TO_32) / PARTS;
      return scaled.findIndex((end) => end > least);
    });
    const children = stage < stages - 1 ? [...next, 0] : [];
    return [...[stage, year, scaled.length, ...first].map(whole), 0, ...scaled, ...children.map(whole)];
  });
  const places: number[] = [];
  let size = 1 + nodes.length;
  for (const {length} of texts) {
    places.push(size);
    size += length;
  }
  return Float64Array.from([nodes.length, ...places.map(whole), ...texts.flat()]);
}

/** With the number in the first word of the double. */
function whole(n: number): number {
  return TWO_TO_52 + n;
}
