/**
 * Where the quantile at a level stands among n ascending values, counted from 0: (n − 1)·p, type 7 of Hyndman & Fan (1996), Sample quantiles in statistical
 * packages. Between two values it is interpolated.
 */
export function positionOf(level: number, n: number): number {
  return (n - 1) * level;
}

/** The ranks that positions rest on, ascending, each once. */
export function ranksOf(positions: readonly number[]): number[] {
  const ranks = new Set<number>();
  for (const position of positions) {
    ranks.add(Math.floor(position));
    if (position > Math.floor(position)) ranks.add(Math.floor(position) + 1);
  }
  return [...ranks].sort((a, b) => a - b);
}

/** The value at each position, from the value at each rank. */
export function interpolate(
  positions: readonly number[],
  ranks: readonly number[],
  values: ArrayLike<number>,
): number[] {
  return positions.map((position) => {
    const i = ranks.indexOf(Math.floor(position));
    const fraction = position - Math.floor(position);
    return fraction === 0 ? values[i]! : between(values[i]!, values[i + 1]!, fraction);
  });
}

function between(a: number, b: number, fraction: number): number {
  const width = b - a;
  // Two halves of a range wider than the largest double.
  return width === Infinity ? a * (1 - fraction) + b * fraction : a + width * fraction;
}
