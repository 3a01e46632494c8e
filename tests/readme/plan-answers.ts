import {existsSync, globSync} from 'node:fs';
import {basename} from 'node:path';
import type {Forecast} from '../../engine/index.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';
import {probabilityText} from '../../engine/report/probability.ts';
import {textsOf} from '../../engine/report/text.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {forecastPart} from '../support/forecast-part.ts';

type Language = 'zh' | 'en';

const VARIANTS = ['scenario', 'history', 'recent', 'plan-growth', 'downside', 'upside'] as const;

const WORDS = {
  en: {
    columns: [
      'Headline target',
      'Argued',
      'History repeats',
      'Recent trend',
      'Plan’s growth',
      'Price cuts',
      'Innovation',
      'Such goals met',
    ],
    of: (hits: number, of: number) => `${hits} of ${of}`,
  },
  zh: {
    columns: ['主要目标', '论证值', '历史重演', '近年趋势', '规划增速', '集采降价', '创新兑现', '同类目标达成'],
    of: (hits: number, of: number) => `${of} 个中 ${hits} 个`,
  },
} as const;

interface Row {
  readonly folder: string;
  readonly label: Readonly<Record<Language, string>>;
  readonly targets: readonly Forecast['targets'][string][];
}

/** The headline targets of every plan that has all variants, each with its forecast under each of them. */
export async function planRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const file of globSync('scenarios/plans/*/targets.yaml').toSorted()) {
    const folder = file.slice(0, -'/targets.yaml'.length);
    const files = VARIANTS.map((variant) => `${folder}/${variant}.yaml`);
    if (!files.every((variant) => existsSync(variant))) continue;
    const headlines = Object.entries(loadPlan(file, fileReader(file)).plan.targets).filter(
      ([, target]) => target.isHeadline && !target.notModelled,
    );
    const ids = headlines.map(([id]) => id);
    const forecasts: Forecast[] = [];
    for (const variant of files) forecasts.push(await forecastPart(variant, ids));
    for (const [id, {label}] of headlines)
      rows.push({folder, label, targets: forecasts.map(({targets}) => targets[id]!)});
  }
  return rows;
}

/** The table of plans that the README shows, in Markdown. */
export function planTable(rows: readonly Row[], lang: Language): string {
  const {columns, of} = WORDS[lang];
  const cells = rows.map(({folder, label, targets}) => [
    `[${basename(folder)}](${folder}/targets.yaml): ${label[lang]}`,
    ...targets.map((target) => probabilityText(target, textsOf(lang)).replaceAll('\u00a0', ' ')),
    targets[0]!.outsideView ? of(targets[0]!.outsideView.hits, targets[0]!.outsideView.of) : '–',
  ]);
  return [columns, columns.map((_, i) => (i ? '---:' : '---')), ...cells]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}
