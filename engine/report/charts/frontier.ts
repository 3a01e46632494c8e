import {axisX, axisY, dot, gridY, lineY, link, ruleX, text} from '@observablehq/plot';
import type {FrontierPointView, FrontierView} from '../portfolio-view.ts';
import {textsOf} from '../text.ts';
import {chartTextsOf} from './chart-texts.ts';
import {widthOf} from './fitted.ts';
import {COLOR, draw, type Frame, NARROW} from './frame.ts';

export interface FrontierOptions {
  /** Place of a point that is being looked at. */
  readonly selected?: number | undefined;
}

interface Point extends FrontierPointView {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly searchedAt: number;
  readonly label: string;
}

/**
 * What money buys: the likeliest portfolio at each cost with its 95 % interval, as steps since what lies between costs no less; beside each what the search had seen of it, the budget, the
 * portfolio chosen and how it is without one. A point's circles carry its place as `data-point`.
 */
export function frontierChart(view: FrontierView, frame: Frame, {selected}: FrontierOptions = {}): SVGSVGElement {
  const texts = chartTextsOf(frame.lang);
  const {percent} = textsOf(frame.lang);
  const narrow = frame.width < NARROW;
  const {budget, chosen} = view;
  const points = view.points.map((point, i) => pointOf(point, i === chosen ? texts.chosen(point.shortChance) : ''));
  const now = pointOf(view.now, texts.now(view.now.shortChance));
  const picked = points.filter((_, i) => i === chosen);
  const looked = points.filter((_, i) => i === selected);
  const widest = Math.max(...points.map(({x}) => x), budget?.cost ?? 0) || 1;
  const most = Math.min(100, 1.14 * Math.max(...[...points, now].flatMap(({high, searchedAt}) => [high, searchedAt])));
  const x = {domain: [-0.02 * widest, 1.04 * widest], label: null};
  const margins = {left: 52, right: 14};
  const [height, top, bottom] = narrow ? [320, 42, 88] : [360, 42, 70];
  const pixels: Pixels = ({x, high}) => [
    margins.left + ((x / widest + 0.02) / 1.06) * (frame.width - margins.left - margins.right),
    top + (1 - high / most) * (height - top - bottom),
  ];
  const steps = [...points, ...points.slice(-1).map((last) => ({...last, x: 1.04 * widest}))];
  const isFirst = chosen === 0 || (chosen < 0 && points.length === 0);
  const labelled = [...(isFirst ? [] : [now]), ...picked].map((point) => ({
    ...point,
    // Towards the middle, where there is room.
    isRight: pixels(point)[0] < 24 + widthOf(point.label),
  }));
  const named = withRoom(points, labelled, pixels);
  const svg = draw(
    frame,
    texts.frontierDescription(
      view.title,
      now.chance,
      points.map(({costText, chance}, i) => [costText, chance, i === chosen]),
      budget?.text,
    ),
    {
      height,
      marginLeft: margins.left,
      marginRight: margins.right,
      marginTop: top,
      marginBottom: bottom,
      x,
      y: {domain: [0, most], label: null},
      marks: [
        gridY({ticks: 5, stroke: COLOR.rule, strokeOpacity: 1}),
        axisY({
          ticks: 5,
          tickSize: 0,
          tickFormat: (p: number) => percent(String(Number(p.toPrecision(6)))),
          fill: COLOR.faint,
          label: null,
        }),
        axisX({
          ticks: narrow ? 5 : 8,
          tickSize: 0,
          tickFormat: (cost: number) => String(Number(cost.toPrecision(6))),
          fill: COLOR.faint,
          label: null,
        }),
        ...edgeTexts(view, frame),
        ruleX(budget ? [budget.cost] : [], {stroke: COLOR.target, strokeWidth: 1.5, strokeDasharray: '5 4'}),
        text(budget ? [texts.budget(budget.text)] : [], {
          x: budget?.cost ?? 0,
          frameAnchor: 'top',
          dy: -12,
          textAnchor: anchorOf((budget?.cost ?? 0) / widest),
          fill: COLOR.target,
          fontWeight: 600,
        }),
        lineY(steps, {x: 'x', y: 'y', curve: 'step-after', stroke: COLOR.half, strokeWidth: 2}),
        link(points, {x: 'x', y1: 'low', y2: 'high', stroke: COLOR.ink, strokeWidth: 1.5}),
        dot(points, {x: 'x', y: 'searchedAt', r: 4.5, fill: 'none', stroke: COLOR.faint, strokeWidth: 1.2}),
        dot(points, {x: 'x', y: 'y', r: 4, fill: COLOR.forecast, stroke: COLOR.paper, strokeWidth: 1}),
        dot([now], {x: 'x', y: 'y', r: 6, symbol: 'diamond', fill: COLOR.ink, stroke: COLOR.paper, strokeWidth: 1}),
        dot(picked, {x: 'x', y: 'y', r: 7.5, fill: COLOR.forecast, stroke: COLOR.paper, strokeWidth: 1.5}),
        dot(looked, {x: 'x', y: 'y', r: 12, fill: 'none', stroke: COLOR.ink, strokeWidth: 2}),
        text(named, {x: 'x', y: 'high', text: 'shortChance', dy: -9, fill: COLOR.faint, ...HALO}),
        ...[true, false].map((isRight) =>
          text(
            labelled.filter((point) => point.isRight === isRight),
            {
              x: 'x',
              y: 'high',
              text: 'label',
              textAnchor: isRight ? 'start' : 'end',
              dx: isRight ? -4 : 4,
              dy: -14,
              fill: COLOR.ink,
              fontWeight: 600,
              ...HALO,
            },
          ),
        ),
        // To be hit by a finger.
        dot(points, {x: 'x', y: 'y', r: 16, fill: COLOR.paper, fillOpacity: 0, className: HIT}),
      ],
    },
  );
  for (const [i, circle] of [...svg.querySelectorAll(`.${HIT} circle`)].entries())
    circle.setAttribute('data-point', String(i));
  return svg;
}

