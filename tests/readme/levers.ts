import {openScenario} from '../../engine/cli/open-scenario.ts';
import {portfolio, type PortfolioReport} from '../../engine/index.ts';
import {portfolioText} from '../../engine/report/index.ts';

const FILE = 'scenarios/plans/qiantang-harbour/levers.yaml';

const reports = new Map<string, Promise<PortfolioReport>>();

/** What `tidemark levers` says of Qiantang's plan. */
export async function leversBlock(lang: 'zh' | 'en'): Promise<string> {
  // Both languages show the same run.
  if (!reports.has(FILE))
    reports.set(
      FILE,
      openScenario(FILE).then(async (compiled) => portfolio(compiled)),
    );
  const text = portfolioText(await reports.get(FILE)!, {lang, width: 96, color: false, unicode: true});
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}
