import type {TargetForecast} from '../../engine/index.ts';

interface Properties {
  readonly target: Pick<TargetForecast, 'probability' | 'interval'>;
  /** The probability before a change, drawn dashed. */
  readonly before?: number | undefined;
  /** Shows where one word gives way to the next. */
  readonly withWords?: boolean;
}

/** A probability as a bar from 0 to 100 % with its 95 % interval. The number stands beside it, so those who cannot see it miss nothing. */
export function Meter({target: {probability, interval}, before, withWords = false}: Properties) {
  const [low, high] = interval;
  return (
    <span class={withWords ? 'meter words' : 'meter'} aria-hidden="true">
      <span class="fill" style={{width: percent(probability)}} />
      {withWords ? LIMITS.map((limit) => <span class="limit" key={limit} style={{left: percent(limit)}} />) : null}
      {before === undefined ? null : <span class="ghost" style={{width: percent(before)}} />}
      <span class="interval" style={{left: percent(low), width: percent(high - low)}} />
    </span>
  );
}

/** Where the words for a probability change. */
const LIMITS = [0.05, 0.33, 0.67, 0.95];

function percent(share: number): string {
  return `${(100 * share).toFixed(3)}%`;
}
