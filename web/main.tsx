import {effect} from '@preact/signals';
import {render} from 'preact';
import {App} from './app.tsx';
import {fromLibrary, LIBRARY} from './library.ts';
import {makeState} from './state/app-state.ts';
import './style.css';

const FIRST = 'plans/zhejiang-cluster/revenue.yaml';

const state = makeState();
effect(() => void (document.documentElement.lang = state.lang.value === 'zh' ? 'zh-CN' : 'en'));
render(<App {...state} />, document.getElementById('app')!);
state.answer.open(await fromLibrary(LIBRARY.includes(FIRST) ? FIRST : LIBRARY[0]!));
