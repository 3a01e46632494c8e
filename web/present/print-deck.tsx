import {render} from 'preact';
import type {Language} from '../../engine/display.ts';
import {presentTextsOf} from './present-texts.ts';
import {SlideView} from './slide-view.tsx';
import type {Deck} from './use-deck.ts';

/** Prints the whole deck, a page for each slide with its notes, however printing is begun. Gives the way to undo it. */
export function pageOfPrint(deck: Deck, lang: Language): () => void {
  const place = document.createElement('div');
  place.className = 'print-deck';
  // Drawn when it is wanted and not before: it is as much as all slides together.
  const before = () => render(<PrintDeck deck={deck} lang={lang} />, place);
  const after = () => render(null, place);
  document.body.append(place);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    after();
    place.remove();
  };
}

function PrintDeck({deck: {slides, charts, title}, lang}: {deck: Deck; lang: Language}) {
  const {notes} = presentTextsOf(lang);
  return (
    <>
      {slides.map((slide, i) => (
        <article key={slide.id} class="print-page">
          <SlideView slide={slide} at={i + 1} of={slides.length} charts={charts} lang={lang} foot={title} />
          <aside class="print-notes" aria-label={notes}>
            {slide.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </aside>
        </article>
      ))}
    </>
  );
}
