import {effect} from '@preact/signals';
import {render} from 'preact';
import {App} from './app.tsx';
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
// Whose answer the page shows, for programs that look at it.
effect(() => {
  const forecast = state.answer.shown.value?.forecast;
  documentElement.dataset['replicates'] = String(forecast?.run.replicates ?? 0);
  documentElement.dataset['digest'] = forecast?.digest ?? '';
  if (forecast && !performance.getEntriesByName('first-answer').length) performance.mark('first-answer');
});
render(<App {...state} />, document.getElementById('app')!);
await state.workspace.start(FIRST);
