import {formatNumber, labelText, type Language} from '../../engine/display.ts';
import type {Lever, LeverPlace} from '../../engine/index.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';

/** The levers of the scenario as sliders. */
export function Levers({lang: {value: lang}, answer}: AppState) {
  const texts = pageTextsOf(lang!);
  const levers = answer.outline.value?.levers ?? [];
  const districts = answer.shown.value?.forecast.districts ?? {};
  return (
    <section class="levers" aria-labelledby="levers-title">
      <header>
        <h2 id="levers-title">{texts.whatIf}</h2>
        <button type="button" onClick={() => answer.reset()} disabled={Object.keys(answer.settings.value).length === 0}>
          {texts.reset}
        </button>
      </header>
      {levers.map((lever) => (
        <fieldset key={lever.id}>
          <legend>{labelText(lever.label, lang!, lever.id)}</legend>
          {lever.places.map((place) => (
            <Slider
              key={place.district}
              lever={lever}
              place={place}
              name={
                place.district === undefined ? '' : labelText(districts[place.district]?.label, lang!, place.district)
              }
              lang={lang!}
              answer={answer}
            />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

interface SliderProperties extends Pick<AppState, 'answer'> {
  readonly lever: Lever;
  readonly place: LeverPlace;
  readonly name: string;
  readonly lang: Language;
}

function Slider({lever, place, name, lang, answer}: SliderProperties) {
  const texts = pageTextsOf(lang);
  const {id, min, max, step} = lever;
  const {district, assumed} = place;
  const setting = answer.settings.value[id];
  const set = typeof setting === 'object' ? setting[district ?? ''] : setting;
  const value = set ?? assumed?.p50 ?? (min + max) / 2;
  const shown = (x: number) => leverText(x, lever, lang);
  const state =
    set === undefined
      ? assumed
        ? `${texts.asInFile} ${shown(assumed.p05)} – ${shown(assumed.p95)}`
        : texts.asInFile
      : texts.setTo(shown(set));
  const label = labelText(lever.label, lang, id);
  return (
    <label class={set === undefined ? 'slider' : 'slider set'}>
      <span class="slider-name">{name}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-label={name ? `${label}, ${name}` : label}
        aria-valuetext={state}
        onInput={({currentTarget}) => answer.set(id, district, currentTarget.valueAsNumber)}
        onDblClick={() => answer.set(id, district, undefined)}
      />
      <output>{state}</output>
    </label>
  );
}

function leverText(value: number, {percent, unit}: Lever, lang: Language): string {
  if (percent) return `${formatNumber(Number((100 * value).toPrecision(6)), lang, 3)}${lang === 'zh' ? '%' : ' %'}`;
  return [formatNumber(Number(value.toPrecision(6)), lang, 4), unit].filter(Boolean).join(' ');
}
