import {axisY, gridY, type Markish} from '@observablehq/plot';
import {COLOR} from './frame.ts';

/** Lines at 0, 50 and 100 %, and what they are called: of a scale that ends at 100 %, so that what is unlikely looks so. */
export function percentAxis(percent: (number: string) => string): Markish[] {
  return [
    gridY([0, 50, 100], {stroke: COLOR.rule, strokeOpacity: 1}),
    axisY([0, 50, 100], {
      tickSize: 0,
      tickFormat: (p: number) => percent(String(p)),
      fill: COLOR.faint,
      label: null,
    }),
  ];
}
