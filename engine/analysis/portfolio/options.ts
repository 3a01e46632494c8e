import type {LooksOptions} from '../../run/run-looks.ts';

/** What is asked of `portfolio`, and how it is run. */
export interface PortfolioOptions extends Omit<LooksOptions, 'onProgress'> {
  /** How much may be spent, instead of what the scenario says: a number in the unit of its budget, or a text with a unit. */
  readonly budget?: number | string | undefined;
  /** Least probabilities of targets. With them the cheapest portfolio is sought that keeps them, else the likeliest within the budget. */
  readonly floors?: Readonly<Record<string, number>> | undefined;
  /** The targets that are to be hit, all of them: those with floors, else those that the scenario's budget names, else all after the base year that do not stand in the file only for combined ones. */
  readonly targets?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  /** Of what is reported; a search takes fewer. */
  readonly replicates?: number | undefined;
  /** Of each trial of the search. */
  readonly searched?: number | undefined;
  /** Tries all combinations where there are no more than these; for tests. */
  readonly exhaustive?: number | undefined;
  /** Called with the trials that have been made, and how many it will be: of a search that cannot try all, at most. */
  readonly onTrial?: ((trials: number, of: number) => void) | undefined;
}
