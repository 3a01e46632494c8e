import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import {formatNumber, labelText} from '../../engine/display.ts';
import {download, fileName} from '../export/download.ts';
import {aboutTable, metricsTable, targetsTable} from '../export/forecast-tables.ts';
import {SaveTable} from '../export/save-table.tsx';
import type {AppState} from '../state/app-state.ts';
import {hrefOf} from '../state/route.ts';
import {countSet} from '../views/lever-text.ts';
import {scenarioTextsOf} from './scenario-texts.ts';
import {filesText, LONGEST_LINK, settingsText} from './share.ts';

/** What leaves the page: a link to what is shown, the file that the levers say, tables. */
export function TakeAlong(state: AppState) {
  const {take} = scenarioTextsOf(state.lang.value);
  return (
    <section class="take" aria-labelledby="take">
      <h3 id="take">{take.title}</h3>
      <ShareLink {...state} />
      <Variant {...state} />
      <Tables {...state} />
    </section>
  );
}

function ShareLink(state: AppState) {
  const {take} = scenarioTextsOf(state.lang.value);
  const link = useLink(state);
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal('');
  useEffect(() => void (said.value = ''), [link]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      said.value = take.copied;
    } catch {
      field.current!.select();
      // The old way works in pages that are files, where browsers offer no other.
      said.value = document.execCommand('copy') ? take.copied : take.copyByHand;
    }
  };
  if (link.length > LONGEST_LINK) {
    const number = (n: number) => formatNumber(n, state.lang.value, 16);
    return <p class="wrong too-long">{take.tooLong(number(link.length), number(LONGEST_LINK))}</p>;
  }
  return (
    <div class="share">
      <label for="share-link">{take.link}</label>
      <div class="share-row">
        <input id="share-link" ref={field} type="text" readOnly value={link} onFocus={() => field.current!.select()} />
        <button type="button" onClick={() => void copy()}>
          {take.copy}
        </button>
      </div>
      <p class="note">{state.workspace.libraryPath.value === undefined ? take.linkFiles : take.linkNote}</p>
      <p role="status" class="said">
        {said.value}
      </p>
    </div>
  );
}

/** The address that shows the same page to somebody else: the answer, where one only manages scenarios here. */
function useLink({workspace, answer, lang, navigation}: AppState): string {
  const link = useSignal('');
  const scenario = workspace.libraryPath.value;
  const files = answer.files.value;
  const settings = answer.settings.value;
  const {path, query} = navigation.route.value;
  useEffect(() => {
    let isLate = false;
    const write = async () => {
      const {theme} = query;
      const parts = {
        scenario,
        files: scenario === undefined && files ? await filesText(files) : undefined,
        set: settingsText(settings),
        lang: lang.value,
        theme,
      };
      const given = Object.entries(parts).filter((entry): entry is [string, string] => !!entry[1]);
      const to = path[0] === 'scenarios' && path[1] !== 'compare' ? ['overview'] : path;
      if (!isLate) link.value = location.href.split('#')[0] + hrefOf({path: to, query: Object.fromEntries(given)});
    };
    void write();
    return () => void (isLate = true);
  }, [scenario, files, settings, lang.value, path, query]);
  return link.value;
}

/** The file that says what the levers say. */
function Variant({lang, answer, engine}: AppState) {
  const {take} = scenarioTextsOf(lang.value);
  const files = answer.files.value;
  const settings = answer.settings.value;
  const id = answer.outline.value?.id;
  const isSet = countSet(settings) > 0;
  if (!files || id === undefined) return null;
  const save = async () => {
    const {answer: text} = await engine.ask({lane: 'variant', what: 'variant', files, settings});
    download(fileName(`${id}-what-if`, 'yaml'), new Blob([text], {type: 'application/yaml'}));
  };
  return (
    <div class="variant">
      <button type="button" disabled={!isSet} onClick={() => void save()}>
        {take.variant}
      </button>
      <p class="note">
        {isSet ? take.variantNote(files.entry.slice(files.entry.lastIndexOf('/') + 1)) : take.noVariant}
      </p>
    </div>
  );
}

function Tables({lang: {value: lang}, answer}: AppState) {
  const {take} = scenarioTextsOf(lang);
  const shown = answer.shown.value;
  if (!shown) return null;
  const {forecast, settings} = shown;
  const name = labelText(forecast.scenario.title, lang, forecast.scenario.id);
  return (
    <div class="tables">
      <p>{take.tables}</p>
      <p class="note">{take.tablesNote}</p>
      <SaveTable
        name={name}
        lang={lang}
        tables={() => [
          targetsTable(forecast, lang),
          metricsTable(forecast, lang),
          aboutTable(forecast, settingsText(settings), lang),
        ]}
      />
    </div>
  );
}
