import type {Crew} from './crew.ts';
import type {Plan} from './plan.ts';
import type {Pool} from './pool.ts';
import type {Matrix} from './recorder.ts';
import {ascending} from './schedule.ts';
import type {Totals} from './totals.ts';
import type {Column} from './workbench.ts';

/** The kept columns of a run. */
export interface Columns {
  /** Where threads write them themselves; without it they come in batches. */
  readonly matrix: Matrix | undefined;
  /** Takes a part of every column, one part behind the other: `size` replicates from `start`. */
  add(parts: Float64Array, start: number, size: number): void;
  /** Columns from `first` up to, not including, `end`, for whoever looks into them: values, and where in these the first column starts. */
  give(first: number, end: number): {values: Float64Array; start: number};
  /** Ends the use of its memory. */
  release(): void;
}

/** Columns in memory that all threads of the crew share, where there is such memory or one thread; else in the parts that come. */
export function makeColumns(plan: Plan, {pool}: Crew, mayShare: boolean): Columns {
  const length = plan.kept.length * plan.replicates;
  if (!pool) return sharedColumns(plan, new Float64Array(length), undefined);
  const shares = mayShare && typeof SharedArrayBuffer === 'function';
  return shares ? sharedColumns(plan, pool.borrow(length), pool) : partedColumns(plan);
}

function sharedColumns({replicates}: Plan, matrix: Matrix, pool: Pool | undefined): Columns {
  return {
    matrix,
    add: () => {},
    give: (first) => ({values: matrix, start: first * replicates}),
    release: () => pool?.giveBack(matrix),
  };
}

interface Part {
  readonly values: Float64Array;
  readonly start: number;
  readonly size: number;
}

function partedColumns({replicates}: Plan): Columns {
  const parts: Part[] = [];
  return {
    matrix: undefined,
    add: (values, start, size) => void parts.push({values, start, size}),
    give(first, end) {
      const whole = new Float64Array((end - first) * replicates);
      for (const {values, start, size} of parts)
        for (let k = first; k < end; k++)
          whole.set(values.subarray(k * size, (k + 1) * size), (k - first) * replicates + start);
      return {values: whole, start: 0};
    },
    release: () => void (parts.length = 0),
  };
}

/** Columns looked into at a time, at most, before other things have their turn. */
const GROUP = 8;

/** The exact values of every kept column at its positions. */
export async function locateAll(
  crew: Crew,
  {kept, replicates}: Plan,
  totals: Totals,
  columns: Columns,
  positions: readonly (readonly number[])[],
): Promise<number[][]> {
  const found: number[][] = [];
  const describe = (k: number, start: number): Column => {
    const [, , least, greatest] = totals.momentsOf(kept[k]!);
    return {start, least, greatest, positions: positions[k]!};
  };
  await crew.shareOut(ascending({first: 0, end: kept.length}, crew.size, 1, GROUP), async (lane, {first, end}) => {
    const makeJob = () => {
      const {values, start} = columns.give(first, end);
      const described = Array.from({length: end - first}, (_, i) => describe(first + i, start + i * replicates));
      return {values, length: replicates, columns: described};
    };
    (await lane.locate(makeJob)).forEach((values, i) => (found[first + i] = values));
  });
  return found;
}
