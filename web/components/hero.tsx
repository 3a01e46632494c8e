import {
  growthText,
  headlineSubject,
  headlineView,
  type HeadlineView,
  historyGrowth,
  likelihoodOf,
  outsideViewText,
  showProbability,
} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {GrowthBars} from './growth-bars.tsx';
import {Meter} from './meter.tsx';
import {WordRanges} from './word-ranges.tsx';

/** The answer, to be read across a room: what is asked, how likely it is, and what stands beside it. */
export function Hero(state: AppState) {
  const view = state.view.value;
  const about = view && headlineView(view);
  if (!view || !about) return <p class="nothing">{view?.texts.noTargets}</p>;
  const {id, target} = about.combined ?? about.point;
  const {value, error} = showProbability(target, view.texts);
  const word = likelihoodOf(target.probability);
  return (
    <div class="hero">
      <div class="verdict">
        <h2 id="answer">
          <a href={state.navigation.href('target', id)}>{headlineSubject(about, view)}</a>
        </h2>
        <p class="chance" data-headline={id}>
          <strong>{value}</strong> <span class="error">{error}</span> <em>{view.texts.likelihood[word]}</em>
        </p>
        <Meter target={target} withWords />
        <WordRanges lang={state.lang} current={word} />
        {state.answer.outline.value?.levers.length ? (
          <a class="button" href={state.navigation.href('what-if')}>
            {pageTextsOf(state.lang.value).overview.tryIt}
          </a>
        ) : null}
      </div>
      {about.point ? <Facts about={about} state={state} /> : null}
    </div>
  );
}

/** The median, the growth that is needed beside what history showed, and how such goals fared before. */
function Facts({about, state}: {about: Extract<HeadlineView, {point: object}>; state: AppState}) {
  const view = state.view.value!;
  const forecast = state.answer.shown.value!.forecast;
  const {overview} = pageTextsOf(state.lang.value);
  const {point, table} = about;
  const {implied, outsideView, metric = '', district = ''} = point.target;
  const {quantity} = table;
  const history = implied && point.claim.aspect === 'level' ? historyGrowth(forecast, metric, district) : undefined;
  const stretches = history ? [history.whole, ...(history.last.from > history.whole.from ? [history.last] : [])] : [];
  return (
    <dl class="facts">
      {point.forecast ? (
        <div>
          <dt>{overview.median}</dt>
          <dd>
            <strong>{quantity.text(point.forecast.p50)}</strong>
            <small>{overview.range(quantity.number(point.forecast.p05), quantity.text(point.forecast.p95))}</small>
          </dd>
        </div>
      ) : null}
      {implied ? (
        <div>
          <dt>{overview.growth}</dt>
          <dd>
            <GrowthBars
              bars={[
                {name: overview.needs, rate: implied.growth, isNeed: true},
                ...stretches.map(({rate, from, to}) => ({
                  name: `${overview.history} ${overview.historySpan(from, to)}`,
                  rate,
                  isNeed: false,
                })),
              ]}
              text={(rate) => growthText(rate, view.texts)}
            />
            <small>{overview.fromBase(quantity.text(implied.from), forecast.scenario.base)}</small>
          </dd>
        </div>
      ) : null}
      {outsideView ? <OutsideView text={outsideViewText(outsideView, view)} /> : null}
    </dl>
  );
}

/** `Outside view (goals for …): 2 of 9 …`, its beginning as the title. */
function OutsideView({text}: {text: string}) {
  const [, title = '', rest = text] = /^([^:：]+)[:：]\s*(.+)$/su.exec(text) ?? [];
  return (
    <div>
      <dt>{title}</dt>
      <dd>{rest}</dd>
    </div>
  );
}
