import {formatNumber} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';

/** On how many replicates the answer rests, and how far the full one has come. */
export function Progress({lang, answer}: AppState) {
  const shown = answer.chances.value;
  if (!shown) return null;
  const texts = pageTextsOf(lang.value);
  const replicates = formatNumber(shown.chances.run.replicates, lang.value, 16);
  const percent = Math.round(100 * answer.progress.value);
  return (
    <span class="progress">
      <span>{shown.isFull ? texts.full(replicates) : texts.fast(replicates)}</span>
      {answer.isBusy.value ? <span>{texts.refining(lang.value === 'zh' ? `${percent}%` : `${percent} %`)}</span> : null}
    </span>
  );
}
