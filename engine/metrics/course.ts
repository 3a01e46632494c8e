import type {Dwell} from './dwell.ts';

/** Moments closer than this to the end of a year belong to it. */
const SLACK = 1e-9;

/** When something happens, in years from a start: one moment, or the probability of each cell, which may lie anywhere in it. */
type Times = number | Float64Array;

interface Exit {
  readonly probability: number;
  readonly next: Course;
}

/** What an item may go through, with a grid to work it out on. */
export interface Road {
  /** Cells that a year is cut into. */
  readonly cells: number;
  readonly dwells: readonly Dwell[];
  /** How many years are wanted. */
  readonly years: number;
  /** By stage, the time from an entry in cell 0 to the end: by cell. */
  readonly steps: readonly (() => Float64Array)[];
}

/** The stages in their order, for so many years. */
export function roadOf(dwells: readonly Dwell[], years: number, cells: number): Road {
  return {cells, dwells, years, steps: dwells.map((dwell) => once(() => stepsOf(dwell, years, cells)))};
}

/**
 * A `Journey` on a grid. Within the year, the law of the moment of entry is carried along as a density that is constant in each cell. The first stage
 * after a uniform or a known entry is exact (to some 1e-12); each later one adds an error of order 1/cells² to the probability of a year.
 */
export class Course {
  private readonly road: Road;
  private readonly stage: number;
  private readonly years: number;
  private readonly exact: () => readonly Exit[];
  private known: readonly Exit[] | undefined;

  private constructor(road: Road, stage: number, years: number, exits: (self: Course) => readonly Exit[]) {
    this.road = road;
    this.stage = stage;
    this.years = years;
    this.exact = () => exits(this);
  }

  /** Enters the first stage at a moment that is uniform in a year. */
  static entering(road: Road): Course {
    return Course.from(road, 0, road.years, new Float64Array(road.cells).fill(1 / road.cells));
  }

  /** In a stage at the start of the first year, after so many years in it; undefined where the stage must have ended by then. */
  static waiting(road: Road, stage: number, elapsed: number): Course | undefined {
    const {fixed, cdf} = road.dwells[stage]!;
    const isOver = fixed === undefined ? !(cdf(elapsed) < 1) : fixed <= elapsed;
    if (isOver) return undefined;
    if (fixed !== undefined) return Course.ending(road, stage, () => fixed - elapsed);
    const gone = cdf(elapsed);
    return Course.ending(road, stage, () =>
      differences(cdf, elapsed, road.years, road.cells).map((p) => p / (1 - gone)),
    );
  }

  /** In a stage at the start of the first year, where items have always entered at one rate: what remains has the density (1 − F) / mean. */
  static stationary(road: Road, stage: number): Course {
    const dwell = road.dwells[stage]!;
    return Course.ending(road, stage, () =>
      areas(dwell, road.years, road.cells).map((area) => Math.max(1 / road.cells - area, 0) / dwell.mean),
    );
  }

  /** In a stage at the start of the first year, which ends so many years later. */
  static knownEnd(road: Road, stage: number, years: number): Course {
    return Course.ending(road, stage, () => years);
  }

  private static ending(road: Road, stage: number, ends: () => Times): Course {
    return new Course(road, stage, road.years, (self) => self.cut(ends()));
  }

  /** Enters a stage at these times within a year. */
  private static from(road: Road, stage: number, years: number, entry: Times): Course {
    return new Course(road, stage, years, (self) => self.exitsAfter(entry));
  }

  /** By year, the year of entry first; what they lack of 1 comes later. Worked out when first asked for. */
  get exits(): readonly Exit[] {
    return (this.known ??= this.exact());
  }

  private exitsAfter(entry: Times): Exit[] {
    const {road, stage, years} = this;
    const {fixed, cdf} = road.dwells[stage]!;
    if (typeof entry === 'number')
      return this.cut(fixed === undefined ? differences(cdf, -entry, years, road.cells) : entry + fixed);
    const steps = road.steps[stage]!().subarray(0, years * road.cells);
    return this.isLast ? this.count(entry, steps) : this.cut(convolve(entry, steps));
  }

  private get isLast(): boolean {
    return this.stage === this.road.dwells.length - 1;
  }

  private cut(ends: Times): Exit[] {
    const {cells} = this.road;
    return Array.from({length: this.years}, (_, offset) => {
      if (typeof ends === 'number') {
        const isHere = Math.max(Math.ceil(ends - SLACK) - 1, 0) === offset;
        return this.exit(offset, isHere ? 1 : 0, ends - offset);
      }
      const inYear = ends.slice(offset * cells, (offset + 1) * cells);
      const probability = sum(inYear);
      return this.exit(
        offset,
        probability,
        inYear.map((p) => p / probability),
      );
    });
  }

  /** As `cut`, of the last stage, where only the years matter. */
  private count(entry: Float64Array, steps: Float64Array): Exit[] {
    const {cells} = this.road;
    const upTo = new Float64Array(steps.length + 1);
    steps.forEach((p, i) => (upTo[i + 1] = upTo[i]! + p));
    const byEnd = (year: number) => entry.reduce((total, p, i) => total + p * upTo[Math.max(year * cells - i, 0)]!, 0);
    const ends = Array.from({length: this.years + 1}, (_, year) => byEnd(year));
    return ends.slice(1).map((p, offset) => this.exit(offset, p - ends[offset]!, 0));
  }

  private exit(offset: number, probability: number, entry: Times): Exit {
    return {probability, next: Course.from(this.road, this.stage + 1, this.years - offset, entry)};
  }
}

/** P of each cell from `start` on. */
function differences(cdf: (x: number) => number, start: number, years: number, cells: number): Float64Array {
  const upTo = Float64Array.from({length: years * cells + 1}, (_, i) => cdf(start + i / cells));
  return upTo.slice(1).map((p, i) => p - upTo[i]!);
}

/** The law of the sum of an entry within a year and a step, as far as the steps go. */
function convolve(entry: Float64Array, steps: Float64Array): Float64Array {
  const sums = new Float64Array(steps.length);
  for (let i = 0; i < entry.length; i++) {
    const p = entry[i]!;
    for (let j = i; j < sums.length; j++) sums[j]! += p * steps[j - i]!;
  }
  return sums;
}

/** By cell, the probability that U + D lies in it, U uniform in cell 0: P(U + D ≤ x) is the mean of F over the width of a cell before x. */
function stepsOf(dwell: Dwell, years: number, cells: number): Float64Array {
  const area = areas(dwell, years, cells);
  return area.map((a, i) => Math.max(a - (area[i - 1] ?? 0), 0) * cells);
}

/** ∫ F over each cell. */
function areas({fixed, cdf}: Dwell, years: number, cells: number): Float64Array {
  const width = 1 / cells;
  const overCell =
    fixed === undefined
      ? (start: number) => width * GAUSS.reduce((total, {at, weight}) => total + weight * cdf(start + at * width), 0)
      : (start: number) => Math.min(Math.max(start + width - fixed, 0), width);
  return Float64Array.from({length: years * cells}, (_, i) => overCell(i * width));
}

/** Gauss–Legendre with four points, on (0, 1): Abramowitz & Stegun (1964), table 25.4. */
const GAUSS = [
  {at: 0.06943184420297371, weight: 0.1739274225687269},
  {at: 0.33000947820757187, weight: 0.3260725774312731},
  {at: 0.6699905217924281, weight: 0.3260725774312731},
  {at: 0.9305681557970262, weight: 0.1739274225687269},
] as const;

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, x) => total + x, 0);
}

function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
