import type {Language} from '../../engine/display.ts';
import type {Failure} from '../engine/protocol.ts';
import {pageTextsOf} from '../texts.ts';

interface Properties {
  readonly failure: Failure;
  readonly lang: Language;
  /** Does an answer still stand below? */
  readonly keepsLast?: boolean;
}

/** What is wrong, in the engine's words. */
export function Failed({failure, lang, keepsLast = false}: Properties) {
  const texts = pageTextsOf(lang);
  return (
    <section class="trouble" role="alert">
      <h2>{texts.failed}</h2>
      <pre>{failure.message[lang]}</pre>
      {keepsLast ? <p>{texts.keepsLast}</p> : null}
    </section>
  );
}
