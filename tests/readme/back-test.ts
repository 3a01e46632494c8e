import {compile, forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {quantityOf, withUnit} from '../../engine/report/quantity.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

type Language = 'zh' | 'en';

const FILE = 'scenarios/plans/zhejiang-pharma-14fyp/back-test.yaml';

const HEADS = {
  en: ['Observed', 'came to', 'median forecast', '5 to 95 %', 'above so many simulated futures'],
  zh: ['实际', '实际值', '中位预测', '5% 至 95%', '高于多少模拟结果'],
} as const;

const SENTENCES = {
  en: (inside: number, all: number) =>
    `${inside} of the ${all} lie between the 5 and the 95 % quantile, where nine in ten should.`,
  zh: (inside: number, all: number) => `${all} 个中有 ${inside} 个落在 5% 与 95% 分位数之间，本应有九成。`,
} as const;

/** Where what came fell in the forecast from 2020, in Markdown: a table, and how many were inside. */
export async function backTest(lang: Language): Promise<string> {
  const {metrics} = await forecast(compile(loadScenario(FILE, fileReader(FILE), METRIC_SCHEMAS)));
  const percent = (share: number) => withUnit((100 * share).toFixed(share < 0.1 || share > 0.9 ? 1 : 0), '%', lang);
  const observed = Object.values(metrics).flatMap(({districts, label, unit}) =>
    Object.values(districts).flatMap((years) =>
      Object.entries(years).flatMap(([year, {actual, p05, p50, p95}]) => {
        if (!actual) return [];
        const name = typeof label === 'object' ? label[lang]! : label!;
        // In the unit of the file, as the sources have it; a median of 19.7 % says no less than 19.68 %.
        const number = (value: number) => quantityOf(unit, 'zh').number(value);
        const actualText = quantityOf(unit, 'zh').number(actual.value, 6);
        const shown = withUnit(actualText, unit!, lang).replaceAll('\u00a0', ' ');
        const cells = [
          lang === 'zh' ? `${year} 年${name}` : `${year}, ${name}`,
          shown,
          number(p50),
          `${number(p05)}–${number(p95)}`,
          percent(actual.position).replaceAll('\u00a0', ' '),
        ];
        return [{cells, isInside: p05 <= actual.value && actual.value <= p95}];
      }),
    ),
  );
  const inside = observed.filter(({isInside}) => isInside).length;
  const rows = [HEADS[lang], ['---', '---:', '---:', '---:', '---:'], ...observed.map(({cells}) => cells)];
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${table}\n\n${SENTENCES[lang](inside, observed.length)}`;
}
