import type {FunctionComponent} from 'preact';
import type {AppState} from '../state/app-state.ts';
import {CompareView} from './compare-view.tsx';
import {EditView} from './edit-view.tsx';
import {FailureList} from './failure-list.tsx';
import {LibraryList} from './library-list.tsx';
import {OpenFiles} from './open-files.tsx';
import {scenarioTextsOf} from './scenario-texts.ts';
import {TakeAlong} from './take-along.tsx';
import './scenarios.css';

const TABS = {library: ChooseView, edit: EditView, compare: CompareView} satisfies Record<
  string,
  FunctionComponent<AppState>
>;

type Tab = keyof typeof TABS;

/** Which scenario the page shows: chosen, opened, edited, compared, taken along. */
export function ScenariosView(state: AppState) {
  const {lang, navigation} = state;
  const texts = scenarioTextsOf(lang.value);
  const [, given = ''] = navigation.route.value.path;
  const tab: Tab = Object.hasOwn(TABS, given) ? (given as Tab) : 'library';
  const View = TABS[tab];
  return (
    <section class="scenarios" aria-labelledby="scenarios">
      <h2 id="scenarios">{texts.title}</h2>
      <nav class="tabs" aria-label={texts.title}>
        {(Object.keys(TABS) as Tab[]).map((name) => (
          <a key={name} href={navigation.href('scenarios', name)} aria-current={name === tab ? 'page' : undefined}>
            {texts.tabs[name]}
          </a>
        ))}
      </nav>
      <View {...state} />
    </section>
  );
}

function ChooseView(state: AppState) {
  return (
    <div class="choose-columns">
      <LibraryList {...state} />
      <div class="beside">
        <OpenFiles {...state} />
        <Draft {...state} />
        <TakeAlong {...state} />
      </div>
    </div>
  );
}

/** What is wrong with files that were opened, with the way to mend them here. */
function Draft({lang, workspace, navigation}: AppState) {
  const failure = workspace.failure.value;
  if (!failure) return null;
  const {edit} = scenarioTextsOf(lang.value);
  return (
    <section class="soundness wrong" role="alert">
      <h3>{edit.wrong(Math.max(1, failure.issues.length))}</h3>
      <FailureList failure={failure} lang={lang.value} onGo={() => navigation.go('scenarios', 'edit')} />
      <p>{edit.keepsLast}</p>
    </section>
  );
}
