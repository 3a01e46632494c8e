import {textsOf} from '../../engine/display.ts';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';
import {countOf, type Groups, matching, tallyOf, type TargetGroup, type YearGroups} from '../views/target-groups.ts';
import {Disclosure} from './disclosure.tsx';
import {TargetList} from './target-list.tsx';

interface Properties {
  readonly groups: Groups;
  readonly state: AppState;
  readonly query?: string;
  /** A target that must be seen. */
  readonly wanted?: string | undefined;
  readonly withChange?: boolean;
}

/** The headline's group open, the other metrics of the last year and the earlier years behind a line that says how they stand. */
export function TargetSections({groups, state, query = '', wanted, withChange = false}: Properties) {
  const {overview} = pageTextsOf(state.lang.value);
  const texts = textsOf(state.lang.value);
  const main = matching(groups.main ? [groups.main] : [], query, texts);
  const later = [
    ...(groups.further ? [{...groups.further, title: overview.further, isEarlier: false}] : []),
    ...groups.earlier.map((year) => ({...year, title: overview.earlier, isEarlier: true})),
  ];
  return (
    <>
      {main.map((group) => (
        <Group key={group.key} group={group} state={state} withChange={withChange} />
      ))}
      {later.map((year) => {
        const found = matching(year.groups, query, texts);
        const isWanted = found.some(({rows}) => rows.some(({id}) => id === wanted));
        const some = {groups: found};
        return found.length ? (
          <Disclosure
            key={year.title(year.year, 0)}
            class={year.isEarlier ? 'year earlier' : 'year'}
            isOpen={isWanted || query !== '' || (!year.isEarlier && countOf(some) <= FEW)}
            summary={<Summary title={year.title(year.year, countOf(some))} year={some} state={state} />}
          >
            {() =>
              found.map((group) => (
                <Group key={group.key} group={group} state={state} withChange={withChange} isSmall />
              ))
            }
          </Disclosure>
        ) : null;
      })}
    </>
  );
}

/** So many further targets are shown at once. */
const FEW = 8;

/** `2027, further targets: 28`, and how many of them are called what. */
function Summary({title, year, state}: {title: string; year: Pick<YearGroups, 'groups'>; state: AppState}) {
  const {overview} = pageTextsOf(state.lang.value);
  const texts = textsOf(state.lang.value);
  return (
    <>
      <span class="title">{title}</span>
      <span class="tally">
        {tallyOf(year)
          .map(([word, count]) => overview.tally(count, texts.likelihood[word]))
          .join(' · ')}
      </span>
    </>
  );
}

interface GroupProperties {
  readonly group: TargetGroup;
  readonly state: AppState;
  readonly withChange: boolean;
  readonly isSmall?: boolean;
}

function Group({group, state, withChange, isSmall = false}: GroupProperties) {
  return (
    <section class={isSmall ? 'group small' : 'group'}>
      {isSmall ? <h4>{group.heading}</h4> : <h3>{group.heading}</h3>}
      <TargetList rows={group.rows} state={state} withChange={withChange} />
    </section>
  );
}
