import {Course, type Road as Grid, roadOf as gridOf} from './course.ts';
import type {Dwell} from './dwell.ts';

/** Cells of a year, on two grids: errors are of the order of their width squared, and all but vanish from (4 · fine − coarse) / 3. */
const FINE = 256;
const COARSE = 128;

/** What becomes of an item in one of the years after it entered a stage. */
export interface Exit {
  /** That its time in the stage ends in this year. */
  readonly probability: number;
  /** It in the next stage, which it enters at that moment. */
  readonly next: Journey;
}

/**
 * The law of an item that entered a stage within a known year, given also the years in which it completed those before. Times are continuous: a chain over
 * years alone would forget whether an item entered early or late in its year, and with it how soon it leaves.
 *
 * Numerical, with Richardson’s extrapolation: in the tests the probability of a year is right to 1e-8 where dwell times have a bounded density, to 5e-6
 * where one that is certain follows one that is not, and to 5e-5 where a density is infinite at 0.
 */
export interface Journey {
  /** By year, the year of entry first; what they lack of 1 comes later. Worked out when first asked for. */
  readonly exits: readonly Exit[];
}

/** What an item may go through. */
export interface Road {
  readonly fine: Grid;
  readonly coarse: Grid;
}

/** The stages in their order, for so many years. */
export function roadOf(dwells: readonly Dwell[], years: number): Road {
  return {fine: gridOf(dwells, years, FINE), coarse: gridOf(dwells, years, COARSE)};
}

/** Enters the first stage at a moment that is uniform in a year. */
export function entering({fine, coarse}: Road): Journey {
  return new Extrapolated(Course.entering(fine), Course.entering(coarse));
}

/** In a stage at the start of the first year, after so many years in it; undefined where the stage must have ended by then. */
export function waiting({fine, coarse}: Road, stage: number, elapsed: number): Journey | undefined {
  const [one, other] = [Course.waiting(fine, stage, elapsed), Course.waiting(coarse, stage, elapsed)];
  return one && other && new Extrapolated(one, other);
}

/** In a stage at the start of the first year, where items have always entered at one rate. */
export function stationary({fine, coarse}: Road, stage: number): Journey {
  return new Extrapolated(Course.stationary(fine, stage), Course.stationary(coarse, stage));
}

/** In a stage at the start of the first year, of which it is known when it ends. */
export function ending({fine, coarse}: Road, stage: number, years: number): Journey {
  return new Extrapolated(Course.knownEnd(fine, stage, years), Course.knownEnd(coarse, stage, years));
}

class Extrapolated implements Journey {
  private readonly fine: Course;
  private readonly coarse: Course;
  private known: readonly Exit[] | undefined;

  constructor(fine: Course, coarse: Course) {
    this.fine = fine;
    this.coarse = coarse;
  }

  get exits(): readonly Exit[] {
    return (this.known ??= this.fine.exits.map((exit, i) => {
      const {probability, next} = this.coarse.exits[i]!;
      // Where the coarse grid sees nothing there is nothing to extrapolate from.
      if (!(probability > 0)) return {probability: exit.probability, next: new Extrapolated(exit.next, exit.next)};
      return {
        probability: Math.max((4 * exit.probability - probability) / 3, 0),
        next: new Extrapolated(exit.next, next),
      };
    }));
  }
}
