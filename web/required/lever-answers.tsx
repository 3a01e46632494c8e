import type {AppState} from '../state/app-state.ts';
import {Disclosure} from '../components/disclosure.tsx';
import {leverName} from '../views/lever-text.ts';
import {LeverAnswer} from './lever-answer.tsx';
import type {Moved} from './moved-lever.tsx';
import {isReport, type Taken} from './requiring.ts';
import {requiredTextsOf} from './required-texts.ts';

interface Properties {
  readonly id: string;
  readonly level: number;
  readonly taken: readonly Taken[];
  readonly state: AppState;
  readonly onMove: (moved: Moved) => void;
}

/** More districts of a lever than this are folded away, where each is enough by itself. */
const FEW = 3;

/** What it would take of each lever: those that are enough by themselves, and the others with the best that they can do. */
export function LeverAnswers({taken, ...properties}: Properties) {
  const {id, level, state} = properties;
  const texts = requiredTextsOf(state.lang.value);
  if (!taken.length) return null;
  const isShort = (one: Taken) => bestOf(one, id, level) !== undefined;
  const enough = taken.filter((one) => !isShort(one));
  const short = taken.filter(isShort).toSorted((a, b) => bestOf(b, id, level)! - bestOf(a, id, level)!);
  const list = (some: readonly Taken[]) => (
    <ul class="lever-answers">
      {some.map((one) => (
        <LeverAnswer key={`${one.at?.lever}/${one.at?.district}`} {...properties} taken={one} />
      ))}
    </ul>
  );
  const many = manyPlaces(enough);
  return (
    <section aria-label={texts.levers}>
      <h3>{texts.levers}</h3>
      {enough.length ? (
        <>
          <p class="note">{texts.bars}</p>
          {list(enough.filter((one) => !many.has(one)))}
        </>
      ) : (
        <p>{texts.none}</p>
      )}
      {(state.answer.outline.value?.levers ?? []).map((lever) => {
        const places = enough.filter((one) => many.has(one) && one.at?.lever === lever.id);
        if (!places.length) return null;
        const name = leverName(lever, state.lang.value);
        return (
          <Disclosure key={lever.id} isOpen={false} summary={texts.places(name, places.length)}>
            {() => list(places)}
          </Disclosure>
        );
      })}
      {short.length ? (
        <Disclosure isOpen={!enough.length} summary={texts.short(short.length)}>
          {() => list(short)}
        </Disclosure>
      ) : null}
    </section>
  );
}

/** The most that a lever can do where that is not enough. */
function bestOf({answered}: Taken, id: string, level: number): number | undefined {
  if (!isReport(answered)) return 0;
  const answer = answered.targets[id]!.answers.find(({probability}) => probability === level)!;
  return answer.outcome === 'unreachable' ? (answer.limit?.probability ?? 0) : undefined;
}

/** Districts of levers that have many. */
function manyPlaces(enough: readonly Taken[]): ReadonlySet<Taken> {
  const places = enough.filter(({at}) => at?.district !== undefined);
  const byLever = Map.groupBy(places, ({at}) => at!.lever);
  return new Set([...byLever.values()].filter(({length}) => length > FEW).flat());
}
