import {useEffect, useRef} from 'preact/hooks';
import {labelText} from '../engine/display.ts';
import {Failed} from './components/failed.tsx';
import {lazy} from './components/lazy.tsx';
import {Progress} from './components/progress.tsx';
import {useDroppedFiles} from './scenarios/dropped-files.ts';
import {TopBar} from './components/top-bar.tsx';
import type {AppState} from './state/app-state.ts';
import {pageTextsOf} from './texts.ts';
import {countSet} from './views/lever-text.ts';
import {viewAt} from './views/registry.ts';

const Present = lazy(() => import('./present/present-view.tsx').then(({PresentView}) => PresentView));

export function App(state: AppState) {
  const {lang, answer, navigation} = state;
  const texts = pageTextsOf(lang.value);
  const outline = answer.outline.value;
  const {path} = navigation.route.value;
  const {show: View, title} = viewAt(path);
  const main = useFocusAfterTurn(path);
  useDroppedFiles(state);
  const name = outline && labelText(outline.title, lang.value, outline.id);
  useEffect(() => {
    document.title = [texts.nav[title], name, texts.product].filter(Boolean).join(' · ');
  }, [texts, title, name]);
  if (path[0] === 'present') return <Present {...state} />;
  return (
    <>
      <TopBar {...state} />
      <main tabIndex={-1} ref={main}>
        <h1>{name ?? texts.computing}</h1>
        {answer.failure.value ? (
          <Failed failure={answer.failure.value} lang={lang.value} keepsLast={answer.shown.value !== undefined} />
        ) : null}
        {title === 'whatIf' ? null : <MovedLevers {...state} />}
        <View {...state} />
        <Provenance {...state} />
      </main>
    </>
  );
}

/** After a turn to another place the keyboard and a screen reader are at its beginning; a row that is looked for takes them itself. */
function useFocusAfterTurn(path: readonly string[]) {
  const main = useRef<HTMLElement>(null);
  const seen = useRef<string | undefined>(undefined);
  const place = path.join('/');
  useEffect(() => {
    const isTurn = seen.current !== undefined && seen.current !== place;
    const isPicked = seen.current?.startsWith('metric/') && place.startsWith('metric/');
    seen.current = place;
    if (!isTurn || isPicked || (path[0] === 'overview' && path.length > 1)) return;
    main.current?.focus({preventScroll: true});
    scrollTo(0, 0);
  }, [place]);
  return main;
}

/** No what-if is taken for the file's own answer. */
function MovedLevers({lang, answer, navigation}: AppState) {
  const count = countSet(answer.shown.value?.settings ?? {});
  if (!count) return null;
  const texts = pageTextsOf(lang.value);
  return (
    <p class="moved-levers">
      <a href={navigation.href('what-if')}>{texts.leversMoved(count)}</a>{' '}
      <button type="button" onClick={() => answer.reset()}>
        {texts.whatIf.resetAll}
      </button>
    </p>
  );
}

/** They are built beside the page; beside the page that is one file, and while it is written, there are none. */
const HAS_NOTEBOOKS = import.meta.env.MODE === 'production';

/** What is needed to get the same digits again, and where one reads how it is done. */
function Provenance(state: AppState) {
  const shown = state.answer.shown.value;
  if (!shown) return null;
  const texts = pageTextsOf(state.lang.value);
  const {digest, engine} = shown.forecast;
  const milliseconds = state.answer.chances.value?.milliseconds ?? shown.milliseconds;
  return (
    <footer class="provenance">
      <Progress {...state} />
      <span>tidemark {engine}</span>
      <span>
        {texts.digest} <code>{state.answer.isWhole.value ? digest.replace('sha256:', '').slice(0, 12) : '…'}</code>
      </span>
      <span>{Math.round(milliseconds)} ms</span>
      {HAS_NOTEBOOKS ? <a href={`notebooks/index.html?lang=${state.lang.value}`}>{texts.notebooks}</a> : null}
    </footer>
  );
}
