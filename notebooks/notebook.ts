import {WORKER_URL} from '../engine/browser.ts';
import {CHART_CSS, type Frame} from '../engine/charts.ts';
import {type Language, likelihoodOf, probabilityText, targetSubject, textsOf} from '../engine/display.ts';
import type * as Plot from '@observablehq/plot';
import {
  compile,
  type Compiled,
  type Forecast,
  levers,
  type LeverSettings,
  loadScenario,
  METRIC_SCHEMAS,
  Pool,
  variantText,
} from '../engine/index.ts';
import {fromLibrary} from '../web/library.ts';

/** What the cells of the notebooks share: reading the project's scenarios, and elements for a page. */

/** A scenario of the project, compiled, and the texts of its files. */
export interface Opened {
  readonly compiled: Compiled;
  readonly texts: Readonly<Record<string, string>>;
  readonly entry: string;
}

/** Opens a scenario by its path below `scenarios/`. Throws a TidemarkError for a file that is wrong. */
export async function open(path: string): Promise<Opened> {
  const {texts, entry} = await fromLibrary(path);
  return {compiled: compiledFrom(texts, entry), texts, entry};
}

/** A scenario written in a cell. */
export function scenarioOf(text: string): Compiled {
  return compiledFrom({'cell.yaml': text}, 'cell.yaml');
}

/** The variant in which levers have the values given, which is the file that a planner would write: `extends` and what differs. */
export function withLevers(
  {compiled, texts, entry}: Opened,
  settings: LeverSettings,
): {text: string; compiled: Compiled} {
  const file = entry.replace(/\.yaml$/, '-what-if.yaml');
  const text = variantText({
    id: `${compiled.scenario.id}-what-if`,
    extends: entry.slice(entry.lastIndexOf('/') + 1),
    levers: levers(compiled),
    settings,
  });
  return {text, compiled: compiledFrom({...texts, [file]: text}, file)};
}

/** The variant that a text beside the scenario's file says, usually `extends` and what differs. */
export function withText({texts, entry}: Opened, text: string): Compiled {
  const file = entry.replace(/\.yaml$/, '-cell.yaml');
  return compiledFrom({...texts, [file]: text}, file);
}

function compiledFrom(texts: Readonly<Record<string, string>>, entry: string): Compiled {
  const read = (path: string) => {
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
    if (text === undefined) throw new Error('no such file');
    return text;
  };
  return compile(loadScenario(entry, read, METRIC_SCHEMAS));
}

/** Workers for the runs of a page; one per core unless told. */
export function startPool(workers?: number): Pool {
  return new Pool({script: new URL(WORKER_URL, location.href).href, workers});
}

/** What a chart is drawn for. */
export function frameOf(lang: Language, width: number): Frame {
  return {document, lang, width: Math.max(280, Math.min(width, 860))};
}

type Child = Node | string | number | undefined;

/** An element. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(
    ...children
      .filter((child) => child !== undefined)
      .map((child) => (typeof child === 'number' ? String(child) : child)),
  );
  return made;
}

/** A table with a head; the first column holds names, the others numbers. */
export function table(head: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  const cells = (name: string, row: readonly Child[]) => row.map((child) => element(name, {}, child));
  const body = rows.map((row) => element('tr', {}, ...cells('td', row)));
  const made = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...cells('th', head))),
    element('tbody', {}, ...body),
  );
  return element('div', {class: 'table'}, made);
}

/** Paragraphs of text, of a class where one is given; what there is not is left out. */
export function paragraphs(texts: readonly (string | undefined)[], name = ''): HTMLElement {
  const said = texts.filter((text) => text !== undefined && text !== '');
  return element('div', name ? {class: name} : {}, ...said.map((text) => element('p', {}, text)));
}

/** A choice that a cell can `view`: of values, each with what it is called. */
export function choice(label: string, options: readonly (readonly [string, string])[], value: string): HTMLElement {
  const select = element('select', {}, ...options.map(([key, name]) => element('option', {value: key}, name)));
  if (!(select instanceof HTMLSelectElement)) throw new TypeError('no select');
  select.value = value;
  const made = element('label', {class: 'choice'}, element('span', {}, label), select);
  Object.defineProperty(made, 'value', {get: () => select.value});
  return made;
}

/** A slider that a cell can `view`, with what it says beside it. What rests on a settled one is worked out when it is let go, not while it moves. */
export function slider(
  label: string,
  range: {min: number; max: number; step: number; value: number},
  format: (value: number) => string,
  {settled = false} = {},
): HTMLElement {
  const input = document.createElement('input');
  input.type = 'range';
  for (const key of ['min', 'max', 'step', 'value'] as const) input[key] = String(range[key]);
  const said = element('output', {}, format(range.value));
  const made = element('label', {class: 'slider'}, element('span', {}, label), input, said);
  input.addEventListener('input', (event) => {
    said.textContent = format(input.valueAsNumber);
    if (settled) event.stopPropagation();
  });
  if (settled) input.addEventListener('change', () => made.dispatchEvent(new Event('input')));
  Object.defineProperty(made, 'value', {get: () => input.valueAsNumber});
  return made;
}

