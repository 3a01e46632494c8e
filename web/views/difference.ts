import type {PageTexts} from '../texts.ts';

/** How far a probability has moved, in percentage points, in words: `+12 points`, `−0.4 points`; what rounds to nothing is `no change`. */
export function differenceText(now: number, before: number, {whatIf}: Pick<PageTexts, 'whatIf'>): string {
  const points = 100 * (now - before);
  const size = Math.abs(points);
  const shown = size >= 9.95 ? size.toFixed(0) : size.toFixed(1);
  if (Number(shown) === 0) return whatIf.unchanged;
  return points > 0 ? whatIf.up(shown) : whatIf.down(shown);
}
