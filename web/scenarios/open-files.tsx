import {useRef} from 'preact/hooks';
import {scenarioTextsOf} from './scenario-texts.ts';
import type {AppState} from '../state/app-state.ts';

/** Files of one's own: chosen here, or dropped anywhere on the page. */
export function OpenFiles({lang: {value: lang}, workspace}: AppState) {
  const {files: texts} = scenarioTextsOf(lang);
  const field = useRef<HTMLInputElement>(null);
  const trouble = workspace.trouble.value;
  const missing = workspace.missing.value;
  const choices = workspace.choices.value;
  return (
    <section class="own-files" aria-labelledby="own-files">
      <h3 id="own-files">{texts.title}</h3>
      <p>{texts.intro}</p>
      <button type="button" onClick={() => field.current!.click()}>
        {texts.choose}
      </button>
      <input
        ref={field}
        class="hidden"
        tabIndex={-1}
        type="file"
        accept=".yaml,.yml"
        multiple
        aria-label={texts.choose}
        onChange={({currentTarget}) => {
          void workspace.open([...(currentTarget.files ?? [])]);
          // The same file may be chosen again once it has been mended.
          currentTarget.value = '';
        }}
      />
      {choices.length > 1 ? (
        <label class="which">
          {texts.which}{' '}
          <select
            value={workspace.draft.value!.entry}
            onChange={({currentTarget}) => void workspace.choose(currentTarget.value)}
          >
            {choices.map((path) => (
              <option key={path}>{path}</option>
            ))}
          </select>
        </label>
      ) : null}
      <div role="alert">
        {trouble ? <p class="wrong">{texts.trouble[trouble.what](trouble.name)}</p> : null}
        {missing.length ? <p class="wrong">{texts.missing(missing.join(lang === 'zh' ? '、' : ', '))}</p> : null}
      </div>
    </section>
  );
}
