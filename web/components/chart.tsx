import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import type * as charts from '../../engine/charts.ts';
import type {Language} from '../../engine/display.ts';
import {SaveChart} from '../export/save-chart.tsx';

/** The charts, loaded by those who look at one. */
export type Charts = typeof charts;

interface Properties {
  readonly lang: Language;
  /** In pixels, about: what is kept free until the chart is there. */
  readonly height: number;
  readonly draw: (charts: Charts, frame: charts.Frame) => SVGSVGElement;
}

/** A chart as wide as its place, drawn anew when that changes. */
export function Chart({lang, height, draw}: Properties) {
  const place = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const library = useSignal<Charts | undefined>(undefined);
  const name = useSignal('');
  useEffect(() => {
    void import('../../engine/charts.ts').then((loaded) => (library.value = loaded));
    const observer = new ResizeObserver(([entry]) => (width.value = Math.round(entry!.contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!library.value || width.value < 200) return;
    const svg = draw(library.value, {document, width: width.value, lang});
    place.current!.replaceChildren(svg);
    name.value = nameOf(svg);
  }, [draw, lang, library.value, width.value]);
  const charts = library.value;
  return (
    <>
      <div class="chart-place" ref={place} style={{minHeight: charts ? '0' : `${height}px`}} />
      {charts ? <SaveChart name={name.value} lang={lang} draw={(frame) => draw(charts, frame)} /> : null}
    </>
  );
}

/** What a chart says it is, before its numbers. */
function nameOf(svg: SVGSVGElement): string {
  return (svg.getAttribute('aria-label') ?? '').split(/[:：,，]/)[0]!;
}
