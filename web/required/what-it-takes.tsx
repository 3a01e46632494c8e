import {Disclosure} from '../components/disclosure.tsx';
import type {AppState} from '../state/app-state.ts';
import './required.css';
import {RequiredPanel} from './required-panel.tsx';
import {requiredTextsOf} from './required-texts.ts';

/** What it would take to reach a target, worked out for those who open it. */
export function WhatItTakes({id, state}: {readonly id: string; readonly state: AppState}) {
  const {title, hint} = requiredTextsOf(state.lang.value);
  return (
    <Disclosure
      class="takes"
      isOpen={false}
      summary={
        <>
          <span class="title">{title}</span>
          <span class="tally">{hint}</span>
        </>
      }
    >
      {() => <RequiredPanel key={id} id={id} state={state} />}
    </Disclosure>
  );
}
