import {rectX, ruleX, text} from '@observablehq/plot';
import type {EndView, TornadoView} from '../tornado-view.ts';
import {chartTextsOf} from './chart-texts.ts';
import {fitted, widthOf} from './fitted.ts';
import {COLOR, draw, type Frame, NARROW} from './frame.ts';

interface End {
  readonly y: number;
  readonly from: number;
  readonly value: number;
  readonly label: string;
  readonly isHigh: boolean;
  /** Does it lie left of what it is now? */
  readonly isLeft: boolean;
}

/** What comes of it where each assumption is known to be low or high, from what it is now: the widest bar first, at each end the assumption's value and what comes of it, so that no axis is needed. */
export function tornadoChart(view: TornadoView, frame: Frame): SVGSVGElement {
  const {bars, now, nowText, title} = view;
  const texts = chartTextsOf(frame.lang);
  const narrow = frame.width < NARROW;
  const ends = bars.flatMap(({low, high}, y) => [
    endOf(low, {other: high, isHigh: false, y, now}),
    endOf(high, {other: low, isHigh: true, y, now}),
  ]);
  const values = [now, ...ends.map(({value}) => value)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const labels = (isLeft: boolean) =>
    Math.max(0, ...ends.filter((end) => end.isLeft === isLeft).map(({label}) => widthOf(label)));
  const nameRoom = 0.32 * frame.width;
  const names = bars.map(({name}, y) => ({y, name: narrow ? fitted(name, frame.width - 16) : fitted(name, nameRoom)}));
  const step = narrow ? 62 : 36;
  const [top, bottom] = narrow ? [22, 22] : [7, 7];
  const nameWidth = narrow ? 0 : 16 + Math.max(...names.map(({name}) => widthOf(name)));
  return draw(
    frame,
    texts.tornadoDescription(
      title,
      bars.map(({name, low, high}) => [name, low.text, high.text]),
    ),
    {
      height: step * bars.length + 32,
      marginLeft: narrow ? 12 : nameWidth + labels(true) + 20,
      marginRight: narrow ? 12 : labels(false) + 20,
      marginTop: 26,
      marginBottom: 6,
      x: {domain: [least, most], axis: null},
      y: {domain: [-0.5, bars.length - 0.5], reverse: true, axis: null},
      marks: [
        rectX(ends, {
          y1: ({y}: End) => y - 0.5,
          y2: ({y}: End) => y + 0.5,
          x1: 'from',
          x2: 'value',
          insetTop: top,
          insetBottom: bottom,
          fill: ({isHigh}: End) => (isHigh ? COLOR.forecast : COLOR.half),
        }),
        ruleX([now], {stroke: COLOR.ink, strokeWidth: 1.5}),
        text([texts.now(nowText)], {
          x: now,
          frameAnchor: 'top',
          dy: -18,
          textAnchor: anchorOf(now, least, most),
          fill: COLOR.ink,
          fontWeight: 600,
        }),
        ...[true, false].map((isLeft) =>
          text(
            ends.filter((end) => end.isLeft === isLeft),
            narrow
              ? {
                  x: isLeft ? least : most,
                  y: 'y',
                  dy: 20,
                  text: 'label',
                  textAnchor: isLeft ? 'start' : 'end',
                  fill: COLOR.ink,
                }
              : {
                  x: 'value',
                  y: 'y',
                  dx: isLeft ? -6 : 6,
                  text: 'label',
                  textAnchor: isLeft ? 'end' : 'start',
                  fill: COLOR.ink,
                },
          ),
        ),
        text(names, {
          frameAnchor: 'left',
          y: 'y',
          text: 'name',
          dx: narrow ? 0 : -(nameWidth + labels(true) + 16),
          dy: narrow ? -20 : 0,
          textAnchor: 'start',
          fill: COLOR.ink,
          stroke: COLOR.paper,
          strokeWidth: 4,
          fontWeight: 600,
        }),
      ],
    },
  );
}

interface Place {
  readonly other: EndView;
  readonly isHigh: boolean;
  readonly y: number;
  readonly now: number;
}

function endOf({at, value, text: said}: EndView, {other, isHigh, y, now}: Place): End {
  const isLeft = value < now || (value === now && other.value > now);
  return {y, from: now, value, label: at === '' ? said : `${at} → ${said}`, isHigh, isLeft};
}

/** At the ends of the axis a label stays inside. */
function anchorOf(x: number, least: number, most: number): 'start' | 'middle' | 'end' {
  const share = (x - least) / (most - least);
  return share < 0.15 ? 'start' : share > 0.85 ? 'end' : 'middle';
}
