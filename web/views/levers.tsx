import {useEffect} from 'preact/hooks';
import {districtName} from '../../engine/display.ts';
import type {Lever} from '../../engine/index.ts';
import {Disclosure} from '../components/disclosure.tsx';
import {Slider} from '../components/slider.tsx';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {countSet, leverName} from './lever-text.ts';

/** The levers of the scenario as sliders, district by district where they differ. */
export function Levers(state: AppState) {
  const {whatIf} = pageTextsOf(state.lang.value);
  const {answer} = state;
  const levers = answer.outline.value?.levers;
  // Beside sliders stand chances: what else there is to know is not asked for at every step.
  useEffect(() => {
    answer.look('chances');
    return () => answer.look('forecast');
  }, [answer]);
  if (!levers) return null;
  return (
    <section class="levers" aria-labelledby="levers-title">
      <header>
        <h3 id="levers-title">{whatIf.title}</h3>
        <button type="button" onClick={() => answer.reset()} disabled={countSet(answer.settings.value) === 0}>
          {whatIf.resetAll}
        </button>
      </header>
      <p class="note">{levers.length ? whatIf.intro : whatIf.noLevers}</p>
      {levers.map((lever) => (
        <LeverGroup key={lever.id} lever={lever} state={state} />
      ))}
    </section>
  );
}

function LeverGroup({lever, state}: {lever: Lever; state: AppState}) {
  const {whatIf} = pageTextsOf(state.lang.value);
  const {places} = lever;
  if (places.length === 1 && places[0]!.district === undefined)
    return <Slider lever={lever} place={places[0]!} name="" state={state} />;
  const setting = state.answer.settings.value[lever.id];
  const set = typeof setting === 'object' ? Object.keys(setting).length : 0;
  const chances = state.answer.chances.value?.chances;
  const name = leverName(lever, state.lang.value);
  return (
    <Disclosure
      class="lever-group"
      isOpen={places.length <= FEW || set > 0}
      summary={
        <>
          <span class="title">{name}</span>
          <span class="tally">{set ? whatIf.setCount(set) : whatIf.districts(places.length)}</span>
        </>
      }
    >
      {() => (
        <div role="group" aria-label={name}>
          {places.map((place) => (
            <Slider
              key={place.district}
              lever={lever}
              place={place}
              name={chances ? districtName(chances, place.district, state.lang.value) : (place.district ?? '')}
              state={state}
            />
          ))}
        </div>
      )}
    </Disclosure>
  );
}

/** So many districts are shown at once. */
const FEW = 12;
