import {computed, type ReadonlySignal} from '@preact/signals';
import {type ForecastView, type Language, viewOf} from '../../engine/display.ts';
import {Comparison} from '../scenarios/comparison.ts';
import {Workspace} from '../scenarios/workspace.ts';
import {EngineClient} from '../engine/engine-client.ts';
import {startWorker} from '../engine/start-worker.ts';
import {Answer} from './answer.ts';
import {type Auditing, makeAuditing} from './auditing.ts';
import {type Draws, makeDraws} from './draws.ts';
import {Navigation} from './navigation.ts';

/** Colours: as the system has them, unless one is chosen. */
export type Theme = 'light' | 'dark';

/** All that the page knows. */
export interface AppState {
  readonly navigation: Navigation;
  readonly lang: ReadonlySignal<Language>;
  readonly theme: ReadonlySignal<Theme | undefined>;
  readonly answer: Answer;
  /** What is shown, as a reader of the language wants it. */
  readonly view: ReadonlySignal<ForecastView | undefined>;
  /** The newest chances, likewise; of what a forecast has besides them it may know nothing. */
  readonly chancesView: ReadonlySignal<ForecastView | undefined>;
  readonly draws: Draws;
  readonly auditing: Auditing;
  readonly engine: Pick<EngineClient, 'ask'>;
  readonly workspace: Workspace;
  readonly comparison: Comparison;
}

export function makeState(): AppState {
  const preferred: Language = /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
  const navigation = new Navigation();
  const engine = new EngineClient(startWorker);
  const answer = new Answer(engine);
  const lang = computed(() => oneOf(LANGUAGES, navigation.route.value.query['lang']) ?? preferred);
  const theme = computed(() => oneOf(THEMES, navigation.route.value.query['theme']));
  const view = computed(() => answer.shown.value && viewOf(answer.shown.value.forecast, lang.value));
  const chancesView = computed(() => {
    const chances = answer.chances.value?.chances;
    if (chances === answer.shown.value?.forecast) return view.value;
    return chances && viewOf(chances, lang.value);
  });
  return {
    navigation,
    lang,
    theme,
    answer,
    view,
    chancesView,
    draws: makeDraws(engine),
    auditing: makeAuditing(engine),
    engine,
    workspace: new Workspace(engine, answer, navigation),
    comparison: new Comparison(engine),
  };
}

const LANGUAGES: readonly Language[] = ['zh', 'en'];
const THEMES: readonly Theme[] = ['light', 'dark'];

function oneOf<T extends string>(values: readonly T[], given: string | undefined): T | undefined {
  return values.find((value) => value === given);
}
