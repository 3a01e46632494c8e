import {headlineView} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import {detailTextsOf} from './detail-texts.ts';
import {CombinedDetail} from './combined-detail.tsx';
import {MetricDetail} from './metric-detail.tsx';
import {subjectOf} from './subject.ts';

/** What is behind a chance: `target/<id>`, or `metric/<metric>/<district>/<year>` whether or not a target asks anything of it. */
export function Detail(state: AppState) {
  const view = state.view.value;
  const forecast = state.answer.shown.value?.forecast;
  if (!view || !forecast) return null;
  const about = headlineView(view);
  const subject = subjectOf(forecast, state.navigation.route.value.path, (about?.combined ?? about?.point)?.id);
  if (!subject) return <p class="nothing">{detailTextsOf(state.lang.value).notThere}</p>;
  if ('combined' in subject) return <CombinedDetail id={subject.combined} state={state} />;
  return <MetricDetail subject={subject} state={state} />;
}
