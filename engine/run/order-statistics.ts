/** Bins of one pass over a column. */
const BINS = 4096;

/** Values that are sorted rather than counted. */
const FEW = 256;

/** Passes that may find most values in one bin, as a far outlier makes happen, before the values are sorted. */
const MOST_PASSES = 4;

/**
 * The values at ascending ranks (from 0) of finite values, exactly as if they were sorted: they are counted in bins, which keep the order, and only the
 * bins that hold a wanted rank are looked into. For some thousand values; about ten times as fast as sorting.
 */
export function orderStatistics(values: Float64Array, ranks: readonly number[]): Float64Array {
  const found = new Float64Array(ranks.length);
  search({ranks, found}, {values, below: 0, first: 0, end: ranks.length}, 0);
  return found;
}

interface Search {
  readonly ranks: readonly number[];
  readonly found: Float64Array;
}

/** Neighbours in the order of all values, and the ranks among them, by their places. */
interface Stretch {
  readonly values: Float64Array;
  /** How many of all values are lower. */
  readonly below: number;
  readonly first: number;
  readonly end: number;
}

function search(the: Search, stretch: Stretch, pass: number): void {
  const {values, below, first, end} = stretch;
  const {ranks, found} = the;
  if (first === end) return;
  const [least, greatest] = boundsOf(values);
  const scale = (BINS - 1) / (greatest - least);
  if (least === greatest) {
    found.fill(least, first, end);
  } else if (values.length <= FEW || pass === MOST_PASSES || !(scale > 0 && scale < Infinity)) {
    const sorted = values.slice().sort();
    for (let i = first; i < end; i++) found[i] = sorted[ranks[i]! - below]!;
  } else {
    for (const inside of split(stretch, ranks, least, scale)) search(the, inside, pass + 1);
  }
}

function boundsOf(values: Float64Array): [least: number, greatest: number] {
  let least = Infinity;
  let greatest = -Infinity;
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!);
    greatest = Math.max(greatest, values[i]!);
  }
  return [least, greatest];
}

/** The values of every bin that holds ranks. Bin b starts at least + b/scale. */
function split(
  {values, below, first, end}: Stretch,
  ranks: readonly number[],
  least: number,
  scale: number,
): Stretch[] {
  const counts = new Uint32Array(BINS);
  for (let i = 0; i < values.length; i++) counts[((values[i]! - least) * scale) | 0]!++;
  const stretches: Stretch[] = [];
  // Of each bin its place among the stretches, from 1; 0 for those that hold no ranks.
  const places = new Uint16Array(BINS);
  for (let i = first, bin = 0; i < end; below += counts[bin++]!) {
    const start = i;
    while (i < end && ranks[i]! < below + counts[bin]!) i++;
    if (i > start) places[bin] = stretches.push({values: new Float64Array(counts[bin]!), below, first: start, end: i});
  }
  const filled = new Uint32Array(stretches.length);
  for (let i = 0; i < values.length; i++) {
    const place = places[((values[i]! - least) * scale) | 0]! - 1;
    if (place >= 0) stretches[place]!.values[filled[place]!++] = values[i]!;
  }
  return stretches;
}
