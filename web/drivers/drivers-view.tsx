import {useMemo} from 'preact/hooks';
import {
  driversView,
  driversWordsOf,
  jointView,
  type JointView,
  type SourcesView,
} from '../../engine/drivers-display.ts';
import {headlineView, type Language, probabilityText, targetSubject, textsOf} from '../../engine/display.ts';
import type {DriversReport} from '../../engine/index.ts';
import {AskingState} from '../components/asking-state.tsx';
import {Chart} from '../components/chart.tsx';
import {Disclosure} from '../components/disclosure.tsx';
import {useAtRest} from '../components/use-at-rest.ts';
import type {AppState} from '../state/app-state.ts';
import {WhatItTakes} from '../required/index.ts';
import {Levers} from '../views/levers.tsx';
import './drivers.css';
import {driversTextsOf} from './drivers-texts.ts';
import {type Driving, makeDriving} from './driving.ts';

/** What decides a target, `drivers/<id>`; the headline's unless told. It follows the levers when they rest. */
export function DriversView(state: AppState) {
  const {answer, engine, lang, navigation} = state;
  const driving = useMemo(() => makeDriving(engine), [engine]);
  const shown = answer.shown.value;
  const files = answer.files.value;
  const settings = answer.settings.value;
  const texts = driversTextsOf(lang.value);
  const id = targetOf(state);
  useAtRest(driving, answer, files && id !== undefined ? {files, settings, target: id} : undefined);
  if (!shown) return null;
  if (id === undefined) return <p class="nothing">{texts.none}</p>;
  const {forecast} = shown;
  return (
    <section class="drivers" aria-labelledby="drivers">
      <div class="pickers">
        <label>
          <span>{texts.target}</span>
          <select value={id} onChange={({currentTarget}) => navigation.go('drivers', currentTarget.value)}>
            {targetIds(state).map((one) => (
              <option key={one} value={one}>
                {targetSubject(forecast, one, lang.value)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <h2 id="drivers">
        {driversWordsOf(lang.value).chance(
          targetSubject(forecast, id, lang.value),
          probabilityText(forecast.targets[id]!, textsOf(lang.value)),
        )}
      </h2>
      <p class="note">{texts.intro}</p>
      <Disclosure class="levers-here" isOpen={false} summary={texts.sliders}>
        {() => <Levers {...state} />}
      </Disclosure>
      <WhatItTakes id={id} state={state} />
      <Answered id={id} driving={driving} state={state} />
    </section>
  );
}

/** The one in the path; else the headline. */
function targetOf(state: AppState): string | undefined {
  const [, named = ''] = state.navigation.route.value.path;
  const ids = targetIds(state);
  const about = state.view.value && headlineView(state.view.value);
  return ids.includes(named) ? named : ((about?.combined ?? about?.point)?.id ?? ids[0]);
}

/** All targets that a report shows, in its order. */
function targetIds({view}: AppState): string[] {
  const years = view.value?.years ?? [];
  return years.flatMap(({tables, combined}) =>
    [...tables.flatMap(({points}) => points), ...combined].map(({id}) => id),
  );
}

interface Properties {
  readonly id: string;
  readonly state: AppState;
}

function Answered({id, driving, state}: Properties & {readonly driving: Driving}) {
  const {lang, answer} = state;
  const shown = driving.shown.value;
  const answered = shown?.wanted.target === id && shown.wanted.files === answer.files.value ? shown : undefined;
  const isNow = answered?.wanted.settings === answer.settings.value;
  return (
    <>
      <AskingState
        asking={driving}
        answered={answered ? (isNow ? 'now' : 'before') : 'not'}
        texts={driversTextsOf(lang.value)}
        lang={lang.value}
      />
      {answered ? <Report id={id} report={answered.found} state={state} /> : null}
    </>
  );
}

function Report({id, report, state}: Properties & {readonly report: DriversReport}) {
  const lang = state.lang.value;
  const texts = driversTextsOf(lang);
  const view = driversView(report, id, lang);
  const {tornado, rules} = view;
  const joint = jointView(report, lang);
  return (
    <div class="driven" data-drivers={id}>
      <section class="split" aria-label={texts.learnedAndLuck}>
        {view.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      {tornado ? (
        <section>
          <h3>{tornado.title}</h3>
          <Chart
            lang={lang}
            height={52 + 36 * tornado.bars.length}
            draw={({tornadoChart}, frame) => tornadoChart(tornado, frame)}
          />
        </section>
      ) : null}
      {rules ? (
        <section class="rules">
          <h3>{rules.title}</h3>
          <p>{rules.text}</p>
        </section>
      ) : null}
      {view.sources ? <Sources view={view.sources} title={texts.sources} /> : null}
      {view.ranks === undefined ? null : (
        <section>
          <h3>{texts.ranks}</h3>
          <p>{view.ranks}</p>
        </section>
      )}
      {joint ? <Together view={joint} lang={lang} summary={texts.whatBinds} /> : null}
      {view.footer.map((line) => (
        <p class="note" key={line}>
          {line}
        </p>
      ))}
      <p class="onward">
        <a href={state.navigation.href('target', id)}>{texts.toDetail}</a>
      </p>
    </div>
  );
}

/** How many of the last year's targets are reached, what binds them and what goes together. */
function Together({view, lang, summary}: {view: JointView; lang: Language; summary: string}) {
  const {title, atLeast, binding, pairs} = view;
  return (
    <section class="joint">
      <h3>{atLeast?.title ?? title}</h3>
      {atLeast ? (
        <>
          <Chart lang={lang} height={230} draw={({atLeastChart}, frame) => atLeastChart(atLeast, frame)} />
          <p>{atLeast.text}</p>
        </>
      ) : null}
      {binding.length + pairs.length > 0 ? (
        <Disclosure isOpen={false} summary={summary}>
          {() => (
            <ul>
              {binding.map(({heading, parts}) => (
                <li key={heading}>
                  {heading}
                  <ul>
                    {parts.map((part) => (
                      <li key={part}>{part}</li>
                    ))}
                  </ul>
                </li>
              ))}
              {pairs.map((pair) => (
                <li key={pair}>{pair}</li>
              ))}
            </ul>
          )}
        </Disclosure>
      ) : null}
    </section>
  );
}

function Sources({view: {titles, rows, more, shapley, reading}, title}: {view: SourcesView; title: string}) {
  return (
    <section>
      <h3 id="sources">{title}</h3>
      <div class="scroll" role="region" aria-labelledby="sources" tabIndex={0}>
        <table aria-labelledby="sources">
          <thead>
            <tr>
              {titles.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...shares]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {shares.map((share, i) => (
                  <td key={titles[i + 1]}>{share}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {[more, ...shapley, reading].map((line) =>
        line === undefined ? null : (
          <p class="note" key={line}>
            {line}
          </p>
        ),
      )}
    </section>
  );
}
