import {likelihoodOf, showProbability, textsOf} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import type {TargetRow} from '../views/target-groups.ts';
import {Change} from './change.tsx';
import {Meter} from './meter.tsx';

interface Properties {
  readonly rows: readonly TargetRow[];
  readonly state: AppState;
  readonly withChange?: boolean;
}

/** Combined targets as cards: how likely it is that several come true at once. */
export function Together({rows, state, withChange = false}: Properties) {
  if (!rows.length) return null;
  const {overview} = pageTextsOf(state.lang.value);
  return (
    <section class="together" aria-labelledby="together">
      <h3 id="together">{overview.together}</h3>
      <ul class="cards">
        {rows.map((row) => (
          <Card key={row.id} row={row} state={state} withChange={withChange} />
        ))}
      </ul>
    </section>
  );
}

function Card({row: {id, name, target}, state, withChange}: {row: TargetRow; state: AppState; withChange: boolean}) {
  const texts = textsOf(state.lang.value);
  const {overview} = pageTextsOf(state.lang.value);
  const {value, error} = showProbability(target, texts);
  const {asks, probability} = target;
  const before = withChange ? state.answer.beforeChances.value?.targets[id]?.probability : undefined;
  return (
    <li>
      <a class="card" href={state.navigation.href('target', id)} data-target={id}>
        <span class="name">{name}</span>
        <span class="parts">{'parts' in asks ? overview.parts(asks.parts.length, asks.atLeast) : ''}</span>
        <span class="value">
          <strong>{value}</strong> <span class="error">{error}</span>
        </span>
        <Meter target={target} before={before} />
        <span class="said">
          <span class="word">{texts.likelihood[likelihoodOf(probability)]}</span>
          {withChange ? <Change now={probability} before={before} lang={state.lang} /> : null}
        </span>
      </a>
    </li>
  );
}
