import type {PortfolioReport} from '../../portfolio-schema.ts';
import {frontierChart} from '../charts/index.ts';
import {type PortfolioPointView, portfolioPointView, type PortfolioView, portfolioView} from '../portfolio-view.ts';
import {portfolioWordsOf} from '../portfolio-words.ts';
import {type Drawing, wideChart} from './chart.ts';
import {type DecisionPageInput, decisionPage} from './decision-page.ts';
import {decisionTextsOf} from './decision-text.ts';
import {keepTogether} from './keep-together.ts';
import {type Html, html} from './markup.ts';

/** Which levers to pull, as an HTML page. */
export function leversPage(report: PortfolioReport, input: DecisionPageInput): string {
  return decisionPage(report, input, {
    title: (lang) => portfolioWordsOf(lang).title,
    sections: (drawing) => {
      const view = portfolioView(report, drawing.lang);
      return html`${answerSection(view, drawing)} ${frontierSection(report, view, drawing)}`;
    },
  });
}

function answerSection({title, goal, answer, remarks, lead, chosen}: PortfolioView, {lang}: Drawing): Html {
  return html`<section class="answer" aria-labelledby="${lang}-answer">
    <p class="hint">${title} ${keepTogether(goal)}</p>
    <h2 id="${lang}-answer">${keepTogether(answer)}</h2>
    ${[...remarks, lead].map((text) => text !== undefined && html`<p class="lead">${keepTogether(text)}</p>`)}
    ${chosen && html`<div class="hero">${settingsTable(chosen, lang)} ${targetsTable(chosen, lang)}</div>`}
  </section>`;
}

/** The levers that are set, with what each costs. */
function settingsTable({set, left}: PortfolioPointView, lang: Drawing['lang']): Html {
  const texts = decisionTextsOf(lang);
  return html`<div>
    ${
      set.length > 0 &&
      html`<table class="listed">
        <thead>
          <tr>
            <th scope="col">${texts.lever}</th>
            <th scope="col" class="number">${texts.setting}</th>
            <th scope="col" class="number">${texts.cost}</th>
          </tr>
        </thead>
        <tbody>
          ${set.map(
            ({name, setting, cost}) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td class="number">${setting}</td>
                <td class="number">${cost}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
    ${left !== undefined && html`<p class="hint">${left}</p>`}
  </div>`;
}

/** Each target with these settings, and as it is. */
function targetsTable({targets}: PortfolioPointView, lang: Drawing['lang']): Html {
  const texts = decisionTextsOf(lang);
  return html`<div>
    <table class="listed">
      <thead>
        <tr>
          <th scope="col">${texts.target}</th>
          <th scope="col" class="number">${texts.now}</th>
          <th scope="col" class="number">${texts.chance}</th>
        </tr>
      </thead>
      <tbody>
        ${targets.map(
          ({name, now, chance, floor}) =>
            html`<tr>
              <th scope="row">${keepTogether(name)}${floor && html`<br /><small>${floor}</small>`}</th>
              <td class="number">${now}</td>
              <td class="number">${chance}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function frontierSection(report: PortfolioReport, {frontier, optimism, run}: PortfolioView, drawing: Drawing): Html {
  const {lang} = drawing;
  const {columns} = portfolioWordsOf(lang);
  return html`<section aria-labelledby="${lang}-frontier">
    <h2 id="${lang}-frontier">${frontier.title}</h2>
    ${wideChart((frame) => frontierChart(frontier, frame), drawing)}
    <table class="listed">
      <thead>
        <tr>
          <th scope="col" class="number">${columns.cost}</th>
          <th scope="col" class="number">${columns.chance}</th>
          <th scope="col">${columns.set}</th>
        </tr>
      </thead>
      <tbody>
        ${frontier.points.map(
          ({costText, chance}, i) =>
            html`<tr ${i === frontier.chosen && html`class="chosen"`}>
              <td class="number">${costText}</td>
              <td class="number">${chance}</td>
              <td>${keepTogether(portfolioPointView(report, report.frontier[i]!, lang).summary)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${[optimism, run].map((text) => text !== undefined && html`<p class="hint">${text}</p>`)}
  </section>`;
}
