import {quantityOf, targetSubject, type Language} from '../../engine/display.ts';
import type {PortfolioReport} from '../../engine/index.ts';
import {Disclosure} from '../components/disclosure.tsx';
import type {AppState} from '../state/app-state.ts';
import {frontierTextsOf} from './frontier-texts.ts';

interface BudgetProperties {
  readonly report: PortfolioReport;
  /** As it was asked for; undefined is the file's. */
  readonly budget: number | undefined;
  readonly fileBudget: number | undefined;
  readonly lang: Language;
  readonly onBudget: (budget: number) => void;
}

/** How many times the file's budget may be asked for by the slider. */
const MOST = 3;

/** A slider and a field for the budget, in the unit that readers of the language expect. */
export function BudgetField({report, budget, fileBudget, lang, onBudget}: BudgetProperties) {
  const texts = frontierTextsOf(lang);
  const {dearest} = report;
  const quantity = quantityOf(report.unit, lang);
  const {unit, scale} = quantity;
  const value = budget ?? fileBudget ?? dearest;
  const most = fileBudget === undefined ? dearest : Math.max(value, Math.min(dearest, MOST * fileBudget));
  const shown = (amount: number) => Number((amount * scale).toPrecision(6));
  const step = Number(((most * scale) / 100).toPrecision(1));
  const set = (amount: number) => {
    if (amount >= 0) onBudget(Number((amount / scale).toPrecision(12)));
  };
  return (
    <div class="budget">
      <label>
        <span>{texts.budgetIn(unit)}</span>
        <input
          type="number"
          inputMode="decimal"
          min={0}
          step="any"
          value={shown(value)}
          onChange={({currentTarget: {valueAsNumber}}) => set(valueAsNumber)}
        />
      </label>
      <input
        type="range"
        aria-label={texts.budget}
        aria-valuetext={quantity.text(value, 4)}
        min={0}
        max={shown(most)}
        step={step}
        value={shown(value)}
        onChange={({currentTarget: {valueAsNumber}}) => set(valueAsNumber)}
      />
    </div>
  );
}

type Floors = PortfolioReport['floors'];

interface GoalProperties {
  readonly report: PortfolioReport;
  /** As they were asked for; undefined is what the file says. */
  readonly targets: readonly string[] | undefined;
  readonly floors: Floors | undefined;
  readonly state: AppState;
  readonly onGoal: (targets: readonly string[], floors: Floors | undefined) => void;
}

/** Which targets are to be hit, all of them, and least chances for single ones. */
export function GoalFields({report, targets = report.goal, floors = {}, state, onGoal}: GoalProperties) {
  const lang = state.lang.value;
  const texts = frontierTextsOf(lang);
  const {forecast} = state.answer.shown.value!;
  const setFloor = (id: string, percent: number) => {
    const {[id]: _, ...others} = floors;
    const next = percent > 0 && percent < 100 ? {...others, [id]: percent / 100} : others;
    onGoal(targets.includes(id) ? targets : [...targets, id], Object.keys(next).length ? next : undefined);
  };
  const toggle = (id: string, isWanted: boolean) => {
    const {[id]: _, ...others} = floors;
    const rest = targets.filter((one) => one !== id);
    onGoal(
      isWanted ? [...rest, id] : rest,
      Object.keys(isWanted ? floors : others).length ? (isWanted ? floors : others) : undefined,
    );
  };
  return (
    <Disclosure class="goal-fields" isOpen={false} summary={texts.goal}>
      {() => (
        <>
          <p class="note">{texts.goalNote}</p>
          <ul>
            {candidates(report, state).map((id) => {
              const name = targetSubject(forecast, id, lang);
              const isWanted = targets.includes(id);
              const floor = floors[id];
              return (
                <li key={id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={isWanted}
                      disabled={isWanted && targets.length === 1}
                      onChange={({currentTarget}) => toggle(id, currentTarget.checked)}
                    />
                    <span>{name}</span>
                  </label>
                  <label class="floor">
                    <span aria-hidden="true">{texts.atLeast}</span>
                    <input
                      type="number"
                      inputMode="decimal"
                      aria-label={texts.floorOf(name)}
                      min={0}
                      max={100}
                      step="any"
                      value={floor === undefined ? '' : Number((100 * floor).toPrecision(4))}
                      onChange={({currentTarget: {valueAsNumber}}) => setFloor(id, valueAsNumber)}
                    />
                  </label>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Disclosure>
  );
}

/** All that a report shows and that lies ahead, and what is asked for now. */
function candidates({goal}: PortfolioReport, {answer, view}: AppState): string[] {
  const {targets, scenario} = answer.shown.value!.forecast;
  const shown = (view.value?.years ?? []).flatMap(({tables, combined}) =>
    [...combined, ...tables.flatMap(({points}) => points)].map(({id}) => id),
  );
  const ahead = shown.filter((id) => (targets[id]!.year ?? Infinity) > scenario.base);
  return [...new Set([...goal.filter((id) => targets[id]), ...ahead])];
}
