import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {differenceText} from '../views/difference.ts';

interface Properties {
  readonly now: number;
  /** Undefined where nothing has been moved yet. */
  readonly before: number | undefined;
  readonly lang: AppState['lang'];
}

/** How far a probability has moved, in words. Its place is kept before there is anything to say. */
export function Change({now, before, lang}: Properties) {
  if (before === undefined) return <span class="change" />;
  const texts = pageTextsOf(lang.value);
  const text = differenceText(now, before, texts);
  return <span class={text === texts.whatIf.unchanged ? 'change none' : 'change'}>{text}</span>;
}
