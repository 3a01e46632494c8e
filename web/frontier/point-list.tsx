import type {Language} from '../../engine/display.ts';
import type {PortfolioReport} from '../../engine/index.ts';
import {type FrontierView, portfolioPointView} from '../../engine/portfolio-display.ts';
import {frontierTextsOf} from './frontier-texts.ts';

interface Properties {
  readonly report: PortfolioReport;
  readonly frontier: FrontierView;
  readonly selected: number;
  readonly lang: Language;
  readonly onPick: (index: number) => void;
}

/** The points of the curve to choose from, for the keyboard and for those who do not see the curve. */
export function PointList({report, frontier, selected, lang, onPick}: Properties) {
  const texts = frontierTextsOf(lang);
  return (
    <fieldset class="points">
      <legend>
        {texts.points} <small>{texts.pointsNote}</small>
      </legend>
      {report.frontier.map((point, i) => {
        const {cost, chance, summary} = portfolioPointView(report, point, lang);
        return (
          <label key={i} class={i === selected ? 'picked' : ''}>
            <input type="radio" name="portfolio" checked={i === selected} onChange={() => onPick(i)} />
            <span class="price">{cost}</span>
            <strong>{chance}</strong>
            {i === frontier.chosen ? <em>{texts.chosen}</em> : null}
            <small>{summary}</small>
          </label>
        );
      })}
    </fieldset>
  );
}
