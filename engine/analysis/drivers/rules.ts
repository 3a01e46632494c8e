import type {DiscoveredRules} from '../../drivers-schema.ts';
import {betaCdf} from '../../kernels/scalar/beta.ts';
import {type BoxScore, type Limit, orderOf, prim, type PrimDraws, score} from './prim.ts';
import {countOf, type Hits} from './subjects.ts';

/** Cases that a box is found on, if there are as many: more make it slower, not better. */
const WANTED_CASES = 1500;
const LEAST_DRAWS = 4096;
/** Fewer tell nothing. */
const LEAST_CASES = 50;
/** A rule stays where it is as improbable as this that it is of no use. */
const QUASI_P = 0.001;

/** An assumption's draws, of which the first half is for finding boxes, the second for judging them. */
export interface DrawnInput {
  readonly id: string;
  readonly column: Float64Array;
  /** Of the first half in ascending order. */
  readonly order: Uint32Array;
}

export function drawnInput(id: string, column: Float64Array): DrawnInput {
  return {id, column, order: orderOf(column.subarray(0, halfOf(column)))};
}

function halfOf({length}: ArrayLike<number>): number {
  return Math.floor(length / 2);
}

/**
 * In which region of the assumptions a target is missed, or reached where that is the less likely: a box found by PRIM on one half of the draws, with numbers rounded as people say them, judged
 * on the other half. Undefined where there are too few cases.
 */
export function discoverRules(inputs: readonly DrawnInput[], hits: Hits): DiscoveredRules | undefined {
  const half = halfOf(hits);
  const all = countOf(hits);
  const of = all * 2 >= hits.length ? 'missed' : 'reached';
  const rare = Math.min(all, hits.length - all) / hits.length;
  const trained = Math.min(half, Math.max(LEAST_DRAWS, Math.ceil(WANTED_CASES / rare)));
  if (rare * trained < LEAST_CASES || !inputs.length) return undefined;
  const cases = of === 'reached' ? hits : hits.map((hit) => 1 - hit);
  const part = (from: number, to: number) => ({
    inputs: inputs.map(({column}) => column.subarray(from, to)),
    cases: cases.subarray(from, to),
  });
  const [training, holdout] = [part(0, trained), part(half, hits.length)];
  const orders = inputs.map(({order}) => order.filter((i) => i < trained));
  let limits = prim({...training, orders}).map((limit) => rounded(limit, training.inputs[limit.input]!));
  const quasiPs = () => limits.map((limit) => quasiP(holdout, limits, limit));
  // The least certain goes first, since what is left may then be surer.
  for (let worst = worstOf(quasiPs()); worst !== undefined; worst = worstOf(quasiPs()))
    limits = limits.filter((_, i) => i !== worst);
  const {coverage, density, mass}: BoxScore = score(holdout, limits);
  const ps = quasiPs();
  return {
    of,
    rules: limits.map(({input, side, at}, i) => ({input: inputs[input]!.id, side, at, quasiP: ps[i]!})),
    coverage,
    density,
    mass,
    draws: hits.length - half,
  };
}

function worstOf(quasiPs: readonly number[]): number | undefined {
  const worst = quasiPs.reduce((at, p, i) => (p > quasiPs[at]! ? i : at), 0);
  return quasiPs.length && quasiPs[worst]! > QUASI_P ? worst : undefined;
}

/** P(at least as many cases among the draws in the box), were they as likely as in the box without this limit: a binomial tail (Bryant & Lempert 2010, appendix A). */
function quasiP(holdout: PrimDraws, limits: readonly Limit[], limit: Limit): number {
  const box = score(holdout, limits);
  const wider = score(
    holdout,
    limits.filter((other) => other !== limit),
  );
  if (box.cases === 0) return 1;
  return betaCdf(wider.density, box.cases, box.draws - box.cases + 1);
}

/** To the power of ten that is a tenth of the standard deviation or less, and at least a hundredth. */
function rounded(limit: Limit, column: Float64Array): Limit {
  const n = column.length;
  let [mean, squares] = [0, 0];
  for (const x of column) mean += x / n;
  for (const x of column) squares += ((x - mean) * (x - mean)) / n;
  const wanted = Math.sqrt(squares) / 10;
  let step = 1;
  while (step > wanted) step /= 10;
  while (step * 10 <= wanted) step *= 10;
  const steps = Math.round(limit.at / step);
  // 7 · 0.01 is 0.07 and not 0.07000000000000001.
  return {...limit, at: Number((steps * step).toPrecision(12))};
}
