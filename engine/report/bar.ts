const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A share as a bar so many columns wide: `full` is what is filled, to an eighth of a column (half of one in ASCII), `rest` the track behind it. A share
 * that is neither 0 nor 1 never looks it.
 */
export function bar(share: number, width: number, unicode: boolean): {full: string; rest: string} {
  const steps = unicode ? 8 : 2;
  const most = width * steps;
  const drawn = Math.round(share * most);
  const filled = share <= 0 ? 0 : share >= 1 ? most : Math.min(Math.max(drawn, 1), most - 1);
  const whole = Math.floor(filled / steps);
  const part = filled % steps;
  const full = unicode ? '█'.repeat(whole) + EIGHTHS[part]! : '#'.repeat(whole) + (part ? '-' : '');
  return {full, rest: (unicode ? '░' : '.').repeat(width - full.length)};
}
