import {districtName, metricName} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import {detailTextsOf} from './detail-texts.ts';
import type {MetricSubject} from './subject.ts';

/** Which metric, district and year are looked at. */
export function Pickers({subject, state}: {subject: MetricSubject; state: AppState}) {
  const {forecast} = state.answer.shown.value!;
  const detail = detailTextsOf(state.lang.value);
  const lang = state.lang.value;
  const {metric, district, year} = subject;
  const go = (changed: Partial<MetricSubject>) => {
    const to = {...subject, ...changed};
    const districts = Object.keys(forecast.metrics[to.metric]!.districts);
    const place = districts.includes(to.district) ? to.district : districts[0]!;
    state.navigation.go('metric', to.metric, place, String(to.year));
  };
  const places = forecast.metrics[metric]!.districts;
  return (
    <div class="pickers" role="group" aria-label={detail.pickers}>
      <Picker
        name={detail.metric}
        value={metric}
        options={Object.keys(forecast.metrics).map((id) => [id, metricName(forecast, id, lang)])}
        onPick={(id) => go({metric: id})}
      />
      <Picker
        name={detail.district}
        value={district}
        options={Object.keys(places).map((id) => [id, districtName(forecast, id, lang)])}
        onPick={(id) => go({district: id})}
      />
      <Picker
        name={detail.year}
        value={String(year)}
        options={Object.keys(places[district]!).map((id) => [id, id])}
        onPick={(id) => go({year: Number(id)})}
      />
    </div>
  );
}

interface PickerProperties {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onPick: (value: string) => void;
}

function Picker({name, value, options, onPick}: PickerProperties) {
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={({currentTarget}) => onPick(currentTarget.value)}>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
