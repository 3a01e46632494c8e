import {headlineSubject, headlineView, likelihoodOf, probabilityText, showProbability} from '../../engine/display.ts';
import {Change} from '../components/change.tsx';
import {Meter} from '../components/meter.tsx';
import {Progress} from '../components/progress.tsx';
import {TargetSections} from '../components/target-sections.tsx';
import {Together} from '../components/together.tsx';
import {WhatItTakes} from '../required/index.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {differenceText} from './difference.ts';
import {Levers} from './levers.tsx';
import {groupsOf} from './target-groups.ts';

/** Sliders beside the answer: what changes when an assumption is another. */
export function WhatIf(state: AppState) {
  const view = state.chancesView.value;
  if (!view) return null;
  const groups = groupsOf(view);
  const about = headlineView(view);
  const headline = (about?.combined ?? about?.point)?.id;
  return (
    <section class="what-if" aria-labelledby="answer">
      <div class="answer-now">
        <Now {...state} />
      </div>
      {headline === undefined ? null : <WhatItTakes id={headline} state={state} />}
      <Levers {...state} />
      <div class="answers">
        <Together rows={groups.together} state={state} withChange />
        <TargetSections groups={groups} state={state} withChange />
      </div>
    </section>
  );
}

/** The headline as it stands, what it was, and how far it has moved. It never changes its height. */
function Now(state: AppState) {
  const view = state.chancesView.value!;
  const {whatIf} = pageTextsOf(state.lang.value);
  const about = headlineView(view);
  if (!about) return <p class="nothing">{view.texts.noTargets}</p>;
  const {id, target} = about.combined ?? about.point;
  const {value, error} = showProbability(target, view.texts);
  const before = state.answer.beforeChances.value?.targets[id]?.probability;
  return (
    <>
      <h2 id="answer">
        <a href={state.navigation.href('target', id)}>{headlineSubject(about, view)}</a>
      </h2>
      <p class="chance" data-headline={id}>
        <strong>{value}</strong> <span class="error">{error}</span>{' '}
        <em>{view.texts.likelihood[likelihoodOf(target.probability)]}</em>
      </p>
      <Meter target={target} before={before} withWords />
      <p class="moved">
        <Change now={target.probability} before={before} lang={state.lang} />
        <span class="ghost-key">{before === undefined ? whatIf.hint : whatIf.ghost}</span>
        <Progress {...state} />
      </p>
      <Said {...state} />
    </>
  );
}

/** The change in a sentence for those who listen: once the full answer has come, not at every step. */
function Said(state: AppState) {
  const {chances, before} = state.answer;
  const view = state.chancesView.value!;
  const {whatIf, ...texts} = pageTextsOf(state.lang.value);
  const about = headlineView(view);
  const isSettled = chances.value?.isFull && before.value;
  let text = '';
  if (about && isSettled) {
    const {id, target} = about.combined ?? about.point;
    const word = view.texts.likelihood[likelihoodOf(target.probability)];
    const was = before.value!.full.targets[id]?.probability;
    const difference = was === undefined ? '' : differenceText(target.probability, was, {...texts, whatIf});
    const moved = difference === whatIf.unchanged ? whatIf.noChange : whatIf.change(difference);
    const stop = state.lang.value === 'zh' ? '；' : '; ';
    text = whatIf.sentence(headlineSubject(about, view), probabilityText(target, view.texts), word) + stop + moved;
  }
  return (
    <p class="hidden" aria-live="polite" data-said="">
      {text}
    </p>
  );
}
