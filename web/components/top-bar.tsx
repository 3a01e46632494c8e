import {ScenarioSelect} from '../scenarios/scenario-select.tsx';
import {libraryTextsOf} from '../scenarios/library-texts.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {viewAt, VIEWS} from '../views/registry.ts';

/** What is open, where one can go, and how it is shown. */
export function TopBar(state: AppState) {
  const {lang, navigation} = state;
  const texts = pageTextsOf(lang.value);
  const current = viewAt(navigation.route.value.path);
  return (
    <header class="bar">
      <button type="button" class="skip" onClick={() => document.querySelector('main')?.focus()}>
        {texts.skip}
      </button>
      <p class="product">{texts.product}</p>
      <ScenarioPicker {...state} />
      <nav aria-label={texts.views}>
        {VIEWS.map((view) => (
          <a
            key={view.title}
            href={navigation.href(view.paths[0]!)}
            aria-current={view === current ? 'page' : undefined}
          >
            {texts.nav[view.title]}
          </a>
        ))}
      </nav>
      <div class="switches">
        <a class="button" href={navigation.href('present')}>
          {texts.present}
        </a>
        <ThemeSwitch {...state} />
        <button
          type="button"
          lang={lang.value === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => navigation.set({lang: lang.value === 'zh' ? 'en' : 'zh'})}
        >
          {texts.otherLanguage}
        </button>
      </div>
    </header>
  );
}

/** The library; before it what is open and is not in it. Another scenario has other targets, so what is looked at in detail is its own headline. */
function ScenarioPicker({lang, workspace, navigation}: AppState) {
  const view = viewAt(navigation.route.value.path);
  const path = workspace.libraryPath.value;
  const entry = workspace.draft.value?.entry ?? '';
  const {own, edited} = libraryTextsOf(lang.value);
  const name = entry.slice(entry.lastIndexOf('/') + 1);
  return (
    <label class="scenario">
      <span class="hidden">{pageTextsOf(lang.value).scenario}</span>
      <ScenarioSelect
        lang={lang.value}
        value={path ?? ''}
        first={entry && path === undefined ? [['', workspace.isEdited.value ? edited(name) : own(name)]] : []}
        onPick={(picked) => {
          if (view.title !== 'scenarios') navigation.set({}, [view.paths[0]!]);
          void workspace.pick(picked);
        }}
      />
    </label>
  );
}

/** Follows the system until it is used. */
function ThemeSwitch({lang, theme, navigation}: AppState) {
  const texts = pageTextsOf(lang.value);
  const now = theme.value ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const other = now === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" onClick={() => navigation.set({theme: other})}>
      {texts[other]}
    </button>
  );
}
