import {growthText, textsOf} from '../../engine/display.ts';
import {requiredView} from '../../engine/required-display.ts';
import {GrowthBars} from '../components/growth-bars.tsx';
import type {AppState} from '../state/app-state.ts';
import {isReport, type Taken} from './requiring.ts';
import {requiredTextsOf} from './required-texts.ts';

interface Properties {
  readonly id: string;
  readonly level: number;
  /** Undefined where growth moves nothing. */
  readonly taken: Taken | undefined;
  readonly state: AppState;
}

/** The growth that it would take in all districts alike, beside what is assumed and history. */
export function GrowthAnswer({id, level, taken, state: {lang}}: Properties) {
  const texts = requiredTextsOf(lang.value);
  if (!taken) return <p>{texts.noGrowth}</p>;
  const {answered} = taken;
  if (!isReport(answered))
    return (
      <p>
        {texts.growth}: {texts.failed} {answered.message[lang.value]}
      </p>
    );
  const view = requiredView(answered, lang.value);
  const row = view.sections[0]!.rows[0]!;
  const cell = row.answers.find(({probability}) => probability === level)!;
  const {assumed, history, answers} = answered.targets[id]!;
  const growth = answers.find(({probability}) => probability === level)?.growth;
  const bars = [
    ...(growth === undefined ? [] : [{name: texts.needed, rate: growth, isNeed: true}]),
    ...(assumed ? [{name: view.titles.assumed, rate: assumed.growth, isNeed: false}] : []),
    ...(history ? [{name: texts.history(history.from, history.to), rate: history.growth, isNeed: false}] : []),
  ];
  return (
    <section class="growth-answer" data-growth={answers.find(({probability}) => probability === level)?.value}>
      <h3>{texts.growth}</h3>
      <p class="says-what">{cell.text}</p>
      {bars.length ? (
        <GrowthBars bars={bars} text={(rate) => growthText(rate, textsOf(lang.value)).replace('+', '')} />
      ) : (
        <p class="note">{row.facts.at(-1)}</p>
      )}
      <p class="note">
        {texts.growthNote} {row.note}
      </p>
    </section>
  );
}
