import {growthText, historyGrowth} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import type {TargetRow} from '../views/target-groups.ts';

/** The growth that a target needs, and what history showed of the same. Empty where there is nothing to compare. */
export function Growth({row: {target, metric}, state: {view, lang, answer}}: {row: TargetRow; state: AppState}) {
  const {overview} = pageTextsOf(lang.value);
  const forecast = answer.shown.value?.forecast;
  const {implied, district} = target;
  if (!implied || !forecast || !view.value || metric === undefined) return <span class="growth" />;
  const {texts} = view.value;
  const whole = historyGrowth(forecast, metric, district ?? '')?.whole;
  return (
    <span class="growth">
      <span>{overview.needsRate(growthText(implied.growth, texts))}</span>
      {whole ? <span>{overview.historyRate(growthText(whole.rate, texts), whole.from, whole.to)}</span> : null}
      {!whole && forecast.metrics[metric]?.history ? <span>{overview.noHistory}</span> : null}
    </span>
  );
}
