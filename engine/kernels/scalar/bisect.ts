/** The place in (0, high) where `below` turns false. */
export function bisect(below: (x: number) => boolean, high: number): number {
  let low = 0;
  for (let i = 0; i < 1200; i++) {
    // Geometric steps while the bracket spans orders of magnitude, so that tiny quantiles are found too.
    const middle = low === 0 ? high * 0.001 : high > 4 * low ? Math.sqrt(low * high) : low + (high - low) / 2;
    if (middle <= low || middle >= high || middle === 0) break;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return high;
}
