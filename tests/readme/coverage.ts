import {globSync} from 'node:fs';
import {compile, loadPlan, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {coverage} from '../../engine/plan/coverage.ts';
import {coverageMarkdown} from '../../engine/plan/coverage-text.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

/** How many targets of each real plan are modelled. */
export function coverageTable(lang: 'zh' | 'en'): string {
  const all = globSync('scenarios/plans/*/targets.yaml')
    .toSorted()
    .map((file) => {
      const scenario = file.replace('targets.yaml', 'scenario.yaml');
      const model = compile(loadScenario(scenario, fileReader(scenario), METRIC_SCHEMAS));
      return coverage(loadPlan(file, fileReader(file)), model);
    });
  return coverageMarkdown(all, lang).trimEnd();
}
