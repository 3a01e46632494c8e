import {type AuditReport, SEVERITIES} from '../audit-schema.ts';
import type {Language} from '../units.ts';
import {AUDIT_WORDS, restsText, targetCount} from './audit-words.ts';

/** The findings of an audit in Markdown, a table per severity. Ends with a newline. */
export function auditMarkdown(report: AuditReport, lang: Language): string {
  const words = AUDIT_WORDS[lang];
  const head = `${words.of(report.documents.length, targetCount(report))}${lang === 'zh' ? '：' : ': '}${words.counts(report.counts) || words.none}`;
  const sections = SEVERITIES.filter((severity) => report.counts[severity] > 0).map((severity) => {
    const rows = report.findings
      .filter((finding) => finding.severity === severity)
      .map(({sentence, claims}) => [escaped(sentence[lang]), escaped(restsText(claims, report, lang))]);
    const table = [words.columns, ['---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`);
    return [`## ${words.severity[severity]}`, '', words.meaning[severity], '', ...table].join('\n');
  });
  return `${[head, ...sections].join('\n\n')}\n`;
}

/** Labels are text, whatever characters they hold. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|&]/g, (character) => (character === '&' ? '&amp;' : `\\${character}`));
}
