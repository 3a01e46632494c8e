import type {Signal} from '@preact/signals';
import {probabilityText, textsOf} from '../../engine/display.ts';
import type {Lever, LeverAt, LeverSettings} from '../../engine/index.ts';
import type {AppState} from '../state/app-state.ts';
import {moveBack} from './move.ts';
import {requiredTextsOf} from './required-texts.ts';

/** A lever that was set where it is enough, and what was then. */
export interface Moved {
  readonly lever: Lever;
  readonly at: LeverAt;
  /** In words. */
  readonly name: string;
  readonly value: string;
  readonly level: number;
  readonly before: string;
  readonly settingsBefore: LeverSettings;
  readonly settings: LeverSettings;
}

interface Properties {
  readonly id: string;
  readonly moved: Signal<Moved | undefined>;
  readonly state: AppState;
}

/** The probability as reached, beside what was asked for; until some lever is moved again. */
export function MovedLever({id, moved: {value: moved}, state: {answer, lang}}: Properties) {
  const texts = requiredTextsOf(lang.value);
  const isThere = moved && answer.settings.value === moved.settings;
  const shown = answer.shown.value;
  const target = shown?.isFull && shown.settings === moved?.settings ? shown.forecast.targets[id] : undefined;
  const level = textsOf(lang.value).percent(String(Number((100 * (moved?.level ?? 0)).toPrecision(4))));
  return (
    <div class="moved-lever" role="status">
      {isThere ? (
        <>
          <p>
            {texts.moved(moved.name, moved.value)}
            {lang.value === 'zh' ? '' : ' '}
            <strong data-reached={target?.probability}>
              {texts.asked(level)}
              {lang.value === 'zh' ? '，' : ': '}
              {target ? texts.reached(probabilityText(target, textsOf(lang.value)), moved.before) : texts.counting}
            </strong>
          </p>
          <button type="button" onClick={() => moveBack(answer, moved.lever, moved.at, moved.settingsBefore)}>
            {texts.undo}
          </button>
        </>
      ) : null}
    </div>
  );
}
