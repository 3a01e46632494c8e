import {useSignal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {labelText} from '../../engine/display.ts';
import type {Charts} from '../components/chart.tsx';
import type {AppState} from '../state/app-state.ts';
import {auditOf} from '../state/auditing.ts';
import {deckOf} from './deck.ts';
import type {Slide} from './slide.ts';

/** A deck with what it takes to draw it. */
export interface Deck {
  readonly slides: readonly Slide[];
  readonly charts: Charts;
  readonly title: string;
}

/** The deck of what the page shows; undefined until there is an answer and the charts are loaded. */
export function useDeck({answer, auditing, view, lang}: AppState): Deck | undefined {
  const charts = useSignal<Charts | undefined>(undefined);
  const files = answer.files.value;
  useEffect(() => void import('../../engine/charts.ts').then((loaded) => (charts.value = loaded)), []);
  useEffect(() => {
    if (files) void auditing.ask({files});
  }, [files]);
  const shown = answer.shown.value;
  const before = answer.beforeOf(shown);
  const audit = auditOf(auditing, files);
  const levers = answer.outline.value?.levers;
  const seen = view.value;
  return useMemo(() => {
    if (!shown || !seen || !charts.value) return undefined;
    const {forecast, settings} = shown;
    const slides = deckOf({forecast, view: seen, levers: levers ?? [], settings, before, audit, lang: lang.value});
    const {scenario} = forecast;
    return {slides, charts: charts.value, title: labelText(scenario.title, lang.value, scenario.id)};
  }, [shown, seen, charts.value, before, audit, levers, lang.value]);
}
