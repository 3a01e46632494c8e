import {compile, type Forecast, forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {showProbability} from '../../engine/report/probability.ts';
import {quantityOf} from '../../engine/report/quantity.ts';
import {textsOf} from '../../engine/report/text.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

type Language = 'zh' | 'en';

const PLANS = {
  'binjiang-life-health': {zh: '滨江', en: 'Binjiang'},
  'hangzhou-biopharma': {zh: '杭州', en: 'Hangzhou'},
} as const;
const YEARS = ['2021', '2023', '2025'];

const HEADS = {
  en: ['Outlay, 亿元', ...YEARS, 'within the budget assumed, 2025', 'in every year'],
  zh: ['财政支出，亿元', ...YEARS.map((year) => `${year} 年`), '2025 年不超预算设想', '每年都不超'],
} as const;

const runs = new Map<string, Promise<Forecast>>();

/** What two policies cost, in Markdown: medians with nine of ten futures, in total and by group. */
export async function outlay(lang: Language): Promise<string> {
  const tables = await Promise.all(Object.keys(PLANS).map((plan) => rowsOf(plan as keyof typeof PLANS, lang)));
  const rows = [HEADS[lang], HEADS[lang].map((_, i) => (i ? '---:' : '---')), ...tables.flat()];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

async function rowsOf(plan: keyof typeof PLANS, lang: Language): Promise<string[][]> {
  const file = `scenarios/plans/${plan}/outlay.yaml`;
  // Both languages show the same run.
  if (!runs.has(plan)) runs.set(plan, forecast(compile(loadScenario(file, fileReader(file), METRIC_SCHEMAS))));
  const {metrics, targets} = await runs.get(plan)!;
  const chance = (target: string) => {
    const {value, error} = showProbability(targets[target]!, textsOf(lang));
    return `${value} ${error}`.trim().replaceAll('\u00a0', ' ');
  };
  const groups = Object.keys(metrics).filter((name) => name.startsWith('outlay_'));
  return ['outlay', ...groups].map((name) => {
    const {districts, label, unit} = metrics[name]!;
    const [years] = Object.values(districts);
    // In the unit of the file, as the policies have it.
    const number = (value: number) => quantityOf(unit, 'zh').number(value);
    const cells = YEARS.map((year) => {
      const {p05, p50, p95} = years![year]!;
      return `${number(p50)} (${number(p05)}–${number(p95)})`;
    });
    const said = typeof label === 'object' ? label[lang]! : label!;
    if (name !== 'outlay') return [`· ${said.replace(/^(?:outlay: |支出：)/, '')}`, ...cells, '', ''];
    return [
      `**${PLANS[plan][lang]}**`,
      ...cells,
      chance('outlay-within-budget-2025'),
      chance('outlay-within-budget-every-year'),
    ];
  });
}
