import {useSignal} from '@preact/signals';
import {useMemo} from 'preact/hooks';
import {formatNumber} from '../../engine/display.ts';
import {AskingState} from '../components/asking-state.tsx';
import {useAtRest} from '../components/use-at-rest.ts';
import type {AppState} from '../state/app-state.ts';
import {GrowthAnswer} from './growth-answer.tsx';
import {LeverAnswers} from './lever-answers.tsx';
import {LevelChoice} from './level-choice.tsx';
import {type Moved, MovedLever} from './moved-lever.tsx';
import {isReport, LEVELS, makeRequiring, type Taken} from './requiring.ts';
import {legendOf} from './required-legend.ts';
import {requiredTextsOf} from './required-texts.ts';

/** The level that is shown first: likely, and not beyond doubt. */
const FIRST = 0.8;

/** A probability to choose, then what it would take of growth and of each lever. */
export function RequiredPanel({id, state}: {readonly id: string; readonly state: AppState}) {
  const {answer, engine, lang} = state;
  const requiring = useMemo(() => makeRequiring(engine), [engine]);
  const level = useSignal<number>(FIRST);
  const moved = useSignal<Moved | undefined>(undefined);
  const texts = requiredTextsOf(lang.value);
  const files = answer.files.value;
  const outline = answer.outline.value;
  const settings = answer.settings.value;
  // Those that one may choose from are asked about together, as the command line does; another by itself.
  const isUsual = LEVELS.some((one) => one === level.value);
  const probabilities = isUsual ? LEVELS : [level.value];
  const {levers = [], replicates = 0} = outline ?? {};
  const wanted = files && outline && {files, settings, target: id, probabilities, levers, replicates};
  useAtRest(requiring, answer, wanted);
  const shown = requiring.shown.value;
  const answered =
    shown?.wanted.files === files && shown?.wanted.probabilities.includes(level.value) ? shown : undefined;
  const isNow = answered?.wanted.settings === settings;
  const found = answered?.found ?? [];
  return (
    <div class="required" data-required={id}>
      <p class="note">{texts.intro}</p>
      <LevelChoice level={level} lang={lang.value} />
      <MovedLever id={id} moved={moved} state={state} />
      <AskingState
        asking={requiring}
        answered={answered ? (isNow ? 'now' : 'before') : 'not'}
        texts={{...texts, computing: (share) => `${texts.computing(share)}${soFar(found, replicates, state)}`}}
        lang={lang.value}
      />
      {answered ? (
        <div class={isNow ? 'answered' : 'answered outdated'}>
          <GrowthAnswer id={id} level={level.value} taken={found.find(({at}) => !at)} state={state} />
          <LeverAnswers
            id={id}
            level={level.value}
            taken={found.filter(({at}) => at)}
            state={state}
            onMove={(to) => (moved.value = to)}
          />
          {legendOf(found, lang.value).map((line) => (
            <p class="note" key={line}>
              {line}
            </p>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** On how many replicates some of the answers rest, while these are fewer than they will be. */
function soFar(found: readonly Taken[], replicates: number, {lang}: AppState): string {
  const fewest = Math.min(...found.map(({answered}) => (isReport(answered) ? answered.run.replicates : Infinity)));
  if (!(fewest < replicates)) return '';
  const comma = lang.value === 'zh' ? '，' : ', ';
  return comma + requiredTextsOf(lang.value).refining(formatNumber(fewest, lang.value, 16));
}
