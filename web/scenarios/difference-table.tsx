import {type Language, labelText, showProbability, targetSubject, textsOf} from '../../engine/display.ts';
import type {CompareReport} from '../../engine/index.ts';
import {SaveTable} from '../export/save-table.tsx';
import type {Table} from '../export/table.ts';
import {scenarioTextsOf} from './scenario-texts.ts';

type Moved = CompareReport['targets'][number];

interface Properties {
  readonly report: CompareReport;
  readonly lang: Language;
}

/** The chance of each target that two scenarios share, in both, with the difference; the largest first. What does not move is counted. */
export function DifferenceTable({report, lang}: Properties) {
  const {compare: texts} = scenarioTextsOf(lang);
  const moved = report.targets.filter(({difference}) => difference !== 0);
  const still = report.targets.length - moved.length;
  return (
    <>
      {moved.length ? (
        <div class="scroll" role="region" aria-label={texts.columns.difference} tabIndex={0}>
          <table class="differences">
            <thead>
              <tr>
                <th scope="col">{texts.columns.target}</th>
                <th scope="col">{texts.columns.base}</th>
                <th scope="col">{texts.columns.head}</th>
                <td />
                <th scope="col">{texts.columns.difference}</th>
              </tr>
            </thead>
            <tbody>
              {moved.map((target) => (
                <Row key={target.target} target={target} report={report} lang={lang} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {still > 0 ? <p class="note">{texts.unmoved(still)}</p> : null}
      <Only name={texts.onlyBase} targets={report.removed} />
      <Only name={texts.onlyHead} targets={report.added} />
      <SaveTable
        name={`${report.base.scenario.id} ${report.head.scenario.id}`}
        lang={lang}
        tables={() => [differencesTable(report, lang)]}
      />
    </>
  );
}

function Row({target, report, lang}: Properties & {target: Moved}) {
  const {compare: texts} = scenarioTextsOf(lang);
  const {before, after, difference, standardError, redefined} = target;
  return (
    <tr data-target={target.target}>
      <th scope="row">
        {subjectOf(target, report, lang)}
        {redefined ? <small> {texts.redefined}</small> : null}
      </th>
      <td>{chanceText(before, report, lang)}</td>
      <td>{chanceText(after, report, lang)}</td>
      <td class="shift">
        <Shift before={before} after={after} />
      </td>
      <td>
        <strong class={difference > 0 ? 'up' : 'down'}>
          {difference > 0 ? '▲ +' : '▼ −'}
          {points(Math.abs(difference))}
        </strong>{' '}
        <span class="error">± {standardError < 5e-5 ? '< 0.01' : points(standardError)}</span>
      </td>
    </tr>
  );
}

/** From where to where, on a line from 0 to 100 %. The numbers stand beside it. */
function Shift({before, after}: {before: number; after: number}) {
  const at = (share: number) => `${(100 * share).toFixed(2)}%`;
  return (
    <span class="shift-line" aria-hidden="true">
      <span class="span" style={{left: at(Math.min(before, after)), width: at(Math.abs(after - before))}} />
      <span class="from" style={{left: at(before)}} />
      <span class="to" style={{left: at(after)}} />
    </span>
  );
}

function Only({name, targets}: {name: string; targets: CompareReport['added']}) {
  if (!targets.length) return null;
  return (
    <p class="note">
      {name}: {targets.map(({target}) => target).join(', ')}
    </p>
  );
}

/** What a target is about, in words. */
function subjectOf(target: Moved, {districts, metrics}: CompareReport, lang: Language): string {
  const {asks} = target;
  if (!asks) return labelText(target.label, lang, target.target);
  return targetSubject({districts, metrics, targets: {[target.target]: {...target, asks}}}, target.target, lang);
}

/** A share of the replicates as a chance, without the error: that of the difference counts here. */
function chanceText(probability: number, {run: {replicates}}: CompareReport, lang: Language): string {
  const standardError = Math.sqrt((probability * (1 - probability)) / replicates);
  // With no hits, or all, the rule of three says how little is known.
  const interval: [number, number] = [
    probability === 1 ? 1 - 3 / replicates : 0,
    probability === 0 ? 3 / replicates : 1,
  ];
  return showProbability({probability, standardError, interval}, textsOf(lang)).value;
}

/** Percentage points, with two decimals where they are few. */
function points(share: number): string {
  const size = 100 * share;
  return size >= 9.95 ? size.toFixed(1) : size.toFixed(2);
}

function differencesTable(report: CompareReport, lang: Language): Table {
  const {columns} = scenarioTextsOf(lang).compare;
  return {
    name: columns.difference,
    columns: [columns.target, columns.base, columns.head, columns.difference, '±', 'id'],
    rows: report.targets.map((target) => [
      subjectOf(target, report, lang),
      target.before,
      target.after,
      100 * target.difference,
      100 * target.standardError,
      target.target,
    ]),
  };
}
