import {signal} from '@preact/signals';
import type {Language} from '../../engine/display.ts';
import {EngineClient} from '../engine/engine-client.ts';
import {startWorker} from '../engine/start-worker.ts';
import {Answer} from './answer.ts';

/** All that the page knows. */
export interface AppState {
  readonly lang: ReturnType<typeof signal<Language>>;
  readonly answer: Answer;
}

export function makeState(): AppState {
  const preferred: Language = /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
  return {lang: signal<Language>(preferred), answer: new Answer(new EngineClient(startWorker))};
}
