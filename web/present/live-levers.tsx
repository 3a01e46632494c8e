import {headlineView, likelihoodOf, showProbability} from '../../engine/display.ts';
import {Change} from '../components/change.tsx';
import {Meter} from '../components/meter.tsx';
import type {AppState} from '../state/app-state.ts';
import {Levers} from '../views/levers.tsx';
import {groupsOf, type TargetRow} from '../views/target-groups.ts';

/** So many targets stand beside the sliders. */
const MOST_ROWS = 9;

/** Sliders and what they do, in large type. */
export function LiveLevers(state: AppState) {
  const view = state.chancesView.value!;
  const {main, together} = groupsOf(view);
  const rows = (main?.rows ?? together).slice(0, MOST_ROWS);
  return (
    <div class="live">
      <Levers {...state} />
      <div class="live-answer">
        <Now {...state} />
        <ul>
          {rows.map((row) => (
            <LiveRow key={row.id} row={row} state={state} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function Now(state: AppState) {
  const view = state.chancesView.value!;
  const about = headlineView(view);
  if (!about) return null;
  const {id, target} = about.combined ?? about.point;
  const {value, error} = showProbability(target, view.texts);
  const before = state.answer.beforeChances.value?.targets[id]?.probability;
  return (
    <div class="live-now" data-headline={id}>
      <strong>{value}</strong> <span class="error">{error}</span>{' '}
      <em>{view.texts.likelihood[likelihoodOf(target.probability)]}</em>
      <Change now={target.probability} before={before} lang={state.lang} />
    </div>
  );
}

function LiveRow({row: {id, name, claim, target}, state}: {row: TargetRow; state: AppState}) {
  const {texts} = state.chancesView.value!;
  const before = state.answer.beforeChances.value?.targets[id]?.probability;
  return (
    <li data-target={id}>
      <span class="name">
        {name} {claim}
      </span>
      <Meter target={target} before={before} />
      <span class="value">{showProbability(target, texts).value}</span>
      <Change now={target.probability} before={before} lang={state.lang} />
    </li>
  );
}
