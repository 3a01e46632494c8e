import {labelText} from '../../engine/display.ts';
import {libraryGroups} from './catalogue.ts';
import {DESCRIPTIONS} from './descriptions.ts';
import {LIBRARY_OUTLINES} from './outlines.ts';
import {libraryTextsOf} from './library-texts.ts';
import {scenarioTextsOf} from './scenario-texts.ts';
import type {AppState} from '../state/app-state.ts';

/** The library: plans with their scenarios, variants below what they vary, examples last. */
export function LibraryList({lang: {value: lang}, workspace}: AppState) {
  const texts = scenarioTextsOf(lang);
  return (
    <div class="library">
      {libraryGroups(LIBRARY_OUTLINES, lang).map(({folder, title, entries}) => (
        <section key={folder} aria-label={title ?? libraryTextsOf(lang).examples}>
          <h3>{title ?? libraryTextsOf(lang).examples}</h3>
          <ul>
            {entries.map(({path, name, depth}) => {
              const description = labelText(DESCRIPTIONS[path], lang, '');
              const isCurrent = workspace.libraryPath.value === path;
              return (
                <li key={path} class={`depth-${Math.min(depth, 3)}`}>
                  <button
                    type="button"
                    class="pick"
                    aria-current={isCurrent}
                    data-path={path}
                    onClick={() => void workspace.pick(path)}
                  >
                    {name}
                    {isCurrent ? <small> {texts.current}</small> : null}
                  </button>
                  {description && depth === 0 ? <p>{description}</p> : null}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
