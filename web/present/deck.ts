import {
  AUDIT_WORDS,
  districtName,
  formatNumber,
  type ForecastView,
  growthText,
  headlineSubject,
  headlineView,
  historyGrowth,
  type Language,
  likelihoodOf,
  metricQuantity,
  outsideViewText,
  probabilityText,
  showProbability,
  targetSubject,
} from '../../engine/display.ts';
import type {AuditReport, Chances, Forecast, Lever, LeverSettings, TargetForecast} from '../../engine/index.ts';
import {leverName, leverText} from '../views/lever-text.ts';
import {groupsOf, type TargetGroup, type TargetRow} from '../views/target-groups.ts';
import {presentTextsOf} from './present-texts.ts';
import type {ChanceText, Fact, Slide} from './slide.ts';

/** What a deck is made from. */
export interface DeckSource {
  readonly forecast: Forecast;
  readonly view: ForecastView;
  readonly levers: readonly Lever[];
  readonly settings: LeverSettings;
  /** Before a lever was moved. */
  readonly before: Chances | undefined;
  readonly audit: AuditReport | undefined;
  readonly lang: Language;
}

/** So many rows a slide can hold in large type. */
const MOST_ROWS = 9;

/** So many slides of one sort a meeting can bear. */
const MOST_SLIDES = 6;

/** The deck of a forecast: the answer, each district, several at once, the rest of the last year, what-if, what does not add up. */
export function deckOf(source: DeckSource): Slide[] {
  const {main, together, further} = groupsOf(source.view);
  const {kicker} = presentTextsOf(source.lang);
  return [
    ...answerSlide(source),
    ...(main && main.rows.length > 1 ? [listSlide(source, main, kicker.overview)] : []),
    ...(main?.rows ?? []).map((row) => districtSlide(source, row)),
    ...(together.length ? [togetherSlide(source, together)] : []),
    ...(further?.groups ?? []).slice(0, MOST_SLIDES).map((group) => listSlide(source, group, further!.year)),
    ...(source.levers.length ? [whatIfSlide(source)] : []),
    ...findingSlides(source),
  ];
}

function answerSlide(source: DeckSource): Slide[] {
  const {forecast, view, lang} = source;
  const {kicker, note} = presentTextsOf(lang);
  const about = headlineView(view);
  if (!about) return [];
  const {target} = about.combined ?? about.point;
  return [
    {
      id: 'answer',
      kicker: kicker.answer,
      title: headlineSubject(about, view),
      chance: chanceOf(target, view),
      facts: factsOf(target, source),
      notes: [
        ...targetNotes(target, source),
        note.words,
        note.again(forecast.run.seed, forecast.digest.replace('sha256:', '').slice(0, 12)),
      ],
    },
  ];
}

function districtSlide(source: DeckSource, {id, target, name, metric}: TargetRow): Slide {
  const {forecast, view, lang} = source;
  const {district = ''} = target;
  return {
    id: `target-${id}`,
    kicker: name,
    title: targetSubject(forecast, id, lang),
    chance: chanceOf(target, view),
    facts: factsOf(target, source),
    ...(metric !== undefined && {
      chart: {
        shape: 'square',
        draw: ({fanChart}, frame) => fanChart(forecast, {metric, district, height: 330}, frame),
      },
    }),
    notes: [...targetNotes(target, source), ...(metric === undefined ? [] : [presentTextsOf(lang).note.fan])],
  };
}

function listSlide(source: DeckSource, {key, heading, rows}: TargetGroup, kicker: string): Slide {
  const {note} = presentTextsOf(source.lang);
  return {
    id: `list-${key}`,
    kicker,
    title: heading,
    chart: chancesOf(rows),
    notes: [...rowNotes(rows, source), note.words],
  };
}

function togetherSlide(source: DeckSource, rows: readonly TargetRow[]): Slide {
  const {kicker, together, note} = presentTextsOf(source.lang);
  return {
    id: 'together',
    kicker: kicker.together,
    title: together,
    chart: chancesOf(rows),
    notes: [note.together, ...rowNotes(rows, source)],
  };
}

/** On the screen it is live; on paper it says what the levers are set to. */
function whatIfSlide(source: DeckSource): Slide {
  const {lang, view} = source;
  const texts = presentTextsOf(lang);
  const set = settingTexts(source);
  const {main, together} = groupsOf(view);
  const said = set.length ? texts.whatIfSet(set.join(lang === 'zh' ? '，' : '; ')) : texts.whatIfNone;
  return {
    id: 'what-if',
    kicker: texts.kicker.whatIf,
    title: set.length ? said : texts.whatIf,
    chart: chancesOf(main?.rows ?? together, source.before),
    isLive: true,
    notes: [said, texts.note.whatIf],
  };
}

