import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import type * as charts from '../../engine/charts.ts';
import type {Language} from '../../engine/display.ts';

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
  useEffect(() => {
    void import('../../engine/charts.ts').then((loaded) => (library.value = loaded));
    const observer = new ResizeObserver(([entry]) => (width.value = Math.round(entry!.contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (library.value && width.value >= 200)
      place.current!.replaceChildren(draw(library.value, {document, width: width.value, lang}));
  }, [draw, lang, library.value, width.value]);
  return <div class="chart-place" ref={place} style={{minHeight: library.value ? '0' : `${height}px`}} />;
}
