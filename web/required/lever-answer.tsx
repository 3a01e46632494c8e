import {districtName, type Language, probabilityText, textsOf} from '../../engine/display.ts';
import type {Lever, RequiredReport} from '../../engine/index.ts';
import {requiredView} from '../../engine/required-display.ts';
import type {AppState} from '../state/app-state.ts';
import {leverName, leverText} from '../views/lever-text.ts';
import {moveTo, setTo} from './move.ts';
import type {Moved} from './moved-lever.tsx';
import {isReport, type Taken} from './requiring.ts';
import {requiredTextsOf} from './required-texts.ts';

type Answer = RequiredReport['targets'][string]['answers'][number];

interface Properties {
  readonly id: string;
  readonly level: number;
  readonly taken: Taken;
  readonly state: AppState;
  readonly onMove: (moved: Moved) => void;
}

/** Where one lever would have to be, and the button that puts it there. */
export function LeverAnswer({taken: {at, answered}, ...properties}: Properties) {
  const {id, level, state} = properties;
  const lang = state.lang.value;
  const texts = requiredTextsOf(lang);
  const lever = state.answer.outline.value?.levers.find((one) => one.id === at?.lever);
  if (!lever || !at) return null;
  const name = nameOf(lever, at.district, state);
  if (!isReport(answered))
    return (
      <li class="lever-answer">
        <h4>{name}</h4>
        <p class="remark">
          {texts.failed} {answered.message[lang]}
        </p>
      </li>
    );
  const cell = requiredView(answered, lang).sections[0]!.rows[0]!.answers.find(
    ({probability}) => probability === level,
  )!;
  const target = answered.targets[id]!;
  const answer = target.answers.find(({probability}) => probability === level)!;
  const {parts} = cell;
  return (
    <li class="lever-answer" data-lever={[at.lever, at.district].filter(Boolean).join('/')} data-value={answer.value}>
      <h4>{name}</h4>
      {parts && answer.value !== undefined ? (
        <>
          <p class="needed">{parts.needed}</p>
          <SetButton {...properties} name={name} lever={lever} at={at} answer={answer} />
          <Track lever={lever} answer={answer} assumed={answered.of === 'growth' ? undefined : answered.of.assumed} />
          <p class="remark">{remarkOf(answer, lever, cell.deviations, lang)}</p>
        </>
      ) : (
        <p class="remark">{cell.text}</p>
      )}
    </li>
  );
}

function nameOf(lever: Lever, district: string | undefined, {answer, lang}: AppState): string {
  const name = leverName(lever, lang.value);
  const forecast = answer.shown.value?.forecast;
  if (lever.places.length === 1 || !forecast) return name;
  const place = district === undefined ? requiredTextsOf(lang.value).all : districtName(forecast, district, lang.value);
  return textsOf(lang.value).aside(name, place);
}

/** How far it is from what is assumed, and what the slider's steps make of it. */
function remarkOf({side, onStep}: Answer, lever: Lever, deviations: string | undefined, lang: Language): string {
  const texts = requiredTextsOf(lang);
  const text = onStep === undefined ? '' : leverText(onStep, lever, lang);
  const step = side === 'at-most' ? texts.stepDown(text) : texts.stepUp(text);
  const distance = deviations && texts.distance(deviations.replace('−', ''), deviations.startsWith('−'));
  return [distance, text && step].filter(Boolean).join(' · ');
}

interface SetProperties extends Omit<Properties, 'taken'> {
  readonly name: string;
  readonly lever: Lever;
  readonly at: {readonly lever: string; readonly district?: string};
  readonly answer: Answer;
}

/** Moves the slider to the step that is enough. It keeps the focus when it has, so that one may go on from there. */
function SetButton({id, level, state, onMove, name, lever, at, answer: found}: SetProperties) {
  const {answer, lang} = state;
  const texts = requiredTextsOf(lang.value);
  const value = found.onStep ?? found.value!;
  const text = leverText(value, lever, lang.value);
  const isSet = setTo(answer.settings.value, lever, at) === value;
  const move = () => {
    const shown = answer.shown.value?.forecast.targets[id];
    if (isSet || !shown) return;
    const settingsBefore = answer.settings.value;
    moveTo(answer, lever, at, value);
    const before = probabilityText(shown, textsOf(lang.value));
    onMove({lever, at, name, value: text, level, before, settingsBefore, settings: answer.settings.value});
  };
  return (
    <button
      type="button"
      class={isSet ? 'set-it is-set' : 'set-it'}
      aria-disabled={isSet}
      aria-label={isSet ? `${name} ${texts.isSet}` : texts.setOf(name, text)}
      onClick={move}
    >
      {isSet ? texts.isSet : texts.setTo(text)}
    </button>
  );
}

interface TrackProperties {
  readonly lever: Lever;
  readonly answer: Answer;
  readonly assumed: {readonly p05: number; readonly p95: number} | undefined;
}

/** The lever's range: what is assumed, and where it is enough. */
function Track({lever: {min, max}, answer: {value = 0, side}, assumed}: TrackProperties) {
  const at = (x: number) => `${(100 * Math.min(1, Math.max(0, (x - min) / (max - min)))).toFixed(2)}%`;
  const from = (low: number, high: number) => ({left: at(low), right: `calc(100% - ${at(high)})`});
  return (
    <span class="reach" aria-hidden="true">
      <span class="enough" style={side === 'at-most' ? from(min, value) : from(value, max)} />
      {assumed ? <span class="assumed-here" style={from(assumed.p05, assumed.p95)} /> : null}
    </span>
  );
}
