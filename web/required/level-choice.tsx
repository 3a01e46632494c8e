import {type Signal, useSignal} from '@preact/signals';
import {useId} from 'preact/hooks';
import {type Language, textsOf} from '../../engine/display.ts';
import {LEVELS} from './requiring.ts';
import {requiredTextsOf} from './required-texts.ts';

/** Which probability is wanted: one of the usual ones, or any. */
export function LevelChoice({level, lang}: {readonly level: Signal<number>; readonly lang: Language}) {
  const texts = requiredTextsOf(lang);
  const name = useId();
  const isOther = useSignal(false);
  const percent = (share: number) => textsOf(lang).percent(String(100 * share));
  return (
    <fieldset class="levels">
      <legend>{texts.wanted}</legend>
      {LEVELS.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={name}
            checked={!isOther.value && level.value === one}
            onChange={() => {
              isOther.value = false;
              level.value = one;
            }}
          />
          {percent(one)}
        </label>
      ))}
      <label>
        <input type="radio" name={name} checked={isOther.value} onChange={() => (isOther.value = true)} />
        {texts.other}
      </label>
      {isOther.value ? (
        <span class="exact">
          <input
            type="number"
            inputMode="decimal"
            aria-label={texts.otherName}
            min={LEAST}
            max={100 - LEAST}
            step={LEAST}
            defaultValue={String(Number((100 * level.value).toFixed(1)))}
            onChange={({currentTarget: {valueAsNumber, validity}}) => {
              // To the digits that were typed: the command line is given the same number.
              if (validity.valid && valueAsNumber > 0) level.value = Number((valueAsNumber / 100).toPrecision(10));
            }}
          />
          <span aria-hidden="true">%</span>
        </span>
      ) : null}
    </fieldset>
  );
}

/** Percent: of the probabilities that one may ask for, and of their steps. */
const LEAST = 0.1;
