import type {Choice} from './choices.ts';
import {byScore, type Score} from './goal.ts';

/** One setting of every lever: the place of each choice's option. */
export type Levels = readonly number[];

/** A portfolio that has been tried. */
export interface Tried {
  readonly levels: Levels;
  readonly cost: number;
  readonly score: Score;
}

/** Combinations up to which all are tried: then the best on these random numbers is found, not sought. */
export const MOST_COMBINATIONS = 1500;

/** Trials of a search, at most. */
export const MOST_TRIALS = 3000;

/** Budgets between nothing and the budget, and further ones of the same width beyond it, for which the search looks for the best. */
const RUNGS = 12;
const FURTHER = 6;

/** Of a budget: what is spent beyond it by so little has come of rounding. */
export const ROUNDING = 1e-9;

export interface SearchOptions {
  /** The most that may be spent; Infinity where nothing is said. */
  readonly budget: number;
  /** Tries all combinations where there are no more than these. */
  readonly exhaustive?: number | undefined;
}

/**
 * Tries portfolios and returns all that were tried. On common random numbers what is sought is a fixed function of the settings, but one of steps, on the levers' own
 * lattice, where gradients and simplices (Nelder–Mead) see plateaus. So: every combination where there are few; else the marginal analysis of discrete resource
 * allocation (Fox 1966, Management Science 13), which raises the lever that gains most for its cost, exact where gains diminish and do not interact, and from its points at a ladder of
 * budgets an exchange search, which changes one lever or pays for a rise of one with a fall of another, until no such change is better.
 */
export async function search(
  choices: readonly Choice[],
  count: (levels: Levels) => Promise<Score>,
  {budget, exhaustive = MOST_COMBINATIONS}: SearchOptions,
): Promise<{tried: readonly Tried[]; isExhaustive: boolean}> {
  const portfolios = new Portfolios(choices, count);
  if (combinationsOf(choices) <= exhaustive) {
    for (const levels of lattice(choices)) await portfolios.at(levels);
    return {tried: portfolios.all, isExhaustive: true};
  }
  await ascend(portfolios, budget);
  const most = Math.min(budget, Math.max(...portfolios.all.map(({cost}) => cost)));
  for (let rung = 1; rung <= RUNGS; rung++) await exchange(portfolios, (most * rung) / RUNGS);
  // What a little more money would buy is told too.
  if (budget < Infinity)
    for (let rung = RUNGS + 1; rung <= RUNGS + FURTHER; rung++) await exchange(portfolios, (budget * rung) / RUNGS);
  return {tried: portfolios.all, isExhaustive: false};
}

/** Trials of a search of these choices, at most. */
export function mostTrials(choices: readonly Choice[], exhaustive = MOST_COMBINATIONS): number {
  const combinations = combinationsOf(choices);
  return combinations <= exhaustive ? combinations : Math.min(combinations, MOST_TRIALS);
}

function combinationsOf(choices: readonly Choice[]): number {
  return choices.reduce((product, {options}) => product * options.length, 1);
}

/** The best of those that cost no more than the budget; of alike ones the cheapest. */
export function bestWithin(tried: readonly Tried[], budget: number): Tried {
  return affordable(tried, budget).toSorted(
    (a, b) => b.score.value - a.score.value || a.cost - b.cost || byScore(a.score, b.score),
  )[0]!;
}

/** The cheapest that lack nothing of the floors, or of alike cost the likeliest; undefined where none is. */
export function cheapestKeeping(tried: readonly Tried[], budget: number): Tried | undefined {
  return affordable(tried, budget)
    .filter(({score}) => score.value >= 0)
    .toSorted((a, b) => a.cost - b.cost || byScore(a.score, b.score))[0];
}

/** Those that no other beats at the same cost or less, ascending in cost. */
export function frontierOf(tried: readonly Tried[], measure: (score: Score) => number): Tried[] {
  let best = -Infinity;
  return tried
    .toSorted((a, b) => a.cost - b.cost || measure(b.score) - measure(a.score))
    .filter(({score}) => {
      if (measure(score) <= best) return false;
      best = measure(score);
      return true;
    });
}

function affordable(tried: readonly Tried[], budget: number): Tried[] {
  return tried.filter(({cost}) => cost <= budget * (1 + ROUNDING));
}

