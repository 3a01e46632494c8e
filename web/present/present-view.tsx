import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import type {AppState} from '../state/app-state.ts';
import {Controls} from './controls.tsx';
import {toggleFullScreen} from './full-screen.ts';
import {LiveLevers} from './live-levers.tsx';
import {pageOfPrint} from './print-deck.tsx';
import {SlideView} from './slide-view.tsx';
import {presentTextsOf} from './present-texts.ts';
import {turnOf, useTurns} from './turns.ts';
import {useDeck} from './use-deck.ts';
import './present.css';

/** The deck on the whole screen, one idea at a time: `present/<slide>`. */
export function PresentView(state: AppState) {
  const {lang, navigation} = state;
  const texts = presentTextsOf(lang.value);
  const deck = useDeck(state);
  const withNotes = useSignal(false);
  const [, given = '1'] = navigation.route.value.path;
  const count = deck?.slides.length ?? 1;
  const at = Math.min(count, Math.max(1, Number.parseInt(given) || 1));
  const stage = useRef<HTMLElement>(null);
  const go = (to: number) => {
    if (deck && to >= 1 && to <= count) navigation.set({}, ['present', String(to)]);
  };
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    navigation.go('overview');
  };
  useTurns((turn) => {
    if (turn === 'leave') leave();
    else if (turn === 'notes') withNotes.value = !withNotes.value;
    else if (turn === 'full-screen') toggleFullScreen();
    else go(turnOf(turn, at, count));
  });
  // Whoever leaves the full screen with Escape leaves the deck: the browser keeps that key to itself.
  useEffect(() => {
    const left = () => {
      if (!document.fullscreenElement) navigation.go('overview');
    };
    document.addEventListener('fullscreenchange', left);
    return () => document.removeEventListener('fullscreenchange', left);
  }, []);
  useEffect(() => stage.current?.focus({preventScroll: true}), [at, deck === undefined]);
  useEffect(() => (deck ? pageOfPrint(deck, lang.value) : undefined), [deck, lang.value]);
  const slide = deck?.slides[at - 1];
  return (
    <div class="present">
      <main class="stage" tabIndex={-1} ref={stage} aria-label={texts.deck}>
        {deck && slide ? (
          <SlideView
            slide={slide}
            at={at}
            of={count}
            charts={deck.charts}
            lang={lang.value}
            foot={deck.title}
            live={slide.isLive ? <LiveLevers {...state} /> : undefined}
          />
        ) : null}
      </main>
      {slide && withNotes.value ? (
        <aside class="speaker-notes" aria-label={texts.notes}>
          {slide.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </aside>
      ) : null}
      {deck ? (
        <footer>
          <Controls state={state} deck={deck} at={at} withNotes={withNotes} onGo={go} onLeave={leave} />
        </footer>
      ) : null}
    </div>
  );
}
