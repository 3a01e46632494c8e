/** What one measurement has found: the line that every peer prints as JSON. */
export interface Line {
  readonly peer: string;
  readonly threads: number;
  /** `simulate`: means and probabilities. `end-to-end`: quantiles too. `cold`: a whole process, from its start to its end. */
  readonly what: 'simulate' | 'end-to-end' | 'cold';
  readonly replicates: number;
  /** Wall-clock milliseconds, the median of the repetitions. */
  readonly ms: number;
  /** Nanoseconds per replicate, district and year. */
  readonly ns_per_cell: number;
  /** Milliseconds of processor time over all threads, the median of the repetitions: steadier where other programs run too. */
  readonly cpu_ms?: number;
  readonly p_province?: number;
  readonly mean_province?: number;
  /** Vector instructions, where the peer knows them. */
  readonly instructions?: string;
}

/** Districts × years of the reference model. */
export const CELLS = 63;

/** Lines as JSON, one below the other; what is no line is left out. */
export function parseLines(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

export function nsPerCell(ms: number, replicates: number): number {
  return rounded((ms * 1e6) / CELLS / replicates);
}

/** To three digits after the point. */
export function rounded(x: number): number {
  return Math.round(1000 * x) / 1000;
}

/** NaN without values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
