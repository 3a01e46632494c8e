import type {ComponentChildren} from 'preact';
import type {Language} from '../../engine/display.ts';
import type {Charts} from '../components/chart.tsx';
import {Meter} from '../components/meter.tsx';
import {Figure} from './figure.tsx';
import {presentTextsOf} from './present-texts.ts';
import type {ChanceText, Fact, Slide} from './slide.ts';

interface Properties {
  readonly slide: Slide;
  readonly at: number;
  readonly of: number;
  readonly charts: Charts;
  readonly lang: Language;
  /** Of the scenario, at the foot. */
  readonly foot: string;
  /** In place of the chart, where the slide is live. */
  readonly live?: ComponentChildren;
}

/** A slide, as it is seen on a screen and on paper. */
export function SlideView({slide, at, of, charts, lang, foot, live}: Properties) {
  const {kicker, title, chance, facts = [], chart, text} = slide;
  return (
    <section
      class="slide"
      aria-roledescription={presentTextsOf(lang).slide}
      aria-label={`${at} / ${of}`}
      data-slide={slide.id}
    >
      <header>
        <p class="kicker">{kicker}</p>
        <h2>{title}</h2>
      </header>
      <div class={chart && (chance || facts.length) ? 'slide-body split' : 'slide-body'}>
        {chance || facts.length ? (
          <div class="said-big">
            {chance ? <Chance {...chance} /> : null}
            {facts.length ? <Facts facts={facts} /> : null}
          </div>
        ) : null}
        {text === undefined ? null : <p class={`finding ${lengthOf(text, lang)}`}>{text}</p>}
        {live ?? (chart ? <Figure chart={chart} charts={charts} lang={lang} /> : null)}
      </div>
      <footer>
        <span>{foot}</span>
        <span class="number">
          {at} / {of}
        </span>
      </footer>
    </section>
  );
}

function Chance({value, error, word, target}: ChanceText) {
  return (
    <div class="big-chance">
      <p>
        <strong>{value}</strong> <span class="error">{error}</span>
      </p>
      <p class="word">{word}</p>
      <Meter target={target} withWords />
    </div>
  );
}

function Facts({facts}: {facts: readonly Fact[]}) {
  return (
    <dl class="slide-facts">
      {facts.map(({name, value, detail}) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong>
            {detail ? <small>{detail}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Long findings are set smaller, so that they stay on the slide. Chinese says twice as much in a character. */
function lengthOf(text: string, lang: Language): string {
  const length = lang === 'zh' ? 2.2 * text.length : text.length;
  return length > 620 ? 'longest' : length > 380 ? 'longer' : length > 200 ? 'long' : '';
}
