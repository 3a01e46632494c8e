import type {Quantity} from './quantity.ts';
import type {Texts} from './text.ts';

type Interval = readonly [low: number, high: number];

/** A share with its interval, `23.1 % (22.4–23.9 %)`. The ends are rounded outwards, so that they never seem to lie on a side of a limit where they do not. */
export function shareText(observed: number, interval: Interval, texts: Texts): string {
  const decimals = decimalsFor(interval);
  const [low, high] = [rounded(interval[0], decimals, Math.floor), rounded(interval[1], decimals, Math.ceil)];
  const value = rounded(observed, decimals, Math.round);
  return texts.estimate(texts.percent(value), `${low}–${texts.percent(high)}`);
}

/** As many decimals of a percentage as an interval has digits to tell, three at most. */
function decimalsFor([low, high]: Interval): number {
  const width = 100 * (high - low);
  return width >= 1 ? 1 : width >= 0.1 ? 2 : 3;
}

function rounded(share: number, decimals: number, round: (x: number) => number): string {
  const scale = 10 ** decimals;
  // What is 20.000000000004 by rounding errors is 20.
  const value = round(Number((100 * scale * share).toPrecision(12))) / scale;
  return value === 0 || value === 100 ? String(value) : value.toFixed(decimals);
}

/** A mean with its interval, `372.1 bn yuan (371.5–372.7)`, in as many digits as tell the ends apart. */
export function estimateText(observed: number, [low, high]: Interval, quantity: Quantity, texts: Texts): string {
  let digits = 3;
  while (digits < 8 && quantity.number(low, digits) === quantity.number(high, digits)) digits++;
  return texts.estimate(
    quantity.text(observed, digits + 1),
    `${quantity.number(low, digits + 1)}–${quantity.number(high, digits + 1)}`,
  );
}
