import {useEffect, useRef} from 'preact/hooks';
import type {Lever, LeverPlace} from '../../engine/index.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {fileText, givenValue, leverName, leverText, leverUnit, settingOf, shownValue} from '../views/lever-text.ts';

interface Properties {
  readonly lever: Lever;
  readonly place: LeverPlace;
  /** Of the district; empty where the lever has one value. */
  readonly name: string;
  readonly state: AppState;
}

/** A lever in one place: a slider in the file's steps, a field for any value, and the way back to the file. */
export function Slider({lever, place, name, state: {lang, answer}}: Properties) {
  const {whatIf} = pageTextsOf(lang.value);
  const {id, min, max, step} = lever;
  const {district, assumed} = place;
  const setting = settingOf(answer.settings.value, lever, place);
  const value = setting ?? assumed?.p50 ?? (min + max) / 2;
  const file = fileText(place, lever, lang.value);
  const says = setting === undefined ? file : whatIf.set(leverText(setting, lever, lang.value));
  const fullName = [leverName(lever, lang.value), name].filter(Boolean).join(lang.value === 'zh' ? '，' : ', ');
  const set = (next: number | undefined) => answer.set(id, district, next);
  return (
    <div class={setting === undefined ? 'slider' : 'slider set'}>
      <span class="slider-name">{name || leverName(lever, lang.value)}</span>
      <span class="exact">
        <NumberField lever={lever} name={whatIf.exactly(fullName)} value={setting} otherwise={value} onSet={set} />
        <span aria-hidden="true">{leverUnit(lever)}</span>
      </span>
      <button
        type="button"
        class="quiet"
        disabled={setting === undefined}
        aria-label={whatIf.resetOf(fullName)}
        onClick={() => set(undefined)}
      >
        {whatIf.reset}
      </button>
      <span class="track">
        {assumed ? <Assumed {...assumed} min={min} max={max} /> : null}
        <input
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          aria-label={fullName}
          aria-valuetext={says}
          onInput={({currentTarget}) => set(currentTarget.valueAsNumber)}
        />
      </span>
      <span class="says">
        {says}
        {setting === undefined ? null : <small>{whatIf.instead(rangeOf(file))}</small>}
      </span>
    </div>
  );
}

/** The range alone, of `as in the file, 0 % to 11 %`. */
function rangeOf(file: string): string {
  return file.replace(/^[^,，]*[,，]\s*/u, '');
}

/** The range that the file assumes, behind the slider. */
function Assumed({p05, p95, min, max}: {p05: number; p95: number; min: number; max: number}) {
  const share = (x: number) => Math.min(1, Math.max(0, (x - min) / (max - min)));
  const [left, right] = [share(p05), share(p95)];
  // A slider's thumb does not reach the ends of its track by half its width.
  const at = (x: number) => `calc(${(100 * x).toFixed(2)}% + ${(8 - 16 * x).toFixed(2)}px)`;
  return <span class="assumed" aria-hidden="true" style={{left: at(left), right: `calc(100% - (${at(right)}))`}} />;
}

interface FieldProperties {
  readonly lever: Lever;
  readonly name: string;
  readonly value: number | undefined;
  readonly otherwise: number;
  readonly onSet: (value: number | undefined) => void;
}

/** Steps of the field in one step of the slider. */
const FINE = 10;

/** Any value within the lever's range. What is being typed is left alone. */
function NumberField({lever, name, value, otherwise, onSet}: FieldProperties) {
  const field = useRef<HTMLInputElement>(null);
  const shown = value === undefined ? '' : String(shownValue(value, lever));
  useEffect(() => {
    const input = field.current!;
    if (input.value === '' || shown === '' || input.valueAsNumber !== Number(shown)) input.value = shown;
  }, [shown]);
  return (
    <input
      ref={field}
      type="number"
      inputMode="decimal"
      aria-label={name}
      placeholder={String(shownValue(otherwise, lever))}
      min={shownValue(lever.min, lever)}
      max={shownValue(lever.max, lever)}
      step={shownValue(lever.step / FINE, lever)}
      onInput={({currentTarget: {value: text, valueAsNumber, validity}}) => {
        if (text === '' && !validity.badInput) onSet(undefined);
        else if (!validity.badInput && !validity.rangeOverflow && !validity.rangeUnderflow)
          onSet(givenValue(valueAsNumber, lever));
      }}
    />
  );
}