class Portfolios {
  readonly choices: readonly Choice[];
  readonly #count: (levels: Levels) => Promise<Score>;
  readonly #tried = new Map<string, Tried>();

  constructor(choices: readonly Choice[], count: (levels: Levels) => Promise<Score>) {
    this.choices = choices;
    this.#count = count;
  }

  get all(): readonly Tried[] {
    return [...this.#tried.values()];
  }

  get isSpent(): boolean {
    return this.#tried.size >= MOST_TRIALS;
  }

  costOf(levels: Levels): number {
    return levels.reduce((sum, level, i) => sum + this.choices[i]!.options[level]!.cost, 0);
  }

  async at(levels: Levels): Promise<Tried> {
    const key = levels.join();
    let tried = this.#tried.get(key);
    if (!tried) {
      tried = {levels, cost: this.costOf(levels), score: await this.#count(levels)};
      this.#tried.set(key, tried);
    }
    return tried;
  }
}

function* lattice(choices: readonly Choice[], from: Levels = []): Generator<Levels> {
  const choice = choices[from.length];
  if (!choice) yield from;
  else for (const level of choice.options.keys()) yield* lattice(choices, [...from, level]);
}

/** From nothing set, each time the change of one lever that gains most for what it costs, until none gains or is affordable. */
async function ascend(portfolios: Portfolios, budget: number): Promise<void> {
  let current = await portfolios.at(portfolios.choices.map(() => 0));
  while (!portfolios.isSpent) {
    let best: Tried | undefined;
    let most = 0;
    for (const levels of singleChanges(portfolios, current.levels)) {
      if (portfolios.costOf(levels) > budget * (1 + ROUNDING)) continue;
      const tried = await portfolios.at(levels);
      const gain = tried.score.value - current.score.value || (tried.score.tie - current.score.tie) * TINY;
      if (gain <= 0) continue;
      const rate = gain / Math.max(tried.cost - current.cost, TINY);
      if (rate <= most) continue;
      most = rate;
      best = tried;
    }
    if (!best) return;
    current = best;
  }
}

/** So little does what only points the way count against what is asked. */
const TINY = 1e-12;

async function exchange(portfolios: Portfolios, budget: number): Promise<void> {
  let current = bestWithin(portfolios.all, budget);
  for (let improved = true; improved && !portfolios.isSpent;) {
    improved = false;
    for (const levels of [...singleChanges(portfolios, current.levels), ...swaps(portfolios, current.levels, budget)]) {
      if (portfolios.costOf(levels) > budget * (1 + ROUNDING) || portfolios.isSpent) continue;
      const tried = await portfolios.at(levels);
      if (byScore(tried.score, current.score) >= 0) continue;
      current = tried;
      improved = true;
    }
  }
}

/** One lever at another setting: the neighbouring ones, twice and four times as far, and the ends. */
function singleChanges({choices}: Portfolios, levels: Levels): Levels[] {
  return choices.flatMap(({options}, i) => {
    const last = options.length - 1;
    const near = [1, 2, 4].flatMap((step) => [levels[i]! - step, levels[i]! + step]);
    const others = new Set([...near, 0, 1, last].filter((level) => level >= 0 && level <= last && level !== levels[i]));
    return [...others].map((level) => levels.with(i, level));
  });
}

/** One lever a setting further, and another at the dearest setting that then can be paid. */
function swaps(portfolios: Portfolios, levels: Levels, budget: number): Levels[] {
  const {choices} = portfolios;
  return choices.flatMap((_choice, i) =>
    [levels[i]! - 1, levels[i]! + 1].flatMap((level) => {
      if (level < 0 || level >= choices[i]!.options.length) return [];
      return choices.flatMap(({options}, j) => {
        if (j === i) return [];
        const moved = levels.with(i, level);
        const spare = budget * (1 + ROUNDING) - portfolios.costOf(moved.with(j, 0));
        let dearest = -1;
        for (const [k, option] of options.entries())
          if (k !== levels[j] && option.cost <= spare && (dearest < 0 || option.cost > options[dearest]!.cost))
            dearest = k;
        return dearest < 0 ? [] : [moved.with(j, dearest)];
      });
    }),
  );
}
