import {areaY, axisX, dot, lineY, text} from '@observablehq/plot';
import type {TargetForecast} from '../../forecast-schema.ts';
import {showProbability} from '../probability.ts';
import {type Texts, textsOf} from '../text.ts';
import {chartTextsOf} from './chart-texts.ts';
import {COLOR, draw, type Frame, NARROW} from './frame.ts';
import {percentAxis} from './percent-axis.ts';

/** The probability of a target, read in each year up to its own. */
export function byYearChart(
  name: string,
  {byYear}: Pick<TargetForecast, 'byYear'>,
  replicates: number,
  frame: Frame,
): SVGSVGElement {
  const texts = textsOf(frame.lang);
  const {percent} = texts;
  const years = yearChances(byYear, replicates, texts);
  const narrow = frame.width < NARROW;
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  return draw(
    frame,
    chartTextsOf(frame.lang).byYearDescription(
      name,
      years.map(({year, chance}) => [year, chance]),
    ),
    {
      height: narrow ? 180 : 220,
      marginLeft: 52,
      marginRight: 24,
      marginTop: 24,
      marginBottom: 28,
      x: {domain: [first - 0.25, last + 0.25], label: null},
      y: {domain: [0, 100], label: null},
      marks: [
        ...percentAxis(percent),
        axisX(
          years.map(({year}) => year),
          {tickSize: 0, tickFormat: String, fill: COLOR.faint, label: null},
        ),
        areaY(years, {x: 'year', y: 'percent', fill: COLOR.most}),
        lineY(years, {x: 'year', y: 'percent', stroke: COLOR.forecast, strokeWidth: 2.5}),
        dot(years, {x: 'year', y: 'percent', r: 4, fill: COLOR.forecast}),
        text(years, {x: 'year', y: 'percent', text: 'chance', dy: -13, fill: COLOR.ink, fontWeight: 600}),
      ],
    },
  );
}

/** The probability in each year, in percent and as it is written. */
export function yearChances(
  byYear: TargetForecast['byYear'],
  replicates: number,
  texts: Texts,
): {year: number; percent: number; chance: string}[] {
  return Object.entries(byYear).map(([year, probability]) => ({
    year: Number(year),
    percent: 100 * probability,
    chance: showProbability(spread(probability, replicates), texts).value,
  }));
}

/** With its standard error, and an interval where there are no hits or no misses: the end of Wilson's, which is z²/(n + z²) from there. */
function spread(probability: number, replicates: number): Parameters<typeof showProbability>[0] {
  const standardError = Math.sqrt((probability * (1 - probability)) / replicates);
  const reach = Z2 / (replicates + Z2);
  return {probability, standardError, interval: [1 - reach, reach]};
}

/** Of a 95 % interval. */
const Z2 = 1.959964 ** 2;
