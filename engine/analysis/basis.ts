import type {Compiled} from '../compile/compile.ts';
import {distributionsIn, print} from '../expression/index.ts';
import {METRIC_KINDS} from '../metrics/registry.ts';
import type {Basis, Both, Ground} from '../report/html/basis.ts';
import type {Scenario} from '../scenario/schema.ts';
import {fieldLines, sourcesOf} from './explain-metric.ts';
import {inWords, type Read, read, text} from './explain-values.ts';
import {type Language, WORDS} from './explain-words.ts';

/** What a scenario rests on, for a report that people read: assumptions, factors and metrics with what was given for them in words, and their sources. */
export function basisOf(compiled: Compiled): Basis {
  const {scenario} = compiled;
  return {
    description: scenario.description,
    assumptions: Object.entries(scenario.assumptions).map(([id, assumption]) => assumed(id, assumption, scenario)),
    correlations: scenario.correlations.map((correlation) => correlated(correlation, scenario)),
    factors: Object.entries(scenario.factors).map(([id, factor]) => shaken(id, factor)),
    metrics: Object.entries(scenario.metrics).map(([id, metric]) => projected(id, metric, compiled)),
    sources: Object.entries(scenario.sources).map(([id, source]) => ({id, ...source})),
  };
}

const both = (say: (lang: Language) => string): Both => ({zh: say('zh'), en: say('en')});
const same = (words: string): Both => ({zh: words, en: words});

function assumed(id: string, assumption: Scenario['assumptions'][string], {districts}: Scenario): Ground {
  const {label, value, by, at, lever, source, note, unit} = assumption;
  const given = [...(value === undefined ? [] : [['', value] as const]), ...Object.entries(at ?? {})];
  const parsed = given.map(([key, one]) => ({key, read: read(one)}));
  const isDrawn = parsed.some(({read: {tree}}) => tree && distributionsIn(tree).length);
  const when = !isDrawn ? 'never' : by === 'district' ? 'oncePerDistrict' : 'once';
  const values: Ground['values'][number][] = parsed.map(({key, read: one}) => ({
    key: both((lang) => text(districts[key]?.name, lang) || key),
    ...valueOf(one, unit),
  }));
  if (lever) values.push({key: both((lang) => WORDS[lang].lever), text: same(`${lever.min} – ${lever.max}`)});
  return {id, label, about: both((lang) => WORDS[lang][when]), values, sources: source ?? [], note};
}

/** A distribution in words with its formula, anything else as it is. */
function valueOf(one: Read, unit: string | undefined): {text: Both; formula?: string | undefined} {
  const formula = one.tree ? print(one.tree) : String(one.text);
  const words = both((lang) => inWords(one, lang) ?? '');
  return words.zh && words.en ? {text: words, formula} : {text: same([formula, unit].filter(Boolean).join(' '))};
}

function correlated({between, rho, source, note}: Scenario['correlations'][number], {assumptions}: Scenario): Ground {
  const names = (lang: Language) => between.map((id) => text(assumptions[id]?.label, lang) || id).join(' ↔ ');
  const values = [{key: same('ρ'), text: same(String(rho))}];
  return {id: between.join(' ↔ '), label: both(names), about: undefined, values, sources: source ?? [], note};
}

function shaken(id: string, factor: Scenario['factors'][string]): Ground {
  const {label, source, note, kind, ...parameters} = factor;
  const leaves = Object.entries(parameters).flatMap(([name, value]): [string, string | number][] =>
    typeof value === 'object' ? Object.entries(value as Record<string, string>) : [[name, value as string]],
  );
  const values = leaves.map(([name, value]) => ({key: same(name), ...valueOf(read(value), undefined)}));
  const about = both((lang) => `${kind}: ${WORDS[lang].factorFormula[kind] ?? kind}`);
  return {id, label, about, values, sources: source ?? [], note};
}

function projected(id: string, metric: Scenario['metrics'][string], {fields}: Compiled): Ground {
  const own = fields.filter((field) => field.metric === id);
  const lines = {zh: fieldLines(metric, own, 'zh'), en: fieldLines(metric, own, 'en')};
  const values = lines.en.map(([key, line], i) => {
    const [zhKey = key, zhLine = line] = lines.zh[i] ?? [];
    return {key: {en: key, zh: zhKey}, text: {en: line, zh: zhLine}};
  });
  const {describe} = METRIC_KINDS[metric.kind]!;
  return {
    id,
    label: metric.label,
    about: both((lang) => describe[lang]),
    values,
    sources: [...new Set(sourcesOf(metric))],
    note: metric.note,
  };
}
