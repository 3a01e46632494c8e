import {type Chance, chancesChart} from '../../engine/charts.ts';
import {headline, type Language, viewOf} from '../../engine/display.ts';
import type {Forecast} from '../../engine/index.ts';
import {Chart} from '../components/chart.tsx';
import type {AppState} from '../state/app-state.ts';
import {pageTextsOf} from '../texts.ts';

/** The answer: the headline, then the probability of every target, the last year first. */
export function Overview({lang: {value: lang}, answer}: AppState) {
  const shown = answer.shown.value;
  if (!shown) return null;
  const before = answer.before.value?.forecast;
  const view = viewOf(shown.forecast, lang!);
  const [answerLine, ...details] = headline(shown.forecast, view);
  return (
    <section class="overview" aria-labelledby="answer">
      <h2 id="answer">{answerLine}</h2>
      <p class="details">{details.join(lang === 'zh' ? '' : ' ')}</p>
      {groupsOf(shown.forecast, before, lang!).map(({heading, chances}) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <Chart lang={lang!} draw={(frame) => chancesChart(chances, frame)} />
        </section>
      ))}
      <p class="legend">{pageTextsOf(lang!).words}</p>
    </section>
  );
}

interface Group {
  readonly heading: string;
  readonly chances: readonly Chance[];
}

/** The targets as the reports group them: by year, in a year by metric. */
function groupsOf(forecast: Forecast, before: Forecast | undefined, lang: Language): Group[] {
  const {years, texts} = viewOf(forecast, lang);
  return years.flatMap(({year, tables, combined}) => {
    const when = year === undefined ? undefined : String(year);
    const chance = (id: string, name: string, target: Chance['target']): Chance => ({
      name,
      target,
      before: before?.targets[id]?.probability,
    });
    const groups = tables.map((table) => ({
      heading: texts.heading(when, table.about, table.unit),
      chances: table.points.map(({id, district, claim, target}) => chance(id, `${district} ${claim.bare}`, target)),
    }));
    if (!combined.length) return groups;
    return [
      ...groups,
      {
        heading: texts.heading(when, texts.combined, ''),
        chances: combined.map(({id, name, target}) => chance(id, name, target)),
      },
    ];
  });
}
