import {axisX, rectY, ruleY, text} from '@observablehq/plot';
import type {AtLeastView} from '../joint-view.ts';
import {textsOf} from '../text.ts';
import {chartTextsOf} from './chart-texts.ts';
import {widthOf} from './fitted.ts';
import {COLOR, draw, type Frame, NARROW} from './frame.ts';
import {percentAxis} from './percent-axis.ts';

type Point = AtLeastView['points'][number] & {readonly percent: number};

/** The probability that at least k of n targets are reached, as steps over k: where they fall, so many are reached. The scale ends at 100 %, so that what is unlikely looks so. */
export function atLeastChart({title, points}: AtLeastView, frame: Frame): SVGSVGElement {
  const {percent} = textsOf(frame.lang);
  const texts = chartTextsOf(frame.lang);
  const steps = points.map((point): Point => ({...point, percent: 100 * point.probability}));
  const [left, right] = [48, 16];
  const room = (frame.width - left - right) / points.length;
  const every = Math.ceil((widthOf(String(points.length)) + GAP) / room);
  // From the first that never happens nothing new is said.
  const ends = points.findIndex(({probability}) => probability === 0);
  const news = ends < 0 ? steps : steps.slice(0, ends + 1);
  // Over steps that are narrower than their figures these stand to the right, where the steps have fallen.
  const isDense = news.some((point) => widthOf(point.text) > room);
  const told = apart(news, {room, isDense, width: room * points.length});
  return draw(
    frame,
    texts.atLeastDescription(
      title,
      told.map(({k, text: chance}) => [k, chance]),
    ),
    {
      height: frame.width < NARROW ? 200 : 230,
      marginLeft: left,
      marginRight: right,
      marginTop: 26,
      marginBottom: 44,
      x: {domain: [0.5, points.length + 0.5], label: null},
      y: {domain: [0, 100], label: null},
      marks: [
        ...percentAxis(percent),
        axisX(
          steps.filter((_, i) => i % every === 0).map(({k}) => k),
          {tickSize: 0, tickFormat: String, fill: COLOR.faint, label: null},
        ),
        rectY(steps, {...extent, y: 'percent', fill: COLOR.most}),
        ruleY(steps, {...extent, y: 'percent', stroke: COLOR.forecast, strokeWidth: 2.5}),
        text(told, {
          x: 'k',
          y: 'percent',
          text: 'text',
          textAnchor: isDense ? 'start' : 'middle',
          dx: isDense ? -room / 2 : 0,
          dy: -12,
          fill: COLOR.ink,
          fontWeight: 600,
        }),
        text([texts.atLeastAxis], {frameAnchor: 'bottom', dy: 40, fill: COLOR.faint}),
      ],
    },
  );
}

/** A step reaches halfway to its neighbours. */
const extent = {x1: ({k}: Point) => k - 0.5, x2: ({k}: Point) => k + 0.5} as const;

/** Between two figures, in pixels. */
const GAP = 10;

interface Places {
  /** Of a step, in pixels. */
  readonly room: number;
  /** Do figures begin where their step does, or stand over its middle? */
  readonly isDense: boolean;
  /** Of all steps. */
  readonly width: number;
}

/** From the first on those whose figures have room beside the one before and within the chart. */
function apart(points: readonly Point[], {room, isDense, width}: Places): Point[] {
  let end = -Infinity;
  return points.filter(({k, text: chance}) => {
    const size = widthOf(chance);
    const start = isDense ? (k - 1) * room : (k - 0.5) * room - size / 2;
    if (start < end + GAP || (isDense && start + size > width)) return false;
    end = start + size;
    return true;
  });
}
