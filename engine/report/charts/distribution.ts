import {axisX, gridX, rectY, ruleX, ruleY, text} from '@observablehq/plot';
import {quantileSorted} from 'simple-statistics';
import {chartTextsOf} from './chart-texts.ts';
import {COLOR, draw, type Frame, NARROW} from './frame.ts';

export interface DistributionOptions {
  readonly title: string;
  readonly unit: string;
  /** How a value is written. */
  readonly format: (value: number) => string;
  /** From where to where the target is hit, one end left out where there is none. */
  readonly target?:
    | {
        readonly from?: number | undefined;
        readonly to?: number | undefined;
        readonly label: string;
        readonly chance: string;
      }
    | undefined;
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly hit: boolean;
}

/** Bins of a distribution, of one width, with an edge where the target begins. The outermost thousandth of the draws is left out: it would make the rest too small to see. */
export function binDraws(
  draws: Float64Array,
  {from, to}: {from?: number | undefined; to?: number | undefined} = {},
): Bin[] {
  const sorted = [...draws].sort((a, b) => a - b);
  const left = Math.floor(0.0005 * sorted.length);
  const [low, high] = [sorted[left]!, sorted.at(-1 - left)];
  const least = sorted[0]!;
  const most = sorted.at(-1);
  if (least === most) return [{from: least - 0.5, to: least + 0.5, share: 1, hit: isHit(least, from, to)}];
  const whole = sorted.every(Number.isInteger);
  const width = whole ? Math.max(1, Math.ceil((high - low + 1) / BINS)) : (high - low) / BINS;
  const anchor = from ?? to ?? low;
  const offset = whole ? Math.ceil(anchor) - 0.5 : anchor;
  const counts = new Map<number, number>();
  for (const value of sorted) {
    if (value < low || value > high) continue;
    const bin = Math.floor((value - offset) / width);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bin, count]) => {
      const start = offset + bin * width;
      return {from: start, to: start + width, share: count / draws.length, hit: isHit(start + width / 2, from, to)};
    });
}

/** As many as can be told apart on a telephone. */
const BINS = 40;

function isHit(value: number, from = -Infinity, to = Infinity): boolean {
  return value >= from && value <= to;
}

/** How the draws of a metric in one district and year are spread, and which of them hit the target. */
export function distributionChart(draws: Float64Array, options: DistributionOptions, frame: Frame): SVGSVGElement {
  const {title, unit, format, target} = options;
  const texts = chartTextsOf(frame.lang);
  const bins = binDraws(draws, target);
  const narrow = frame.width < NARROW;
  const median = quantileSorted(
    [...draws].sort((a, b) => a - b),
    0.5,
  );
  const edges = [target?.from, target?.to].filter((edge) => edge !== undefined);
  const top = Math.max(...bins.map(({share}) => share));
  return draw(frame, texts.distributionDescription(title, format(median), target?.chance), {
    height: narrow ? 200 : 260,
    marginLeft: 16,
    marginRight: 24,
    marginTop: 44,
    marginBottom: 30,
    x: {domain: domainOf(bins, edges), label: null},
    y: {domain: [0, top], axis: null},
    marks: [
      gridX({stroke: COLOR.rule, strokeOpacity: 1, ticks: narrow ? 4 : 7}),
      axisX({ticks: narrow ? 4 : 7, tickSize: 0, tickFormat: format, fill: COLOR.faint, label: null}),
      text([unit], {frameAnchor: 'top-left', dx: -14, dy: -32, textAnchor: 'start', fill: COLOR.faint}),
      rectY(bins, {
        x1: 'from',
        x2: 'to',
        y: 'share',
        fill: ({hit}: Bin) => (hit || !target ? COLOR.forecast : COLOR.half),
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      ruleY([0], {stroke: COLOR.faint}),
      ruleX(edges, {stroke: COLOR.target, strokeWidth: 2.5}),
      target
        ? text([edges[0]], {
            x: (x: number) => x,
            frameAnchor: 'top',
            dy: -32,
            text: () => `${texts.target} ${target.label}`,
            fill: COLOR.target,
            fontWeight: 600,
          })
        : null,
      target
        ? text([edges[0]], {
            x: (x: number) => x,
            frameAnchor: 'top',
            dy: -14,
            text: () => texts.hit(target.chance),
            fill: COLOR.ink,
          })
        : null,
    ],
  });
}

function domainOf(bins: readonly Bin[], edges: readonly number[]): [number, number] {
  const [low, high] = [bins[0]!.from, bins.at(-1)!.to];
  const room = 0.04 * (high - low);
  return [Math.min(low, ...edges.map((edge) => edge - room)), Math.max(high, ...edges.map((edge) => edge + room))];
}
