import {openScenario} from '../../engine/cli/open-scenario.ts';
import {drivers} from '../../engine/index.ts';
import {driversText} from '../../engine/report/index.ts';

const TARGET = 'zhejiang-revenue-2027';
/** The split, the table of sources, the tornado and the rule. */
const SECTIONS = 5;

/** What `tidemark drivers` says first of the province's goal. */
export async function driversBlock(lang: 'zh' | 'en'): Promise<string> {
  const compiled = await openScenario('scenarios/plans/zhejiang-cluster/revenue.yaml');
  const report = await drivers(compiled, {targets: [TARGET]});
  const text = driversText(report, {lang, width: 96, color: false, unicode: true, detailed: [TARGET]});
  return `\`\`\`text\n${text.split('\n\n').slice(1, SECTIONS).join('\n\n')}\n\`\`\``;
}
