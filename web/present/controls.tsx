import {type Signal, useSignal} from '@preact/signals';
import {download, fileName} from '../export/download.ts';
import {SaveChart} from '../export/save-chart.tsx';
import type {AppState} from '../state/app-state.ts';
import {presentTextsOf} from './present-texts.ts';
import {toggleFullScreen} from './full-screen.ts';
import type {Deck} from './use-deck.ts';

interface Properties {
  readonly state: AppState;
  readonly deck: Deck;
  readonly at: number;
  readonly withNotes: Signal<boolean>;
  readonly onGo: (to: number) => void;
  readonly onLeave: () => void;
}

/** Under the slide: turning, notes, full screen, and the deck as a file. */
export function Controls({state: {lang}, deck, at, withNotes, onGo, onLeave}: Properties) {
  const texts = presentTextsOf(lang.value);
  const said = useSignal('');
  const count = deck.slides.length;
  const slide = deck.slides[at - 1];
  const {charts} = deck;
  const save = async () => {
    said.value = texts.making;
    try {
      const {deckPptx} = await import('./deck-pptx.ts');
      download(fileName(deck.title, 'pptx'), await deckPptx(deck, lang.value));
      said.value = '';
    } catch (error) {
      said.value = texts.failed(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div class="controls" role="toolbar" aria-label={texts.deck}>
      <button type="button" aria-label={texts.previous} disabled={at <= 1} onClick={() => onGo(at - 1)}>
        ←
      </button>
      <span class="counter" aria-live="polite">
        {at} / {count}
      </span>
      <button type="button" aria-label={texts.next} disabled={at >= count} onClick={() => onGo(at + 1)}>
        →
      </button>
      <button type="button" aria-pressed={withNotes.value} onClick={() => (withNotes.value = !withNotes.value)}>
        {texts.notes}
      </button>
      <button type="button" onClick={toggleFullScreen}>
        {texts.fullScreen}
      </button>
      <span class="hint">{texts.keys}</span>
      <span role="status">{said.value}</span>
      {slide?.chart ? (
        <SaveChart name={slide.title} lang={lang.value} draw={(frame) => slide.chart!.draw(charts, frame)} />
      ) : null}
      <button type="button" onClick={() => void save()}>
        PowerPoint
      </button>
      <button type="button" onClick={() => print()}>
        {texts.pdf}
      </button>
      <button type="button" onClick={onLeave}>
        {texts.exit}
      </button>
    </div>
  );
}