/** `Trend of the industry 8 %`, with the district where there is one. */
function settingTexts({levers, settings, forecast, lang}: DeckSource): string[] {
  return levers.flatMap((lever) => {
    const setting = settings[lever.id] ?? {};
    const values = typeof setting === 'number' ? [[undefined, setting] as const] : Object.entries(setting);
    return values.map(([district, value]) =>
      [leverName(lever, lang), districtName(forecast, district, lang), leverText(value, lever, lang)]
        .filter(Boolean)
        .join(' '),
    );
  });
}

/** The gravest findings, one a slide. */
function findingSlides({audit, forecast, lang}: DeckSource): Slide[] {
  const words = AUDIT_WORDS[lang];
  const {note} = presentTextsOf(lang);
  return (audit?.findings ?? [])
    .filter(({severity}) => severity === 'contradiction' || severity === 'strain')
    .slice(0, MOST_SLIDES)
    .map(({id, severity, sentence, claims}) => {
      const names = claims
        .filter(({kind, id: name}) => kind === 'target' && Object.hasOwn(forecast.targets, name))
        .map(({id: name}) => targetSubject(forecast, name, lang));
      return {
        id: `finding-${id}`,
        kicker: words.one[severity],
        title: words.meaning[severity].replace(/^./, (first) => first.toUpperCase()),
        text: sentence[lang],
        notes: names.length ? [note.rests(names.join(lang === 'zh' ? '、' : '; '))] : [],
      };
    });
}

function chanceOf(target: TargetForecast, {texts}: ForecastView): ChanceText {
  return {...showProbability(target, texts), word: texts.likelihood[likelihoodOf(target.probability)], target};
}

/** What a speaker says of one target. */
function targetNotes(target: TargetForecast, {view, forecast, lang}: DeckSource): string[] {
  const {value, word} = chanceOf(target, view);
  const {note} = presentTextsOf(lang);
  return [
    note.chance(value, word, formatNumber(forecast.run.replicates, lang, 16)),
    ...(target.outsideView ? [outsideViewText(target.outsideView, view)] : []),
  ];
}

function rowNotes(rows: readonly TargetRow[], {view}: DeckSource): string[] {
  return rows.slice(0, MOST_ROWS).map(({name, claim, target}) => {
    const word = view.texts.likelihood[likelihoodOf(target.probability)];
    return `${[name, claim].filter(Boolean).join(' ')}: ${probabilityText(target, view.texts)}, ${word}`;
  });
}

/** The median, the growth that is needed beside history, and by how much it is missed. */
function factsOf(target: TargetForecast, {forecast, view, lang}: DeckSource): Fact[] {
  const texts = presentTextsOf(lang);
  const {metric, district, year, implied, shortfall, asks} = target;
  if (metric === undefined || district === undefined || 'parts' in asks || asks.of !== 'level') return [];
  const quantity = metricQuantity(forecast, metric, lang);
  const cell = forecast.metrics[metric]?.districts[district]?.[String(year)];
  const history = historyGrowth(forecast, metric, district)?.whole;
  const facts: (Fact | undefined)[] = [
    cell && {
      name: texts.median,
      value: quantity.text(cell.p50),
      detail: texts.range(quantity.number(cell.p05), quantity.number(cell.p95)),
    },
    implied && {
      name: texts.needs,
      value: growthText(implied.growth, view.texts),
      detail: texts.from(quantity.text(implied.from), forecast.scenario.base),
    },
    history && {name: texts.history(history.from, history.to), value: growthText(history.rate, view.texts)},
    history || !shortfall ? undefined : {name: texts.missed, value: quantity.text(Math.abs(shortfall.median))},
  ];
  return facts.filter((fact) => fact !== undefined);
}

function chancesOf(rows: readonly TargetRow[], before?: Chances): NonNullable<Slide['chart']> {
  const chances = rows.slice(0, MOST_ROWS).map(({id, name, claim, target}) => ({
    name: [name, claim].filter(Boolean).join(' '),
    target,
    before: before?.targets[id]?.probability,
  }));
  return {shape: 'wide', draw: ({chancesChart}, frame) => chancesChart(chances, frame)};
}
