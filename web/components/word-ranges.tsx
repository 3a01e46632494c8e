import {type Likelihood, textsOf} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';

const WORDS: readonly Likelihood[] = ['remote', 'unlikely', 'even', 'likely', 'certain'];

/** What the words for a chance mean; the one that is said of the headline stands out. */
export function WordRanges({lang, current}: Pick<AppState, 'lang'> & {current?: Likelihood | undefined}) {
  const {ranges, rangesTitle} = pageTextsOf(lang.value);
  const {likelihood} = textsOf(lang.value);
  return (
    <ol class="ranges" aria-label={rangesTitle}>
      {WORDS.map((word) => (
        <li key={word} class={word === current ? 'current' : ''}>
          <strong>{likelihood[word]}</strong> {ranges[word]}
        </li>
      ))}
    </ol>
  );
}
