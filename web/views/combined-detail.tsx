import {likelihoodOf, showProbability, targetSubject} from '../../engine/display.ts';
import {Chart} from '../components/chart.tsx';
import {Meter} from '../components/meter.tsx';
import {TargetList} from '../components/target-list.tsx';
import {WhatItTakes} from '../required/index.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {detailTextsOf} from './detail-texts.ts';
import type {TargetRow} from './target-groups.ts';

/** A combined target: how likely it is, year by year, and the targets that it is made of. */
export function CombinedDetail({id, state}: {id: string; state: AppState}) {
  const {texts} = state.view.value!;
  const {forecast} = state.answer.shown.value!;
  const {overview} = pageTextsOf(state.lang.value);
  const detail = detailTextsOf(state.lang.value);
  const target = forecast.targets[id]!;
  const {asks} = target;
  const name = targetSubject(forecast, id, state.lang.value);
  const {value, error} = showProbability(target, texts);
  const parts = 'parts' in asks ? asks.parts : [];
  const rows = parts.map((part): TargetRow => ({
    id: part,
    target: forecast.targets[part]!,
    name: targetSubject(forecast, part, state.lang.value),
    claim: '',
    depth: 0,
    metric: forecast.targets[part]!.metric,
  }));
  return (
    <section class="detail" aria-labelledby="subject">
      <h2 id="subject">{name}</h2>
      <p class="chance">
        <strong>{value}</strong> <span class="error">{error}</span>{' '}
        <em>{texts.likelihood[likelihoodOf(target.probability)]}</em>
      </p>
      <Meter target={target} withWords />
      <WhatItTakes id={id} state={state} />
      <h3>
        {detail.parts} {'parts' in asks ? `(${overview.parts(parts.length, asks.atLeast)})` : ''}
      </h3>
      <TargetList rows={rows} state={state} />
      {Object.keys(target.byYear).length > 1 ? (
        <>
          <h3>{detail.byYear}</h3>
          <Chart
            lang={state.lang.value}
            height={220}
            draw={({byYearChart}, frame) => byYearChart(name, target, forecast.run.replicates, frame)}
          />
        </>
      ) : null}
    </section>
  );
}
