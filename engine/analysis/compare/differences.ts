import {clopperPearson, shareStandardError} from '../estimates.ts';

/** How much a probability has moved. */
export interface Difference {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  readonly standardError: number;
  readonly interval: [low: number, high: number];
}

/**
 * A difference of two probabilities that were counted in the same n replicates. What counts is only where just one of the two hits: of `gained` and `lost` replicates the standard error is
 * √(gained + lost − (gained − lost)²/n)/n (McNemar 1947), and the interval is that of gained less that of lost, each exact at half the error.
 */
export function pairedDifference(before: number, after: number, both: number, n: number, error: number): Difference {
  const [gained, lost] = [after - both, before - both];
  const net = gained - lost;
  const [gainedLow, gainedHigh] = clopperPearson(gained, n, 1 - error / 2);
  const [lostLow, lostHigh] = clopperPearson(lost, n, 1 - error / 2);
  return {
    before: before / n,
    after: after / n,
    difference: net / n,
    standardError: Math.sqrt(Math.max(0, gained + lost - (net * net) / n)) / n,
    interval: [gainedLow - lostHigh, gainedHigh - lostLow],
  };
}

/** A probability and the replicates that it was counted in. */
export interface Share {
  readonly probability: number;
  readonly replicates: number;
}

/** A difference of two probabilities of which it is not known in which replicates either hit: as of independent runs. */
export function unpairedDifference(before: Share, after: Share, error: number): Difference {
  const [p, q] = [before, after].map(({probability, replicates}) => shareStandardError(probability, replicates)) as [
    number,
    number,
  ];
  const [old, now] = [before, after].map(({probability, replicates}) =>
    clopperPearson(Math.round(probability * replicates), replicates, 1 - error / 2),
  ) as [[number, number], [number, number]];
  return {
    before: before.probability,
    after: after.probability,
    difference: after.probability - before.probability,
    standardError: Math.sqrt(p * p + q * q),
    interval: [now[0] - old[1], now[1] - old[0]],
  };
}
