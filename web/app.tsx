import {formatNumber, labelText} from '../engine/display.ts';
import {fromLibrary, LIBRARY} from './library.ts';
import type {AppState} from './state/app-state.ts';
import {pageTextsOf} from './texts.ts';
import {Levers} from './views/levers.tsx';
import {Overview} from './views/overview.tsx';

export function App(state: AppState) {
  const {lang, answer} = state;
  const texts = pageTextsOf(lang.value!);
  const outline = answer.outline.value;
  return (
    <>
      <header class="bar">
        <p class="product">{texts.product}</p>
        <label>
          <span class="hidden">{texts.scenario}</span>
          <select
            value={answer.files.value?.entry}
            onChange={({currentTarget}) => void fromLibrary(currentTarget.value).then((files) => answer.open(files))}
          >
            {LIBRARY.map((path) => (
              <option key={path} value={path}>
                {path.replace(/\.yaml$/, '')}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          lang={lang.value === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => (lang.value = lang.value === 'zh' ? 'en' : 'zh')}
        >
          {texts.otherLanguage}
        </button>
      </header>
      <main>
        <h1>{outline && labelText(outline.title, lang.value!, outline.id)}</h1>
        <Trouble {...state} />
        <div class="columns">
          <Overview {...state} />
          <Levers {...state} />
        </div>
        <Provenance {...state} />
      </main>
    </>
  );
}

function Trouble({lang, answer}: AppState) {
  const failure = answer.failure.value;
  if (!failure) return null;
  const texts = pageTextsOf(lang.value!);
  return (
    <section class="trouble" role="alert">
      <h2>{texts.failed}</h2>
      <pre>{failure.message}</pre>
      {answer.shown.value && <p>{texts.keepsLast}</p>}
    </section>
  );
}

/** What is needed to get the same digits again. */
function Provenance({lang, answer}: AppState) {
  const shown = answer.shown.value;
  if (!shown) return null;
  const texts = pageTextsOf(lang.value!);
  const {run, digest, engine} = shown.forecast;
  const replicates = formatNumber(run.replicates, lang.value!, 16);
  const share = `${Math.round(100 * answer.progress.value)} %`;
  return (
    <footer class="provenance">
      <span aria-live="polite">{shown.isFull ? texts.full(replicates) : texts.fast(replicates)}</span>
      {answer.isBusy.value && <span>{texts.refining(share)}</span>}
      <span>tidemark {engine}</span>
      <span>
        {texts.digest} <code data-digest={digest}>{digest.replace('sha256:', '').slice(0, 12)}</code>
      </span>
      <span>{Math.round(shown.milliseconds)} ms</span>
    </footer>
  );
}
