import {axisX, gridX, link, rectX, ruleX, text} from '@observablehq/plot';
import type {TargetForecast} from '../../forecast-schema.ts';
import {likelihoodOf} from '../likelihood.ts';
import {probabilityText} from '../probability.ts';
import {textsOf} from '../text.ts';
import {chartTextsOf} from './chart-texts.ts';
import {fitted, widthOf} from './fitted.ts';
import {COLOR, draw, type Frame, NARROW} from './frame.ts';

/** A target and what it is called. */
export interface Chance {
  readonly name: string;
  readonly target: Pick<TargetForecast, 'probability' | 'standardError' | 'interval'>;
  /** The probability before a change, shown as a ghost. */
  readonly before?: number | undefined;
}

interface Row {
  readonly y: number;
  readonly name: string;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly before: number | undefined;
  readonly chance: string;
  readonly word: string;
}

/** The probability of each target: a bar from 0 to 100 % with its 95 % interval, the number with its error, and the word for it. */
export function chancesChart(chances: readonly Chance[], frame: Frame): SVGSVGElement {
  const texts = textsOf(frame.lang);
  const narrow = frame.width < NARROW;
  const nameRoom = narrow ? frame.width - 175 : 0.36 * frame.width - 16;
  const rows = chances.map(({name, target, before}, y): Row => ({
    y,
    name: fitted(name, nameRoom),
    probability: 100 * target.probability,
    low: 100 * target.interval[0],
    high: 100 * target.interval[1],
    before: before === undefined ? undefined : 100 * before,
    chance: probabilityText(target, texts),
    word: texts.likelihood[likelihoodOf(target.probability)],
  }));
  // On a telephone the name stands over its bar.
  const step = narrow ? 46 : 32;
  const bar = narrow ? {insetTop: 24, insetBottom: 8} : {insetTop: 7, insetBottom: 7};
  const room = narrow ? 4 : 16 + Math.max(...rows.map(({name}) => widthOf(name)));
  const right = narrow ? 12 : 170;
  const ghosts = rows.filter(({before}) => before !== undefined);
  const center = narrow ? 0.16 : 0;
  return draw(frame, chartTextsOf(frame.lang).chancesDescription(rows.map(({name, chance}) => [name, chance])), {
    height: step * rows.length + 26,
    marginLeft: room,
    marginRight: right,
    marginTop: 2,
    marginBottom: 24,
    x: {domain: [0, 100], label: null},
    y: {domain: [-0.5, rows.length - 0.5], reverse: true, axis: null},
    marks: [
      gridX([0, 50, 100], {stroke: COLOR.rule, strokeOpacity: 1}),
      axisX([0, 50, 100], {
        tickSize: 0,
        tickFormat: (p: number) => texts.percent(String(p)),
        fill: COLOR.faint,
        label: null,
      }),
      rectX(rows, {...extent, ...bar, x1: 0, x2: 100, fill: COLOR.rule, fillOpacity: 0.45, rx: 3}),
      rectX(rows, {...extent, ...bar, x1: 0, x2: 'probability', fill: COLOR.forecast, rx: 3}),
      rectX(ghosts, {
        ...extent,
        ...bar,
        x1: 0,
        x2: 'before',
        fill: 'none',
        stroke: COLOR.ink,
        strokeDasharray: '3 2',
        rx: 3,
      }),
      link(rows, {x1: 'low', x2: 'high', y: ({y}: Row) => y + center, stroke: COLOR.ink, strokeWidth: 1.5}),
      ruleX([0], {stroke: COLOR.faint}),
      text(
        rows,
        narrow
          ? {
              x: 0,
              y: 'y',
              text: 'name',
              textAnchor: 'start',
              dy: -12,
              fill: COLOR.ink,
              lineWidth: (frame.width - 175) / 13,
              textOverflow: 'ellipsis',
            }
          : {
              x: 0,
              y: 'y',
              text: 'name',
              textAnchor: 'end',
              dx: -10,
              fill: COLOR.ink,
            },
      ),
      text(rows, {
        x: 100,
        y: 'y',
        text: ({chance, word}: Row) => `${chance}  ${word}`,
        textAnchor: narrow ? 'end' : 'start',
        dx: narrow ? 0 : 12,
        dy: narrow ? -12 : 0,
        fill: COLOR.ink,
        fontWeight: 600,
      }),
    ],
  });
}

/** A row of the linear scale that bars lie on. */
const extent = {y1: ({y}: Row) => y - 0.5, y2: ({y}: Row) => y + 0.5} as const;
