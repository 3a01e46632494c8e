import type {DriversReport, TornadoBar} from '../drivers-schema.ts';
import type {Language} from '../units.ts';
import {inputName, inputValue} from './drivers-names.ts';

/** What comes of it where one assumption is known to be low or high. */
export interface TornadoView {
  readonly title: string;
  /** What it is now, as a number and in words. */
  readonly now: number;
  readonly nowText: string;
  readonly bars: readonly TornadoBarView[];
}

export interface TornadoBarView {
  readonly input: string;
  readonly name: string;
  readonly low: EndView;
  readonly high: EndView;
}

export interface EndView {
  /** The assumption's value; empty where it also rests on other draws. */
  readonly at: string;
  readonly value: number;
  readonly text: string;
}

const MOST_BARS = 5;

interface TornadoWords {
  readonly title: string;
  readonly now: {readonly value: number; readonly text: string};
  readonly text: (value: number) => string;
  readonly lang: Language;
}

/** What moves less than its error moves nothing; undefined where nothing does more. */
export function tornadoView(
  report: DriversReport,
  bars: readonly TornadoBar[],
  {title, now, text, lang}: TornadoWords,
): TornadoView | undefined {
  const shown = bars.filter(({swing, standardError}) => Math.abs(swing) > 3 * standardError).slice(0, MOST_BARS);
  if (!shown.length) return undefined;
  const end = (input: string, {at, value}: TornadoBar['low']): EndView => ({
    at: at === undefined ? '' : inputValue(report, input, at, lang),
    value,
    text: text(value),
  });
  return {
    title,
    now: now.value,
    nowText: now.text,
    bars: shown.map(({input, low, high}) => ({
      input,
      name: inputName(report, input, lang),
      low: end(input, low),
      high: end(input, high),
    })),
  };
}
