interface Bar {
  readonly name: string;
  readonly rate: number;
  readonly isNeed: boolean;
}

/** Rates of growth, one under the other on one scale. A fall has no bar: its number says it. */
export function GrowthBars({bars, text}: {bars: readonly Bar[]; text: (rate: number) => string}) {
  const most = Math.max(...bars.map(({rate}) => rate), 0.01);
  return (
    <ul class="growth-bars">
      {bars.map(({name, rate, isNeed}) => (
        <li key={name} class={isNeed ? 'need' : ''}>
          <strong>{text(rate)}</strong> <span>{name}</span>
          <span
            class="growth-bar"
            aria-hidden="true"
            style={{width: `${Math.max(0, (100 * rate) / most).toFixed(2)}%`}}
          />
        </li>
      ))}
    </ul>
  );
}
