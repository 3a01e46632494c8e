import {useSignal} from '@preact/signals';
import {useMemo} from 'preact/hooks';
import type {PortfolioReport} from '../../engine/index.ts';
import {districtName, formatNumber, type Language, quantityOf, textsOf} from '../../engine/display.ts';
import {portfolioView, portfolioWordsOf} from '../../engine/portfolio-display.ts';
import {AskingState} from '../components/asking-state.tsx';
import {Chart} from '../components/chart.tsx';
import {useAtRest} from '../components/use-at-rest.ts';
import type {AppState} from '../state/app-state.ts';
import {leverName, leverText} from '../views/lever-text.ts';
import {BudgetField, GoalFields} from './controls.tsx';
import {type Choosing, isSameWish, makeChoosing, PORTFOLIO_REPLICATES, type Wish} from './choosing.ts';
import './frontier.css';
import {frontierTextsOf} from './frontier-texts.ts';
import {NoPrices} from './no-prices.tsx';
import {PointList} from './point-list.tsx';
import {PortfolioPanel} from './portfolio-panel.tsx';
import {withoutPrice} from './portfolio-settings.ts';

/** Which levers are worth their money: the best portfolio within a budget, what more money buys, and the way to set the sliders so. */
export function FrontierView(state: AppState) {
  const levers = state.answer.outline.value?.levers;
  if (!levers || !state.answer.shown.value) return null;
  // Another scenario is asked about anew.
  return (
    <section class="frontier" aria-labelledby="frontier">
      {levers.some(({hasCost}) => hasCost) ? (
        <Frontier key={state.answer.files.value?.entry} state={state} />
      ) : (
        <NoPrices {...state} />
      )}
    </section>
  );
}

/** What somebody asks for besides the sliders; what is left out is as the file has it. */
type Asked = Pick<Wish, 'budget' | 'targets' | 'floors'>;

function Frontier({state}: {readonly state: AppState}) {
  const {answer, engine, lang} = state;
  const choosing = useMemo(() => makeChoosing(engine), [engine]);
  const asked = useSignal<Asked>({});
  const wish = wishOf(state, asked.value);
  const texts = frontierTextsOf(lang.value);
  const {asking} = choosing;
  const stopped = useSignal<Wish | undefined>(undefined);
  const isStopped = stopped.value !== undefined && isSameWish(stopped.value, wish);
  useAtRest(asking, answer, isStopped ? undefined : wish);
  const found = asking.shown.value?.wanted.files === wish.files ? asking.shown.value : undefined;
  const view = found && portfolioView(found.found, lang.value);
  return (
    <>
      <h2 id="frontier">{view?.answer ?? portfolioWordsOf(lang.value).title}</h2>
      {view ? <p class="goal">{view.goal}</p> : null}
      <p class="note">{texts.intro}</p>
      {found ? <Controls report={found.found} asked={asked} state={state} /> : null}
      <p class="note">{[texts.asInFile, countedText(state)].filter(Boolean).join(' ')}</p>
      <Progress
        choosing={choosing}
        answered={!found ? 'not' : isSameWish(found.wanted, wish) ? 'now' : 'before'}
        isStopped={isStopped}
        lang={lang.value}
        onStop={(isToStop) => (stopped.value = isToStop ? wish : undefined)}
      />
      {found ? <Found report={found.found} budget={asked.value.budget} state={state} /> : null}
    </>
  );
}

function wishOf({answer}: AppState, {budget, targets, floors}: Asked): Wish {
  const {levers, replicates} = answer.outline.value!;
  return {
    files: answer.files.value!,
    settings: withoutPrice(answer.settings.value, levers),
    replicates: Math.min(replicates, PORTFOLIO_REPLICATES),
    // Floors cost what they cost.
    ...(floors ? {} : {budget}),
    targets,
    floors,
  };
}

