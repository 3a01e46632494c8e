import {compile, type Forecast, forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {probabilityText} from '../../engine/report/probability.ts';
import {textsOf} from '../../engine/report/text.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

type Language = 'zh' | 'en';

const TARGETS = [
  'zhejiang-revenue-2027',
  'qiantang-revenue-2027',
  'binhai-revenue-2027',
  'linhai-revenue-2027',
  'linping-revenue-2027',
  'yuhang-revenue-2027',
  'anji-revenue-2027',
  'deqing-revenue-2027',
  'xianju-revenue-2027',
  'all-core-2027',
  'all-districts-2027',
  'clusters-2027',
];

const WORDS = {
  en: ['Target', 'Growth it needs, a year', 'Growth argued from history', 'Growth as the plan implies'],
  zh: ['目标', '每年所需增速', '按历史论证的增速', '按规划隐含的增速'],
} as const;

async function forecastOf(name: string): Promise<Forecast> {
  const file = `scenarios/plans/zhejiang-cluster/${name}.yaml`;
  return forecast(compile(loadScenario(file, fileReader(file), METRIC_SCHEMAS)));
}

/** The table of answers that the README shows, in Markdown. */
export async function answers(lang: Language): Promise<string> {
  const [base, plan] = [await forecastOf('revenue'), await forecastOf('revenue-plan-growth')];
  const rows = TARGETS.map((id) => {
    const target = base.targets[id]!;
    const {label, asks} = target;
    const name = typeof label === 'object' ? label[lang]! : label!;
    const asked = 'of' in asks ? `${name}: ${asks.atLeast} ${base.metrics[target.metric!]!.unit}` : name;
    const growth = target.implied ? `${(100 * target.implied.growth).toFixed(1)} %` : '–';
    const chance = ({targets}: Forecast) => probabilityText(targets[id]!, textsOf(lang)).replaceAll('\u00a0', ' ');
    return [asked, growth, chance(base), chance(plan)];
  });
  return [WORDS[lang], ['---', '---:', '---:', '---:'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
