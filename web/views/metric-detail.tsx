import {useEffect} from 'preact/hooks';
import {
  districtName,
  formatNumber,
  likelihoodOf,
  metricName,
  metricQuantity,
  outsideViewText,
  pointClaim,
  probabilityText,
  showProbability,
  targetSubject,
} from '../../engine/display.ts';
import {Chart} from '../components/chart.tsx';
import {Meter} from '../components/meter.tsx';
import {TargetList} from '../components/target-list.tsx';
import {WhatItTakes} from '../required/index.ts';
import {DRAWN_REPLICATES} from '../state/draws.ts';
import type {AppState} from '../state/app-state.ts';
import {detailTextsOf} from './detail-texts.ts';
import {Numbers} from './numbers.tsx';
import {Pickers} from './pickers.tsx';
import {type MetricSubject, targetsOn} from './subject.ts';
import type {TargetRow} from './target-groups.ts';

interface Properties {
  readonly subject: MetricSubject;
  readonly state: AppState;
}

/** A metric in a district: its course, the chance of its target by year, how the last year may come out, and the numbers. */
export function MetricDetail({subject, state}: Properties) {
  const {forecast} = state.answer.shown.value!;
  const detail = detailTextsOf(state.lang.value);
  const {metric, district, target: id} = subject;
  const lang = state.lang.value;
  const target = id === undefined ? undefined : forecast.targets[id];
  const name = [districtName(forecast, district, lang), metricName(forecast, metric, lang)].join(' · ');
  return (
    <section class="detail" aria-labelledby="subject">
      <Pickers subject={subject} state={state} />
      <h2 id="subject">{id === undefined ? name : targetSubject(forecast, id, lang)}</h2>
      {id === undefined ? <p class="note">{detail.noTarget}</p> : <Chance id={id} state={state} />}
      {id === undefined ? null : <WhatItTakes id={id} state={state} />}
      <h3>{detail.fan}</h3>
      <Chart lang={lang} height={320} draw={({fanChart}, frame) => fanChart(forecast, {metric, district}, frame)} />
      <p class="note">{detail.fanNote}</p>
      <div class="pair">
        <Spread subject={subject} state={state} />
        {target && Object.keys(target.byYear).length > 1 ? (
          <div>
            <h3>{detail.byYear}</h3>
            <Chart
              lang={lang}
              height={220}
              draw={({byYearChart}, frame) => byYearChart(name, target, forecast.run.replicates, frame)}
            />
          </div>
        ) : null}
      </div>
      <Others subject={subject} state={state} />
      <h3 id="numbers">{detail.table}</h3>
      <Numbers metric={metric} district={district} state={state} />
      <p class="note">{detail.tableNote}</p>
    </section>
  );
}

/** How likely the target is, with what stands beside it. */
function Chance({id, state}: {id: string; state: AppState}) {
  const view = state.view.value!;
  const {texts} = view;
  const {forecast} = state.answer.shown.value!;
  const detail = detailTextsOf(state.lang.value);
  const target = forecast.targets[id]!;
  const {value, error} = showProbability(target, texts);
  const {shortfall, outsideView, asks, metric = ''} = target;
  const isGrowth = 'of' in asks && asks.of === 'growth';
  const missed = shortfall && Math.abs(shortfall.median);
  return (
    <>
      <p class="chance" data-chance={id}>
        <strong>{value}</strong> <span class="error">{error}</span>{' '}
        <em>{texts.likelihood[likelihoodOf(target.probability)]}</em>
      </p>
      <Meter target={target} withWords />
      <p class="note">
        {missed === undefined
          ? ''
          : detail.missedBy(
              isGrowth
                ? texts.percent((100 * missed).toFixed(1))
                : metricQuantity(forecast, metric, state.lang.value).text(missed),
            )}{' '}
        {outsideView ? outsideViewText(outsideView, view) : ''}
      </p>
    </>
  );
}

/** The distribution in the year that is picked, with the line of the target where it is about the level of that year. */
function Spread({subject: {metric, district, year, target: id}, state}: Properties) {
  const {forecast} = state.answer.shown.value!;
  const detail = detailTextsOf(state.lang.value);
  const lang = state.lang.value;
  const files = state.answer.files.value;
  const settings = state.answer.settings.value;
  useEffect(() => {
    if (files) void state.draws.ask({files, settings, cell: {metric, district, year}});
  }, [files, settings, metric, district, year]);
  const drawn = state.draws.shown.value;
  const cell = drawn?.wanted.cell;
  const isThis = cell?.metric === metric && cell.district === district && cell.year === year;
  const target = id === undefined ? undefined : forecast.targets[id];
  const asks = target && 'of' in target.asks ? target.asks : undefined;
  const isLevel = asks?.of === 'level' && !asks.everyYear && target?.year === year;
  const quantity = metricQuantity(forecast, metric, lang);
  const line = isLevel && {
    from: asks.atLeast,
    to: asks.atMost,
    label: pointClaim(forecast, target, lang)!.bare,
    chance: probabilityText(target, state.view.value!.texts),
  };
  return (
    <div class="distribution">
      <h3>{detail.spread(year)}</h3>
      {drawn && isThis ? (
        <Chart
          lang={lang}
          height={260}
          draw={({distributionChart}, frame) =>
            distributionChart(
              drawn.found,
              {
                title: metricName(forecast, metric, lang),
                unit: quantity.unit,
                format: (value) => quantity.number(value),
                target: line || undefined,
              },
              frame,
            )
          }
        />
      ) : (
        <p class="waiting">{detail.drawing}</p>
      )}
      <p class="note">
        {detail.spreadNote(formatNumber(DRAWN_REPLICATES, lang, 16))} {line ? detail.hitNote : ''}{' '}
        {asks && !isLevel && target?.year === year ? detail.aspect : ''}
      </p>
    </div>
  );
}

/** All that is asked of the metric in the district, where it is more than what is looked at. */
function Others({subject: {metric, district, target: id}, state}: Properties) {
  const {forecast} = state.answer.shown.value!;
  const detail = detailTextsOf(state.lang.value);
  const rows = targetsOn(forecast, metric, district)
    .filter((other) => other !== id)
    .map((other): TargetRow => ({
      id: other,
      target: forecast.targets[other]!,
      name: String(forecast.targets[other]!.year ?? ''),
      claim: pointClaim(forecast, forecast.targets[other]!, state.lang.value)?.full ?? '',
      depth: 0,
      metric,
    }));
  if (!rows.length) return null;
  return (
    <>
      <h3>{detail.others}</h3>
      <TargetList rows={rows} state={state} />
    </>
  );
}
