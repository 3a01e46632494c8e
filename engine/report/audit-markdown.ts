import type {AuditReport} from '../audit-schema.ts';
import {SEVERITIES} from '../severities.ts';
import type {Language} from '../units.ts';
import {AUDIT_WORDS, restsText, targetCount} from './audit-words.ts';
import {markdownTable, markdownText} from './markdown-text.ts';

/** The findings of an audit in Markdown, a table per severity. Ends with a newline. */
export function auditMarkdown(report: AuditReport, lang: Language): string {
  const words = AUDIT_WORDS[lang];
  const head = `${words.of(report.documents.length, targetCount(report))}${lang === 'zh' ? '：' : ': '}${words.counts(report.counts) || words.none}`;
  const sections = SEVERITIES.filter((severity) => report.counts[severity] > 0).map((severity) => {
    const rows = report.findings
      .filter((finding) => finding.severity === severity)
      .map(({sentence, claims}) => [markdownText(sentence[lang]), markdownText(restsText(claims, report, lang))]);
    return [`## ${words.severity[severity]}`, '', words.meaning[severity], '', markdownTable(words.columns, rows)].join(
      '\n',
    );
  });
  return `${[head, ...sections].join('\n\n')}\n`;
}
