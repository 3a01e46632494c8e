import {likelihoodOf, showProbability, textsOf} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import type {TargetRow} from '../views/target-groups.ts';
import {Change} from './change.tsx';
import {Growth} from './growth.tsx';
import {Meter} from './meter.tsx';

interface Properties {
  readonly rows: readonly TargetRow[];
  readonly state: AppState;
  /** Shows what a lever has changed. */
  readonly withChange?: boolean;
}

/** Targets, one a line: what is asked, the chance as bar, number and word. Each leads to its detail. */
export function TargetList({rows, state, withChange = false}: Properties) {
  return (
    <ul class={withChange ? 'targets with-change' : 'targets'}>
      {rows.map((row) => (
        <Row key={row.id} row={row} state={state} withChange={withChange} />
      ))}
    </ul>
  );
}

function Row({row, state, withChange}: {row: TargetRow; state: AppState; withChange: boolean}) {
  const {id, target, name, claim, depth} = row;
  const texts = textsOf(state.lang.value);
  const {value, error} = showProbability(target, texts);
  const before = withChange ? state.answer.beforeChances.value?.targets[id]?.probability : undefined;
  return (
    <li>
      <a class="target" href={state.navigation.href('target', id)} data-target={id}>
        <span class="name" data-depth={Math.min(depth, 3)}>
          {name} <span class="claim">{claim}</span>
        </span>
        {withChange ? null : <Growth row={row} state={state} />}
        <Meter target={target} before={before} />
        <span class="value">
          {value} <span class="error">{error}</span>
        </span>
        <span class="word">{texts.likelihood[likelihoodOf(target.probability)]}</span>
        {withChange ? <Change now={target.probability} before={before} lang={state.lang} /> : null}
      </a>
    </li>
  );
}
