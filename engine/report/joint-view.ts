import type {DriversReport, JointView as Joint} from '../drivers-schema.ts';
import type {Language} from '../units.ts';
import {partName} from './drivers-names.ts';
import {signed} from './drivers-view.ts';
import {driversWordsOf} from './drivers-words.ts';
import {showProbability} from './probability.ts';
import {textsOf} from './text.ts';
import {targetSubject} from './view.ts';

/** How targets hang together as every report tells it, in one language. */
export interface JointView {
  readonly title: string;
  /** How many are reached. */
  readonly atLeast: AtLeastView | undefined;
  /** Of each combined target, its chance and the parts that bind. */
  readonly binding: readonly {readonly heading: string; readonly parts: readonly string[]}[];
  /** Those that go together most. */
  readonly pairs: readonly string[];
}

/** P(at least k of n). */
export interface AtLeastView {
  readonly title: string;
  /** The curve in a sentence. */
  readonly text: string;
  /** From k = 1 to n. */
  readonly points: readonly {readonly k: number; readonly probability: number; readonly text: string}[];
}

/** Undefined where the report has no two targets that could hang together. */
export function jointView(report: DriversReport, lang: Language): JointView | undefined {
  const {joint} = report;
  if (!joint) return undefined;
  const view = {
    title: driversWordsOf(lang).together,
    atLeast: atLeastView(report, joint, lang),
    binding: bindingViews(report, joint, lang),
    pairs: pairTexts(report, joint, lang),
  };
  return view.atLeast || view.binding.length || view.pairs.length ? view : undefined;
}

type Share = Joint['atLeast'][number];

function chanceOf(share: Pick<Share, 'probability' | 'standardError' | 'interval'>, lang: Language): string {
  return showProbability(share, textsOf(lang)).value;
}

function atLeastView(report: DriversReport, {counted, atLeast, names}: Joint, lang: Language): AtLeastView | undefined {
  const [first, second] = counted;
  if (first === undefined || second === undefined) return undefined;
  const {year} = report.targets[first] ?? names[first]!;
  const words = driversWordsOf(lang);
  const points = atLeast.map((share) => ({
    k: share.k,
    probability: share.probability,
    text: chanceOf(share, lang),
  }));
  const said = news(points)
    .map(({k, text}) => words.curve(k, text))
    .join(words.listComma);
  return {
    title: words.howMany(counted.length, year),
    text: words.atLeast(counted.length, year) + said + words.stop,
    points,
  };
}

/** A probability nearer to 0 or 1 is told of once. */
const NEAR = 0.001;

/** From the last that is all but certain to the first that all but never happens. */
function news<Point extends {readonly probability: number}>(points: readonly Point[]): readonly Point[] {
  const begins = points.findLastIndex(({probability}) => probability > 1 - NEAR);
  const ends = points.findIndex(({probability}) => probability < NEAR);
  return points.slice(Math.max(0, begins), ends < 0 ? undefined : ends + 1);
}

const MOST_PARTS = 3;

function bindingViews(report: DriversReport, {combined}: Joint, lang: Language): JointView['binding'] {
  const words = driversWordsOf(lang);
  const targets = {...report.joint?.names, ...report.targets};
  return Object.entries(combined).flatMap(([id, {binding, atLeast}]) => {
    if (!binding) return [];
    const {asks} = targets[id]!;
    // So likely are enough of its parts to be reached, hence itself.
    const chance = report.targets[id] ?? ('parts' in asks ? atLeast[asks.atLeast - 1] : undefined);
    const parts = binding.slice(0, MOST_PARTS).map(({target, missed, alone}) => {
      const enough = alone.probability > 0 ? words.enough(chanceOf(alone, lang)) : '';
      return words.part(partName(report, target, lang), chanceOf(missed, lang)) + enough;
    });
    return [
      {
        heading: words.binding(targetSubject({...report, targets}, id, lang), chance ? chanceOf(chance, lang) : '–'),
        parts,
      },
    ];
  });
}

const MOST_PAIRS = 3;
/** A correlation below this is not told of. */
const LEAST_CORRELATION = 0.03;

function pairTexts(report: DriversReport, {pairs, counted}: Joint, lang: Language): string[] {
  const words = driversWordsOf(lang);
  return pairs
    .filter(({target, other, correlation = 0}) => target < other && Math.abs(correlation) >= LEAST_CORRELATION)
    .filter(({target, other}) => counted.includes(target) && counted.includes(other))
    .toSorted((a, b) => Math.abs(b.correlation!) - Math.abs(a.correlation!))
    .slice(0, MOST_PAIRS)
    .map(({target, other, correlation, ifOtherMissed, ifOtherReached}) => {
      const [a, b] = [target, other].map((id) => partName(report, id, lang)) as [string, string];
      const pair = words.pair(a, b, signed(correlation!));
      const given =
        ifOtherMissed && ifOtherReached
          ? words.semicolon + words.ifMissed(a, b, chanceOf(ifOtherMissed, lang), chanceOf(ifOtherReached, lang))
          : '';
      return pair + given + words.stop;
    });
}
