import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {formatNumber, labelText} from '../../engine/display.ts';
import {Failed} from '../components/failed.tsx';
import type {SetFiles} from '../engine/protocol.ts';
import {fromLibrary, LIBRARY} from '../library.ts';
import type {AppState} from '../state/app-state.ts';
import {ChangesTable} from './changes-table.tsx';
import {DifferenceTable} from './difference-table.tsx';
import {ScenarioSelect} from './scenario-select.tsx';
import {scenarioTextsOf} from './scenario-texts.ts';

/** What a side of a comparison may be, besides a path of the library. */
const NOW = 'now';
const OPENED = 'opened';

/** Two scenarios side by side: `scenarios/compare/<from>/<to>`, where each is a path of the library, what is shown now, or that as it was opened. */
export function CompareView(state: AppState) {
  const {lang, comparison, navigation} = state;
  const {compare: texts} = scenarioTextsOf(lang.value);
  const [, , base = OPENED, head = NOW] = navigation.route.value.path;
  const isSame = useSides(base, head, state);
  const report = comparison.report.value;
  const failure = comparison.failure.value;
  const go = (from: string, to: string) => navigation.go('scenarios', 'compare', from, to);
  return (
    <div class="compare-view">
      <p class="intro">{texts.intro}</p>
      <p class="sides">
        <Side name={texts.base} value={base} state={state} onPick={(side) => go(side, head)} />
        <Side name={texts.head} value={head} state={state} onPick={(side) => go(base, side)} />
        <button type="button" onClick={() => go(head, base)}>
          {texts.swap}
        </button>
      </p>
      <div aria-live="polite" class="compare-said">
        {isSame ? (
          <p>{texts.sameSides}</p>
        ) : comparison.isBusy.value ? (
          <p>{texts.computing}</p>
        ) : (
          <p>{report ? summary(report, state) : ''}</p>
        )}
      </div>
      {failure ? <Failed failure={failure} lang={lang.value} /> : null}
      {report && !isSame ? (
        <div class={comparison.isBusy.value ? 'stale' : ''}>
          <DifferenceTable report={report} lang={lang.value} />
          <p class="note">{texts.paired(formatNumber(report.run.replicates, lang.value, 16))}</p>
          <ChangesTable report={report} lang={lang.value} />
        </div>
      ) : null}
    </div>
  );
}

function summary(report: NonNullable<AppState['comparison']['report']['value']>, {lang}: AppState): string {
  const {compare: texts} = scenarioTextsOf(lang.value);
  const moved = report.targets.filter(({difference}) => difference !== 0);
  const up = moved.filter(({difference}) => difference > 0).length;
  if (!moved.length) return texts.noneMoved(report.targets.length);
  return texts.moved(moved.length, report.targets.length, up, moved.length - up);
}

interface SideProperties {
  readonly name: string;
  readonly value: string;
  readonly state: AppState;
  readonly onPick: (side: string) => void;
}

function Side({name, value, state: {lang, answer}, onPick}: SideProperties) {
  const {compare: texts} = scenarioTextsOf(lang.value);
  const outline = answer.outline.value;
  const title = labelText(outline?.title, lang.value, outline?.id ?? '');
  return (
    <label class="side">
      <span>{name}</span>
      <ScenarioSelect
        lang={lang.value}
        value={value}
        first={[
          [OPENED, texts.asOpened(title)],
          [NOW, texts.now(title)],
        ]}
        onPick={onPick}
      />
    </label>
  );
}

/** Loads both sides and asks for the comparison. True where both are the same, so that there is nothing to ask. */
function useSides(base: string, head: string, {answer, workspace, comparison}: AppState): boolean {
  const files = answer.files.value;
  const settings = answer.settings.value;
  const opened = workspace.opened.value;
  const isUntouched = files === opened && Object.keys(settings).length === 0;
  const isSame = base === head || (isUntouched && [base, head].every((side) => side === NOW || side === OPENED));
  const known = useSignal<Readonly<Record<string, SetFiles>>>({});
  useEffect(() => {
    for (const path of [base, head])
      if (LIBRARY.includes(path) && !known.value[path])
        void fromLibrary(path).then(
          (loaded) => (known.value = {...known.value, [path]: {files: loaded, settings: NONE}}),
        );
  }, [base, head]);
  const sides = [base, head].map((side): SetFiles | undefined => {
    if (side === NOW) return files && {files, settings};
    if (side === OPENED) return opened && {files: opened, settings: NONE};
    return known.value[side];
  });
  useEffect(() => {
    const [from, to] = sides;
    if (from && to && !isSame) void comparison.ask(from, to);
  }, [sides[0]?.files, sides[0]?.settings, sides[1]?.files, sides[1]?.settings, isSame]);
  return isSame;
}

const NONE = {};
