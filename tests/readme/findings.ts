import {globSync} from 'node:fs';
import {audit, loadPlan} from '../../engine/index.ts';
import {AUDIT_WORDS} from '../../engine/report/audit-words.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

const SHOWN = [
  'sums:zhejiang-cluster:zhejiang-revenue-2027',
  'conflicts:qiantang-harbour:qiantang-revenue-2026-zhejiang-cluster:qiantang-revenue-2027',
  'ratios:qiantang-harbour:qiantang-revenue-2026-qiantang-output-2026',
  'worths:qiantang-harbour:qiantang-investment-2026',
  'scale:qiantang-harbour:qiantang-trial-permits-2026',
];

/** The most striking findings about the real plans, as the audit words them. */
export function findings(lang: 'zh' | 'en'): string {
  const files = globSync('scenarios/plans/*/targets.yaml').toSorted();
  const report = audit(files.map((file) => loadPlan(file, fileReader(file))));
  return SHOWN.map((id) => {
    const finding = report.findings.find((one) => one.id === id);
    if (!finding) throw new Error(`the audit no longer finds ${id}`);
    const severity = AUDIT_WORDS[lang].one[finding.severity];
    return `- **${severity}**${lang === 'zh' ? '：' : ': '}${finding.sentence[lang]}`;
  }).join('\n');
}
