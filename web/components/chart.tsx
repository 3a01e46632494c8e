import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import type {Frame} from '../../engine/charts.ts';
import type {Language} from '../../engine/display.ts';

interface Properties {
  readonly lang: Language;
  readonly draw: (frame: Frame) => SVGSVGElement;
}

/** A chart as wide as its place, drawn anew when that changes. */
export function Chart({lang, draw}: Properties) {
  const place = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => (width.value = Math.round(entry!.contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width.value >= 200) place.current!.replaceChildren(draw({document, width: width.value, lang}));
  }, [draw, lang, width.value]);
  return <div class="chart-place" ref={place} />;
}
