import {chiSquareTail} from './p-values.ts';

/** So many are expected in each cell at the least; neighbours are joined until they are. */
const LEAST_EXPECTED = 1000;

/**
 * At a level of 1e-9, chi-square's own tail is too thin: with 1000 expected in each cell a statistic beyond it is up to 1.54 times as probable as the tail says, with
 * 10 up to 1e45 times (both worked out for independent Poisson counts by convolution). Probabilities are raised by so much.
 */
const INFLATION = 1.6;

/** Pearson's test of counts against their probabilities: how probable are counts so far from what is expected? */
export function chiSquare(counts: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  const n = sum(counts);
  const cells = join(counts, probabilities, n);
  const statistic = cells.reduce((total, {count, expected}) => total + (count - expected) ** 2 / expected, 0);
  return Math.min(1, INFLATION * chiSquareTail(statistic, cells.length - 1));
}

/** Of a table: are rows and columns independent? Both margins are those of the table. */
export function independence(table: ArrayLike<number>, columns: number): number {
  const rows = table.length / columns;
  const n = sum(table);
  const [across, down] = [new Float64Array(rows), new Float64Array(columns)];
  for (let i = 0; i < table.length; i++) {
    across[Math.floor(i / columns)]! += table[i]!;
    down[i % columns]! += table[i]!;
  }
  let statistic = 0;
  for (let i = 0; i < table.length; i++) {
    const expected = (across[Math.floor(i / columns)]! * down[i % columns]!) / n;
    if (expected < LEAST_EXPECTED) throw new Error(`too few expected in a cell of the table: ${expected}`);
    statistic += (table[i]! - expected) ** 2 / expected;
  }
  return Math.min(1, INFLATION * chiSquareTail(statistic, (rows - 1) * (columns - 1)));
}

interface Cell {
  count: number;
  expected: number;
}

function join(counts: ArrayLike<number>, probabilities: ArrayLike<number>, n: number): Cell[] {
  const cells: Cell[] = [];
  let open: Cell = {count: 0, expected: 0};
  for (let i = 0; i < counts.length; i++) {
    open.count += counts[i]!;
    open.expected += n * probabilities[i]!;
    if (open.expected < LEAST_EXPECTED) continue;
    cells.push(open);
    open = {count: 0, expected: 0};
  }
  const last = cells.at(-1);
  if (!last) return [open];
  last.count += open.count;
  last.expected += open.expected;
  return cells;
}

function sum(numbers: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < numbers.length; i++) total += numbers[i]!;
  return total;
}
