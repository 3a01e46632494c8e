import type {RequiredAnswer} from '../../required-schema.ts';
import {criticalValue, shareStandardError} from '../estimates.ts';
import {between, bracketOf, rootOf} from './root.ts';
import type {Response} from './response.ts';

/** How the hits of a target go with the setting. */
export type Trend = 'rising' | 'falling' | 'flat' | 'neither';

/** Of the standard error of the share: so near to the level is near enough, since what is left is interpolated. */
const NEAR = 0.1;

/** Of the range: so fine is a setting told where the hits jump. */
const FINE = 1e-6;

/** Of the normal quantile of the share: over so much of it a line is as good as the curve for an error that is told to one digit. */
const STRAIGHT = 0.5;

/** Standard errors within which what goes down and up again is noise, as integer draws make it. */
const NOISE = 4;

/** What all answers about one target share. */
export interface Question {
  readonly response: Response;
  /** The indicator of the target. */
  readonly slot: number;
  /** The settings that were looked at to begin with: their least and greatest are the range. */
  readonly range: readonly [number, number];
  /** The setting as it is, where it is one: the crossing nearest to it is the answer. */
  readonly start: number;
}

/**
 * The setting at which a target is hit with a probability. Its interval is that of a sample quantile, free of any assumption on the distribution (David & Nagaraja, Order Statistics, 3rd ed., section
 * 7.1): the settings at which the count of hits is the binomial's 2.5 % and 97.5 % points, in their normal approximation; its standard error is the width over 2 · 1.96, which is the delta method with the
 * slope over that very width (Bahadur 1966).
 */
export async function answer(question: Question, probability: number): Promise<RequiredAnswer> {
  const {response, slot, range, start} = question;
  const n = response.replicates;
  const wanted = probability * n;
  const bracket = bracketOf(response, slot, wanted, start);
  if (!bracket) return unreached(question, probability);
  const accuracy = {tolerance: NEAR * n * shareStandardError(probability, n), resolution: FINE * (range[1] - range[0])};
  const value = await rootOf(response, slot, wanted, bracket, accuracy);
  const rises = bracket.above.x > bracket.below.x;
  const half = criticalValue(0.95) * n * shareStandardError(probability, n);
  const end = async (hits: number, outer: number) => {
    const around = bracketOf(response, slot, hits, value);
    if (!around) return outer;
    const bend = response.score(around.above.counts[slot]!) - response.score(around.below.counts[slot]!);
    return bend <= STRAIGHT ? between(response, slot, hits, around) : rootOf(response, slot, hits, around, accuracy);
  };
  const lower = await end(wanted - half, rises ? range[0] : range[1]);
  const upper = await end(wanted + half, rises ? range[1] : range[0]);
  const interval: [number, number] = rises ? [lower, upper] : [upper, lower];
  return {
    probability,
    outcome: 'found',
    side: rises ? 'at-least' : 'at-most',
    value,
    standardError: (interval[1] - interval[0]) / (2 * criticalValue(0.95)),
    interval: [Math.min(interval[0], value), Math.max(interval[1], value)],
  };
}

function unreached({response, slot}: Question, probability: number): RequiredAnswer {
  const {nodes, replicates} = response;
  const best = nodes.reduce((most, node) => (node.counts[slot]! > most.counts[slot]! ? node : most));
  const least = nodes.reduce((worst, node) => (node.counts[slot]! < worst.counts[slot]! ? node : worst));
  const isAlways = least.counts[slot]! >= probability * replicates;
  const end = isAlways ? least : best;
  return {
    probability,
    outcome: isAlways ? 'always' : 'unreachable',
    limit: {value: end.x, probability: end.counts[slot]! / replicates},
  };
}

/** Whether more of the setting always helps, over all settings that were tried; what is within the noise of integer draws does not count. */
export function trendOf({response, slot}: Pick<Question, 'response' | 'slot'>): Trend {
  const n = response.replicates;
  let [most, least] = [-1, -1];
  let [rises, falls] = [false, false];
  for (const {counts} of response.nodes) {
    const hits = counts[slot]!;
    const noise = (other: number) => NOISE * Math.sqrt(2) * n * shareStandardError(Math.max(hits, other) / n, n);
    if (most >= 0 && most - hits > noise(most)) falls = true;
    if (least >= 0 && hits - least > noise(least)) rises = true;
    most = Math.max(most, hits);
    least = least < 0 ? hits : Math.min(least, hits);
  }
  if (rises && falls) return 'neither';
  return rises ? 'rising' : falls ? 'falling' : 'flat';
}
