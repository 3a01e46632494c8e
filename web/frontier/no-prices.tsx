import type {AppState} from '../state/app-state.ts';
import {leverName} from '../views/lever-text.ts';
import {frontierTextsOf} from './frontier-texts.ts';

/** The scenario of the library that has prices. */
const EXAMPLE = 'plans/qiantang-harbour/levers.yaml';

/** For a scenario whose levers cost nothing that is known: what to write, with its own names. */
export function NoPrices({answer, lang, workspace}: AppState) {
  const texts = frontierTextsOf(lang.value);
  const levers = answer.outline.value?.levers ?? [];
  const lever = levers.find(({percent}) => percent) ?? levers[0];
  const entry = answer.files.value?.entry.split('/').at(-1) ?? 'scenario.yaml';
  const text = lever
    ? `tidemark: 1
extends: ${entry}
id: ${answer.outline.value!.id}-levers
budget: {unit: 亿元, amount: 10}
assumptions:
  ${lever.id}: {lever: {cost: ${lever.percent ? '2 * points' : '0.1 * setting'}}} # ${leverName(lever, lang.value)}`
    : `budget: {unit: 亿元, amount: 10}
assumptions:
  support: {value: 0%, lever: {min: 0%, max: 5%, step: 1%, cost: 2 * points}}`;
  return (
    <>
      <h2 id="frontier">{texts.noCosts}</h2>
      <p>{lever ? texts.howTo : texts.noLevers}</p>
      <pre class="example" tabIndex={0} aria-label="YAML">
        <code>{text}</code>
      </pre>
      <p class="note">{texts.made}</p>
      <p>
        <button type="button" onClick={() => void workspace.pick(EXAMPLE)}>
          {texts.example}
        </button>
      </p>
    </>
  );
}