/** The switch between the languages, which a cell can `view`: it shows the prose of one and hides the other's. */
export function languageSwitch(): HTMLElement {
  const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
  const choice = element('span', {class: 'languages', role: 'group', 'aria-label': '语言 Language'});
  const show = (lang: Language) => {
    document.documentElement.lang = lang;
    for (const button of choice.querySelectorAll('button')) button.ariaPressed = String(button.lang === lang);
    Object.assign(choice, {value: lang});
  };
  for (const [lang, name] of [
    ['zh', '中文'],
    ['en', 'English'],
  ] as const) {
    const button = element('button', {type: 'button', lang}, name);
    button.addEventListener('click', () => {
      show(lang);
      choice.dispatchEvent(new Event('input'));
    });
    choice.append(button);
  }
  show(asked.startsWith('zh') ? 'zh' : 'en');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CHART_CSS);
  document.adoptedStyleSheets = [sheet];
  return choice;
}

/** A metric as its scenario's file says it: the lines from its name on that are indented further. */
export function excerpt({texts, entry}: Opened, name: string): HTMLElement {
  const lines = (texts[entry] ?? '').split('\n');
  const first = lines.findIndex((line) => line.trim().startsWith(name));
  const indent = lines[first]?.search(/\S/) ?? 0;
  const end = lines.findIndex((line, i) => i > first && line.search(/\S/) <= indent);
  const text = lines
    .slice(first, end)
    .map((line) => line.slice(indent).replace(/(^|\s+)#.*$/, ''))
    .filter((line) => line.trim());
  return element('pre', {}, element('code', {}, text.join('\n').trimEnd()));
}

/** The targets of a forecast and their probabilities. */
export function chanceTable(forecast: Forecast, lang: Language): HTMLElement {
  const texts = textsOf(lang);
  const rows = Object.entries(forecast.targets).map(([id, target]) => [
    targetSubject(forecast, id, lang),
    probabilityText(target, texts),
    texts.likelihood[likelihoodOf(target.probability)],
  ]);
  return table(lang === 'zh' ? ['目标', '概率', '说法'] : ['Target', 'Chance', 'Word'], rows);
}

/** Intervals side by side, and the value that they should hold. */
export function dotChart(
  {plot, ruleX, ruleY}: Pick<typeof Plot, 'plot' | 'ruleX' | 'ruleY'>,
  intervals: readonly {seed: number; interval: readonly [number, number]; holds: boolean}[],
  truth: number,
  {width, lang}: Frame,
): SVGSVGElement {
  const svg = plot({
    width,
    height: 220,
    marginLeft: 44,
    x: {axis: null},
    y: {percent: true, label: null, ticks: 5},
    marks: [
      ruleX(intervals, {
        x: 'seed',
        y1: ({interval}) => interval[0],
        y2: ({interval}) => interval[1],
        stroke: ({holds}) => (holds ? 'var(--chart-forecast)' : 'var(--chart-target)'),
        strokeWidth: 1.5,
      }),
      ruleY([truth], {stroke: 'var(--chart-ink)'}),
    ],
  }) as SVGSVGElement;
  // The policy of the page allows no style but the page's own.
  svg.querySelector('style')?.remove();
  svg.setAttribute('class', 'chart');
  svg.setAttribute('role', 'img');
  const missed = intervals.filter(({holds}) => !holds).length;
  svg.setAttribute(
    'aria-label',
    lang === 'zh'
      ? `${intervals.length} 个区间，${missed} 个没有盖住真值`
      : `${intervals.length} intervals, ${missed} of which miss the true value`,
  );
  return svg;
}

/** P(Z < z) of a standard normal, by its series (Abramowitz and Stegun 26.2.10): the notebooks' own, so that it checks the engine's. For |z| up to 6 or so. */
export function normalBelow(z: number): number {
  let [term, sum] = [z, z];
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++)
    sum += term = (-term * z * z * (2 * k - 1)) / (2 * k * (2 * k + 1));
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

/** The z with P(Z < z) = p, by halving. */
export function normalQuantile(p: number): number {
  let [low, high] = [-6, 6];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How to get the very same numbers again. */
export function provenance({digest, run, scenario}: Forecast, lang: Language): HTMLElement {
  const said =
    lang === 'zh' ? `${run.replicates} 次模拟，种子 ${run.seed}` : `${run.replicates} replicates, seed ${run.seed}`;
  return element(
    'p',
    {class: 'provenance', 'data-digest': digest, 'data-scenario': scenario.id},
    `${scenario.id} · ${said} · `,
    element('code', {}, digest),
  );
}
