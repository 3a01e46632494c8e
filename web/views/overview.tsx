import {useSignal} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import {Hero} from '../components/hero.tsx';
import {TargetSections} from '../components/target-sections.tsx';
import {Together} from '../components/together.tsx';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {countOf, groupsOf} from './target-groups.ts';

/** The answer: the headline, what must come true together, then every target. `overview/<target>` leads to the target's row. */
export function Overview(state: AppState) {
  const view = state.view.value;
  const place = useRef<HTMLElement>(null);
  const wanted = state.navigation.route.value.path[1];
  useEffect(() => showRow(place.current, wanted), [wanted, view === undefined]);
  const query = useSignal('');
  if (!view) return null;
  const {overview} = pageTextsOf(state.lang.value);
  const groups = groupsOf(view);
  const all = countOf({groups: [...(groups.main ? [groups.main] : []), ...(groups.further?.groups ?? [])]});
  return (
    <section class="overview" aria-labelledby="answer" ref={place}>
      <Hero {...state} />
      <Together rows={groups.together} state={state} />
      {all > MANY ? (
        <label class="filter">
          <span>{overview.filter}</span>
          <input
            type="search"
            value={query.value}
            placeholder={overview.filterHint}
            onInput={({currentTarget}) => (query.value = currentTarget.value)}
          />
        </label>
      ) : null}
      <TargetSections groups={groups} state={state} query={query.value} wanted={wanted} />
      {view.hidden ? <p class="note">{overview.hidden(view.hidden)}</p> : null}
    </section>
  );
}

/** More targets than this want a search. */
const MANY = 12;

/** Brings a target's row into view and to the keyboard. */
function showRow(place: HTMLElement | null, id: string | undefined): void {
  if (id === undefined) return;
  const row = place?.querySelector<HTMLElement>(`[data-target="${CSS.escape(id)}"]`);
  row?.scrollIntoView({block: 'center'});
  row?.focus();
}
