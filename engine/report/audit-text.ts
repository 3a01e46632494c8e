import type {AuditReport} from '../audit-schema.ts';
import {SEVERITIES, type Severity} from '../severities.ts';
import type {Language} from '../units.ts';
import {AUDIT_WORDS, restsText, targetCount} from './audit-words.ts';
import {breakable, NO_BREAK} from './text.ts';
import {legible, paint, type Terminal, type Tone, wrap} from './style.ts';

export interface AuditTextOptions extends Terminal {
  readonly lang: Language;
  /** Also ambiguities and notes. */
  readonly all?: boolean;
}

const TONES: Readonly<Record<Severity, Tone>> = {
  contradiction: 'bad',
  strain: 'doubtful',
  ambiguity: 'strong',
  note: 'strong',
};

/** The findings of an audit for a terminal: how many there are, then each as a sentence and what it rests on, the gravest first. Ends with a newline. */
export function auditText(report: AuditReport, options: AuditTextOptions): string {
  const {lang, all = false} = options;
  const words = AUDIT_WORDS[lang];
  const shown: readonly Severity[] = all
    ? SEVERITIES
    : SEVERITIES.filter((severity) => severity === 'contradiction' || severity === 'strain');
  const head = `${words.of(report.documents.length, targetCount(report))}${lang === 'zh' ? '：' : ': '}${words.counts(report.counts) || words.none}`;
  const sections = shown
    .filter((severity) => report.counts[severity] > 0)
    .map((severity) => sectionLines(report, severity, options));
  const left = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, shown.includes(severity) ? 0 : report.counts[severity]]),
  );
  const hidden = words.counts(left as AuditReport['counts']);
  const lines = [
    wrap(head, options.width).map((line) => paint(line, 'strong', options)),
    ...sections,
    ...(hidden
      ? [wrap(words.more(hidden, Object.values(left).reduce((sum, count) => sum + count, 0) === 1), options.width)]
      : []),
  ];
  return `${legible(lines.map((section) => section.join('\n')).join('\n\n'), options)}\n`;
}

function sectionLines(report: AuditReport, severity: Severity, options: AuditTextOptions): string[] {
  const {lang, width} = options;
  const words = AUDIT_WORDS[lang];
  const title =
    lang === 'zh'
      ? `${words.severity[severity]}（${words.meaning[severity]}）`
      : `${words.severity[severity]} (${words.meaning[severity]})`;
  const own = report.findings.filter((finding) => finding.severity === severity);
  return [
    paint(title, TONES[severity], options),
    ...own.flatMap(({sentence, claims}, i) => {
      const mark = `${String(i + 1).padStart(String(own.length).length)}. `;
      const indent = ' '.repeat(mark.length);
      return [
        ...wrap(unbroken(sentence[lang]), width - mark.length).map((line, at) =>
          breakable((at ? indent : mark) + line),
        ),
        ...wrap(restsText(claims, report, lang), width - mark.length).map(
          (line) => indent + paint(line, 'faint', options),
        ),
      ];
    }),
  ];
}

/** No line ends between a number and its sign. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) (?=%)|(?<=≥) /g, NO_BREAK);
}