const HIT = 'frontier-point';

/** Text over lines. */
const HALO = {stroke: COLOR.paper, strokeWidth: 4, strokeOpacity: 0.9} as const;

function pointOf(point: FrontierPointView, label: string): Point {
  const [low, high] = point.interval;
  return {
    ...point,
    x: point.cost,
    y: 100 * point.probability,
    low: 100 * low,
    high: 100 * high,
    searchedAt: 100 * point.searched,
    label,
  };
}

interface Labelled extends Point {
  readonly isRight: boolean;
}

/** Where the top of a point's interval lies. */
type Pixels = (point: Pick<Point, 'x' | 'high'>) => readonly [x: number, y: number];

/** Left, right and the line of a text, in pixels. */
type Box = readonly [from: number, to: number, y: number];

/** Those points whose chance can be written over them without touching another text: the last first. */
function withRoom(points: readonly Point[], labelled: readonly Labelled[], pixels: Pixels): readonly Point[] {
  const taken = labelled.map((point): Box => {
    const [at, y] = pixels(point);
    const width = widthOf(point.label) + 8;
    return point.isRight ? [at - 8, at + width, y - 14] : [at - width, at + 8, y - 14];
  });
  return points
    .toReversed()
    .filter((point) => {
      const [at, y] = pixels(point);
      const half = widthOf(point.shortChance) / 2 + 5;
      const box: Box = [at - half, at + half, y - 9];
      if (taken.some((other) => overlaps(box, other))) return false;
      taken.push(box);
      return true;
    })
    .toReversed();
}

const LINE = 16;

function overlaps([from, to, y]: Box, [otherFrom, otherTo, otherY]: Box): boolean {
  return to > otherFrom && from < otherTo && Math.abs(y - otherY) < LINE;
}

/** What the axes are, and what the signs mean. */
function edgeTexts({unit}: FrontierView, frame: Frame) {
  const texts = chartTextsOf(frame.lang);
  const lines = frame.width < NARROW ? texts.frontierSigns : [texts.frontierSigns.join(' · ')];
  return [
    text([texts.frontierChance], {
      frameAnchor: 'top-left',
      dx: -46,
      dy: -32,
      textAnchor: 'start',
      fill: COLOR.faint,
    }),
    text([texts.frontierCost(unit)], {
      frameAnchor: 'bottom-right',
      dy: 32,
      textAnchor: 'end',
      fill: COLOR.faint,
    }),
    ...lines.map((line, i) =>
      text([line], {
        frameAnchor: 'bottom-left',
        dx: -46,
        dy: 56 + 18 * i,
        textAnchor: 'start',
        fill: COLOR.faint,
      }),
    ),
  ];
}

/** At the ends of the axis a label stays inside. */
function anchorOf(share: number): 'start' | 'middle' | 'end' {
  return share < 0.15 ? 'start' : share > 0.8 ? 'end' : 'middle';
}
