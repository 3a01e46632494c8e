import {effect} from '@preact/signals';
import {render} from 'preact';
import {App} from './app.tsx';
import {settingsText} from './scenarios/share.ts';
import {makeState} from './state/app-state.ts';
import './style.css';

const FIRST = 'plans/zhejiang-cluster/revenue.yaml';

const state = makeState();
const {documentElement} = document;
effect(() => void (documentElement.lang = state.lang.value === 'zh' ? 'zh-CN' : 'en'));
effect(() => {
  if (state.theme.value) documentElement.dataset['theme'] = state.theme.value;
  else delete documentElement.dataset['theme'];
});
// Whose answer the page shows, for programs that look at it. Chances alone have no digest.
effect(() => {
  const {chances, shown, isWhole} = state.answer;
  const said = chances.value;
  documentElement.dataset['replicates'] = String(said?.chances.run.replicates ?? 0);
  documentElement.dataset['set'] = settingsText(said?.settings ?? {});
  documentElement.dataset['digest'] = (isWhole.value && shown.value?.forecast.digest) || '';
  if (said && !performance.getEntriesByName('first-answer').length) performance.mark('first-answer');
});
render(<App {...state} />, document.getElementById('app')!);
await state.workspace.start(FIRST);
