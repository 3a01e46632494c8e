import {compile} from '../../compile/compile.ts';
import type {DriverPart} from '../../drivers-schema.ts';
import {philox4x32} from '../../kernels/scalar/index.ts';
import {streamOf} from '../../program/streams.ts';
import {streamsUsed, switchStreams} from '../../program/switch-streams.ts';
import {type Lab, observed} from './lab.ts';
import {type Effects, type Game, isOwnOf} from './shapley-effects.ts';
import {eachView, indexOf, type View, VIEWS, viewsOf} from './views.ts';

/** Orders are drawn in pairs, each with its reverse. */
export const ORDERS = 64;

/** Replicates of each program of an order, at most. */
const ORDER_REPLICATES = 4096;

/** What the sampled effects of n correlated assumptions cost: programs, of so many replicates each. */
export function samplingCost(players: number, replicates: number): {programs: number; replicates: number} {
  return {programs: ORDERS * players, replicates: Math.min(replicates, ORDER_REPLICATES)};
}

/**
 * Shapley effects of many correlated assumptions by drawn orders (Castro, Gómez & Tejada 2009, Polynomial calculation of the Shapley value based on sampling; Song, Nelson & Staum 2016, algorithm 2):
 * the assumptions join one after the other, each gets what it adds to the index of those before it, and its effect is the mean over the orders. Of a Gaussian copula whose Cholesky factor has the
 * order's, all its coalitions come from one program: those before a place keep their own streams, the others are drawn anew given these. So n programs make an order, on random numbers of its own.
 * Each order goes with its reverse, in which what came first comes last (antithetic: Mitchell, Cooper, Frank & Holmes 2022, Sampling permutations for Shapley value estimation, section 4.1). The last
 * gets what is left of the group's own index, so effects add up to it. The standard error is that of the mean over pairs, with the group's own shared out evenly.
 */
export async function sampledEffects(lab: Lab, game: Game): Promise<Effects[]> {
  const {names} = game.group;
  const found = game.subjects.map((): Record<View, Gains[]> => ({chance: [], level: []}));
  for (let draw = 0; draw < ORDERS; draw++) {
    const order = drawnOrder(names, lab.seed, draw >> 1);
    const gains = await gainsIn(lab, game, draw % 2 ? order.toReversed() : order, draw);
    for (const [k, views] of gains.entries())
      for (const view of VIEWS) if (views[view]) found[k]![view].push(views[view]);
  }
  return game.whole.map((whole, k) =>
    eachView((view) => whole[view] && meanOfPairs(names, found[k]![view], whole[view].standardError)),
  );
}

/** By assumption, what it added in an order. */
type Gains = ReadonlyMap<string, number>;

/** Sorted by random keys of their own. */
function drawnOrder(names: readonly string[], seed: number, pair: number): string[] {
  const key = [seed >>> 0, Math.floor(seed / 0x1_0000_0000) >>> 0] as const;
  const keys = names.map((_, i) => philox4x32([i, pair, ...streamOf('shapley/orders')], key)[0]);
  return names
    .map((_, i) => i)
    .sort((i, j) => keys[i]! - keys[j]!)
    .map((i) => names[i]!);
}

/** Of each subject what every assumption adds to those before it; undefined where a view does not vary. */
async function gainsIn(
  lab: Lab,
  {subjects, whole, b}: Game,
  order: readonly string[],
  draw: number,
): Promise<Partial<Record<View, Gains>>[]> {
  const compiled = compile(lab.compiled, {reading: {leading: order}});
  const outputs = subjects.map(({output}) => output);
  const program = observed(compiled, outputs);
  const streams = streamsUsed(program).map(({index}) => index);
  const how = {seed: seedOf(lab.seed, draw), replicates: samplingCost(order.length, lab.replicates).replicates};
  const run = async (switched: readonly number[]) => {
    const columns = await lab.sample(switchStreams(program, compiled.streamNames, switched), outputs, how);
    return subjects.map((subject, k) => viewsOf(subject, columns[k]!, b[k]));
  };
  const base = await run([]);
  const gains = subjects.map(() => ({chance: new Map<string, number>(), level: new Map<string, number>()}));
  const before = subjects.map((): Partial<Record<View, number>> => ({chance: 0, level: 0}));
  for (const [place, name] of order.entries()) {
    const isKept = isOwnOf(order.slice(0, place + 1), compiled.streamNames);
    const isLast = place === order.length - 1;
    const views = isLast ? undefined : await run(streams.filter((stream) => !isKept(stream)));
    for (const k of subjects.keys())
      for (const view of VIEWS) {
        const index = views ? indexOf(view, base[k]!, views[k]!) : whole[k]![view];
        if (index) gains[k]![view].set(name, index.index - before[k]![view]!);
        before[k]![view] = index?.index ?? Number.NaN;
      }
  }
  return gains.map((views) => eachView((view) => (views[view].size === order.length ? views[view] : undefined)));
}

/** A seed of each order's own: runs of different seeds are independent. */
function seedOf(seed: number, draw: number): number {
  const [low, high] = streamOf(`shapley/orders/${seed}/${draw}`);
  return (high % 0x20_0000) * 0x1_0000_0000 + low;
}

/** Undefined where an order is missing, since nothing varied in it. */
function meanOfPairs(names: readonly string[], gains: readonly Gains[], ofWhole: number): DriverPart['shapley'] {
  if (gains.length < ORDERS) return undefined;
  const pairs = gains.length / 2;
  return Object.fromEntries(
    names.map((name) => {
      const values = Array.from(
        {length: pairs},
        (_, i) => (gains[2 * i]!.get(name)! + gains[2 * i + 1]!.get(name)!) / 2,
      );
      const index = values.reduce((sum, x) => sum + x, 0) / pairs;
      const squares = values.reduce((sum, x) => sum + (x - index) * (x - index), 0) / (pairs - 1) / pairs;
      const evenly = ofWhole / names.length;
      return [name, {index, standardError: Math.sqrt(squares + evenly * evenly)}];
    }),
  );
}
