import {useSignal} from '@preact/signals';
import {headline} from '../../engine/display.ts';
import type {Location} from '../../engine/index.ts';
import {download, fileName} from '../export/download.ts';
import {FailureList} from './failure-list.tsx';
import {scenarioTextsOf} from './scenario-texts.ts';
import type {AppState} from '../state/app-state.ts';
import {YamlField} from './yaml-field.tsx';

/** The scenario as text, with what is wrong as one types and the answer beside it. */
export function EditView(state: AppState) {
  const {lang, workspace} = state;
  const {edit: texts, take} = scenarioTextsOf(lang.value);
  const chosen = useSignal<string | undefined>(undefined);
  const goTo = useSignal<Location | undefined>(undefined);
  const draft = workspace.draft.value;
  if (!draft) return null;
  const files = Object.keys(draft.texts).sort((a, b) => Number(b === draft.entry) - Number(a === draft.entry));
  const file = chosen.value !== undefined && files.includes(chosen.value) ? chosen.value : (files[0] ?? draft.entry);
  const text = draft.texts[file] ?? '';
  const faults = (workspace.failure.value?.issues ?? [])
    .flatMap(({location}) => location ?? [])
    .filter((location) => location.file === file);
  const short = file.slice(file.lastIndexOf('/') + 1);
  return (
    <div class="edit-view">
      <p class="intro">{texts.intro}</p>
      <p class="tools">
        <label>
          {texts.file}{' '}
          <select value={file} onChange={({currentTarget}) => (chosen.value = currentTarget.value)}>
            {files.map((path) => (
              <option key={path} value={path} selected={path === file}>
                {path}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          onClick={() =>
            download(fileName(short.replace(/\.ya?ml$/, ''), 'yaml'), new Blob([text], {type: 'application/yaml'}))
          }
        >
          {take.file(short)}
        </button>
        <button type="button" disabled={!workspace.isEdited.value} onClick={() => void workspace.undo()}>
          {texts.undo}
        </button>
      </p>
      <div class="edit-columns">
        <YamlField
          key={file}
          name={texts.text(short)}
          text={text}
          faults={faults}
          goTo={goTo.value}
          describedBy="soundness"
          onInput={(next) => workspace.edit(file, next)}
        />
        <div class="beside">
          <Soundness
            {...state}
            onGo={(location) => {
              chosen.value = location.file;
              goTo.value = {...location};
            }}
          />
          <AnswerNow {...state} />
        </div>
      </div>
    </div>
  );
}

function Soundness({lang, workspace, onGo}: AppState & {onGo: (location: Location) => void}) {
  const {edit: texts} = scenarioTextsOf(lang.value);
  const failure = workspace.failure.value;
  return (
    <div id="soundness" class={failure ? 'soundness wrong' : 'soundness'} role="status">
      {failure ? (
        <>
          <h3>{texts.wrong(Math.max(1, failure.issues.length))}</h3>
          <FailureList failure={failure} lang={lang.value} onGo={onGo} />
          <p>{texts.keepsLast}</p>
        </>
      ) : (
        <p>{workspace.isChecking.value ? texts.checking : texts.sound}</p>
      )}
    </div>
  );
}

/** The headline, so that one sees what a change of the text does. */
function AnswerNow({lang, answer, view}: AppState) {
  const forecast = answer.shown.value?.forecast;
  if (!forecast || !view.value) return null;
  const [first, ...details] = headline(forecast, view.value);
  return (
    <div class="answer-beside">
      <h3>{scenarioTextsOf(lang.value).edit.answer}</h3>
      <p class="answer-line" data-answer="">
        {first}
      </p>
      <p>{details.join(lang.value === 'zh' ? '' : ' ')}</p>
    </div>
  );
}
