import {useLayoutEffect, useRef} from 'preact/hooks';
import type {Language} from '../../engine/display.ts';
import type {Charts} from '../components/chart.tsx';
import {CHART_WIDTH, type SlideChart} from './slide.ts';

interface Properties {
  readonly chart: SlideChart;
  readonly charts: Charts;
  readonly lang: Language;
}

/** A chart of a fixed width that the style sheet scales to its place; there as soon as it is shown, since printers do not wait. */
export function Figure({chart, charts, lang}: Properties) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const svg = chart.draw(charts, {document, width: CHART_WIDTH[chart.shape], lang});
    place.current!.replaceChildren(svg);
  }, [chart, charts, lang]);
  return <div class={`figure ${chart.shape}`} ref={place} />;
}
