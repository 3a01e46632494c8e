import {displayWidth} from '../../engine/errors.ts';
import {CELLS, type Line, median, nsPerCell, rounded} from './lines.ts';
import type {Verdict} from './verdicts.ts';

/** One line for each kind of measurement: the median over the rounds. */
export function medianLines(lines: readonly Line[]): Line[] {
  const groups = Map.groupBy(lines, ({peer, threads, what, replicates}) => [replicates, peer, what, threads].join(' '));
  return [...groups.values()].map((group) => {
    const ms = median(group.map((line) => line.ms));
    return {...group[0]!, ms: rounded(ms), ns_per_cell: nsPerCell(ms, group[0]!.replicates)};
  });
}

/** Times per replicate, district and year. */
export function lineTable(lines: readonly Line[]): string {
  const rows = lines.map(({peer, threads, what, replicates, ms, ns_per_cell}) => [
    peer,
    what,
    String(threads),
    replicates.toLocaleString('en'),
    ms.toFixed(1),
    ns_per_cell.toFixed(2),
  ]);
  const head = ['', 'what', 'threads', 'replicates', 'ms', `ns per cell of ${CELLS}`];
  return layOut([head, ...rows], [false, false, true, true, true, true]);
}

const VERDICTS = {aim: 'aim reached', must: 'passes', missed: 'MISSED'};

export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({what, measured, range, processor, unit, must, aim, verdict}) => {
    const digits = unit.startsWith('times') ? 2 : unit === '%' ? 1 : 0;
    const [low, high] = range.map((x) => x.toFixed(digits));
    const sign = unit === 'times faster' ? '≥' : '≤';
    return [
      what,
      measured.toFixed(digits),
      `${low} … ${high}`,
      processor?.toFixed(digits) ?? '',
      unit,
      `${sign} ${must}`,
      `${sign} ${aim}`,
      VERDICTS[verdict],
    ];
  });
  const head = ['', 'measured', 'over rounds', 'by CPU time', '', 'must', 'aim', ''];
  return layOut([head, ...rows], [false, true, true, true, false, true, true, false]);
}

/** Columns two spaces apart; `right` says which are set to the right. */
function layOut(rows: readonly (readonly string[])[], right: readonly boolean[]): string {
  const widths = right.map((_, k) => Math.max(...rows.map((row) => displayWidth(row[k]!))));
  const pad = (text: string, k: number) => {
    const space = ' '.repeat(widths[k]! - displayWidth(text));
    return right[k] ? space + text : text + space;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
