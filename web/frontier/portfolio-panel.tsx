import type {PortfolioReport} from '../../engine/index.ts';
import {type PortfolioPointView, portfolioPointView} from '../../engine/portfolio-display.ts';
import type {AppState} from '../state/app-state.ts';
import {frontierTextsOf} from './frontier-texts.ts';
import {isSetTo, withoutPrice, withPortfolio} from './portfolio-settings.ts';

interface Properties {
  readonly report: PortfolioReport;
  readonly point: PortfolioReport['now'];
  readonly state: AppState;
}

/** One portfolio: what is set and what it costs, each target with it and without, and a button that sets the sliders so. */
export function PortfolioPanel({report, point, state}: Properties) {
  const lang = state.lang.value;
  const texts = frontierTextsOf(lang);
  const view = portfolioPointView(report, point, lang);
  return (
    <section class="portfolio" aria-labelledby="portfolio">
      <h3 id="portfolio" aria-live="polite">
        {texts.portfolioFor(view.cost, view.chance)}
      </h3>
      {view.set.length ? <SetLevers view={view} state={state} /> : <p>{texts.nothing}</p>}
      {view.left === undefined ? null : <p class="note">{view.left}</p>}
      <Apply cost={view.cost} point={point} state={state} />
      <TargetTable view={view} state={state} />
    </section>
  );
}

interface TableProperties {
  readonly view: PortfolioPointView;
  readonly state: AppState;
}

function SetLevers({view: {set, cost}, state: {lang}}: TableProperties) {
  const texts = frontierTextsOf(lang.value);
  const hasPlaces = set.some(({place}) => place);
  const columns = [texts.lever, ...(hasPlaces ? [texts.place] : []), texts.setting, texts.cost];
  return (
    <div class="scroll" role="region" aria-label={texts.lever} tabIndex={0}>
      <table class="set-levers">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" class={column === texts.place ? 'words' : ''}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {set.map(({lever, district, label, place, setting, cost}) => (
            <tr key={`${lever}/${district}`}>
              <th scope="row">{label}</th>
              {hasPlaces ? <td class="words">{place}</td> : null}
              <td>{setting}</td>
              <td>{cost}</td>
            </tr>
          ))}
          {set.length > 1 ? (
            <tr class="total">
              <th scope="row">{texts.total}</th>
              {hasPlaces ? <td /> : null}
              <td />
              <td>{cost}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

interface ApplyProperties {
  readonly cost: string;
  readonly point: PortfolioReport['now'];
  readonly state: AppState;
}

function Apply({cost, point: {set}, state: {answer, lang, navigation}}: ApplyProperties) {
  const texts = frontierTextsOf(lang.value);
  const {levers} = answer.outline.value!;
  const settings = answer.settings.value;
  const isApplied = isSetTo(settings, levers, set);
  return (
    <p class="apply">
      {isApplied ? (
        <span role="status">{texts.applied}</span>
      ) : (
        <button type="button" class="primary" onClick={() => answer.move(withPortfolio(settings, levers, set))}>
          {texts.apply(cost)}
        </button>
      )}
      {isApplied && set.length ? (
        <>
          <button type="button" onClick={() => answer.move(withoutPrice(settings, levers))}>
            {texts.back}
          </button>
          <a href={navigation.href('what-if')}>{texts.toSliders}</a>
        </>
      ) : null}
    </p>
  );
}

function TargetTable({view: {targets}, state: {lang, navigation}}: TableProperties) {
  const texts = frontierTextsOf(lang.value);
  return (
    <div class="scroll" role="region" aria-label={texts.target} tabIndex={0}>
      <table class="target-chances">
        <thead>
          <tr>
            <th scope="col">{texts.target}</th>
            <th scope="col">{texts.thisChance}</th>
            <th scope="col">{texts.nowChance}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map(({id, name, chance, now, floor}) => (
            <tr key={id} data-target={id}>
              <th scope="row">
                <a href={navigation.href('target', id)}>{name}</a>
                {floor ? <small> {floor}</small> : null}
              </th>
              <td>{chance}</td>
              <td>{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
