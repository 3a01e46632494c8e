import type {Crew} from './crew.ts';
import type {Plan} from './plan.ts';
import type {Matrix} from './recorder.ts';
import {ascending} from './schedule.ts';
import type {Totals} from './totals.ts';
import type {ColumnJob} from './workbench.ts';

/** Where the kept columns of a run go: memory that all threads of the crew share, where there is such memory and a pool. */
export function makeMatrix({kept, replicates}: Plan, {pool}: Crew, mayShare: boolean): Matrix {
  const length = kept.length * replicates;
  const shares = mayShare && pool !== undefined && typeof SharedArrayBuffer === 'function';
  return shares ? pool.borrow(length) : new Float64Array(length);
}

/** The matrix, if all threads of the crew can write into it. */
export function writable(matrix: Matrix, {pool}: Crew): Matrix | undefined {
  return pool === undefined || isShared(matrix) ? matrix : undefined;
}

export function isShared(matrix: Matrix): boolean {
  return typeof SharedArrayBuffer === 'function' && matrix.buffer instanceof SharedArrayBuffer;
}

/** Columns looked into at a time, at most, before other things have their turn. */
const GROUP = 8;

/** The exact values of every kept column at its positions. Columns that cannot be shared are sent to whoever looks into them. */
export async function locateAll(
  crew: Crew,
  plan: Plan,
  totals: Totals,
  matrix: Matrix,
  positions: readonly (readonly number[])[],
): Promise<number[][]> {
  const {kept, replicates} = plan;
  const sends = writable(matrix, crew) === undefined;
  const found: number[][] = [];
  const columnsFrom = (first: number, end: number, origin: number) =>
    Array.from({length: end - first}, (_, i) => {
      const k = first + i;
      const [, , least, greatest] = totals.momentsOf(kept[k]!);
      return {start: (k - origin) * replicates, least, greatest, positions: positions[k]!};
    });
  await crew.shareOut(ascending({first: 0, end: kept.length}, crew.size, 1, GROUP), async (lane, {first, end}) => {
    const makeJob = (): ColumnJob =>
      sends
        ? {
            values: matrix.slice(first * replicates, end * replicates),
            length: replicates,
            columns: columnsFrom(first, end, first),
          }
        : {values: matrix, length: replicates, columns: columnsFrom(first, end, 0)};
    (await lane.locate(makeJob)).forEach((values, i) => (found[first + i] = values));
  });
  return found;
}