/** The levers without a price that are set: they count. */
function countedText({answer, lang: {value: lang}}: AppState): string {
  const {levers} = answer.outline.value!;
  const forecast = answer.shown.value!.forecast;
  const names = Object.entries(withoutPrice(answer.settings.value, levers)).flatMap(([id, setting]) => {
    const lever = levers.find((one) => one.id === id);
    if (!lever) return [];
    const name = leverName(lever, lang);
    if (typeof setting !== 'object') return [`${name} ${leverText(setting, lever, lang)}`];
    return Object.entries(setting).map(
      ([district, value]) =>
        `${textsOf(lang).aside(name, districtName(forecast, district, lang))} ${leverText(value, lever, lang)}`,
    );
  });
  return names.length ? frontierTextsOf(lang).counted(names.join(textsOf(lang).listComma)) : '';
}

interface ControlsProperties {
  readonly report: PortfolioReport;
  readonly asked: {value: Asked};
  readonly state: AppState;
}

function Controls({report, asked, state}: ControlsProperties) {
  const texts = frontierTextsOf(state.lang.value);
  return (
    <div class="asked">
      {asked.value.floors ? (
        <p>{texts.floorsChoose}</p>
      ) : (
        <BudgetField
          report={report}
          budget={asked.value.budget}
          fileBudget={state.answer.outline.value!.budget}
          lang={state.lang.value}
          onBudget={(budget) => (asked.value = {...asked.value, budget})}
        />
      )}
      <GoalFields
        report={report}
        targets={asked.value.targets}
        floors={asked.value.floors}
        state={state}
        onGoal={(targets, floors) => (asked.value = {...asked.value, targets, floors})}
      />
    </div>
  );
}

interface ProgressProperties {
  readonly choosing: Choosing;
  readonly answered: 'not' | 'before' | 'now';
  readonly isStopped: boolean;
  readonly lang: Language;
  readonly onStop: (isToStop: boolean) => void;
}

/** How many portfolios have been tried, with the way to stop. */
function Progress({choosing: {asking, tried}, answered, isStopped, lang, onStop}: ProgressProperties) {
  const texts = frontierTextsOf(lang);
  const computing = () => texts.computing(formatNumber(tried.value, lang, 16));
  const isBusy = asking.progress.value !== undefined;
  return (
    <div class="progress">
      {isStopped ? (
        <p class="state" role="status">
          {texts.stopped}
        </p>
      ) : (
        <AskingState asking={asking} answered={answered} texts={{...texts, computing}} lang={lang} />
      )}
      {isBusy || isStopped ? (
        <button type="button" onClick={() => onStop(!isStopped)}>
          {isStopped ? texts.compute : texts.stop}
        </button>
      ) : null}
    </div>
  );
}

interface FoundProperties {
  readonly report: PortfolioReport;
  /** The budget as it is being asked for. */
  readonly budget: number | undefined;
  readonly state: AppState;
}

function Found({report, budget, state}: FoundProperties) {
  const lang = state.lang.value;
  const texts = frontierTextsOf(lang);
  const view = portfolioView(report, lang);
  const picked = useSignal<{report: PortfolioReport; index: number} | undefined>(undefined);
  const selected = picked.value?.report === report ? picked.value.index : view.frontier.chosen;
  const pick = (index: number) => (picked.value = {report, index});
  const point = report.frontier[selected] ?? report.best ?? report.nearest ?? report.now;
  const quantity = quantityOf(report.unit, lang);
  const frontier =
    budget === undefined || Object.keys(report.floors).length
      ? view.frontier
      : {...view.frontier, budget: {cost: budget * quantity.scale, text: quantity.text(budget, 4)}};
  return (
    <div class="found" data-cost={point.cost} data-probability={point.probability}>
      {view.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <div
        class="curve"
        onClick={({target}) => {
          const place = (target as Element).closest('[data-point]')?.getAttribute('data-point');
          if (place) pick(Number(place));
        }}
      >
        <Chart lang={lang} height={360} draw={({frontierChart}, frame) => frontierChart(frontier, frame, {selected})} />
      </div>
      <div class="sides">
        <PointList report={report} frontier={view.frontier} selected={selected} lang={lang} onPick={pick} />
        <PortfolioPanel report={report} point={point} state={state} />
      </div>
      <h3>{texts.searched}</h3>
      {[view.optimism, view.run].map((note) =>
        note === undefined ? null : (
          <p class="note" key={note}>
            {note}
          </p>
        ),
      )}
    </div>
  );
}
