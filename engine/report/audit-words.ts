import type {AuditReport, Finding} from '../audit-schema.ts';
import {SEVERITIES, type Severity} from '../severities.ts';
import type {Language} from '../units.ts';

interface AuditWords {
  severity: Readonly<Record<Severity, string>>;
  /** A single one. */
  one: Readonly<Record<Severity, string>>;
  /** What a severity means. */
  meaning: Readonly<Record<Severity, string>>;
  counts(counts: Readonly<Record<Severity, number>>): string;
  of(documents: number, targets: number): string;
  none: string;
  more(counts: string, isOne: boolean): string;
  rests(claims: string, more: number): string;
  columns: readonly [finding: string, rests: string];
}

export const AUDIT_WORDS: Readonly<Record<Language, AuditWords>> = {
  en: {
    severity: {contradiction: 'Contradictions', strain: 'Strains', ambiguity: 'Ambiguities', note: 'Notes'},
    one: {contradiction: 'Contradiction', strain: 'Strain', ambiguity: 'Ambiguity', note: 'Note'},
    meaning: {
      contradiction: 'cannot all come true as meant',
      strain: 'only with what has no precedent',
      ambiguity: 'can be read in ways that differ',
      note: 'worth knowing',
    },
    counts: (counts) =>
      SEVERITIES.filter((severity) => counts[severity] > 0)
        .map((severity) => `${counts[severity]} ${plural(severity, counts[severity])}`)
        .join(', '),
    of: (documents, targets) => `${targets} targets in ${documents} ${documents === 1 ? 'document' : 'documents'}`,
    none: 'nothing that does not add up',
    more: (counts, isOne) => `${counts}: --all shows ${isOne ? 'it' : 'them'}`,
    rests: (claims, more) => (more ? `${claims} and ${more} more` : claims),
    columns: ['Finding', 'Rests on'],
  },
  zh: {
    severity: {contradiction: '矛盾', strain: '吃紧', ambiguity: '含混', note: '提示'},
    one: {contradiction: '矛盾', strain: '吃紧', ambiguity: '含混', note: '提示'},
    meaning: {
      contradiction: '按本意不能同时成立',
      strain: '须有前所未有之事才能成立',
      ambiguity: '可作不同理解',
      note: '值得知道',
    },
    counts: (counts) =>
      SEVERITIES.filter((severity) => counts[severity] > 0)
        .map((severity) => `${AUDIT_WORDS.zh.severity[severity]} ${counts[severity]} 处`)
        .join('，'),
    of: (documents, targets) => `${documents} 份文件，${targets} 项目标`,
    none: '未发现对不上的账',
    more: (counts) => `另有${counts}，用 --all 查看`,
    rests: (claims, more) => (more ? `${claims} 及另外 ${more} 项` : claims),
    columns: ['发现', '依据'],
  },
};

function plural(severity: Severity, count: number): string {
  if (count === 1) return severity;
  return severity === 'ambiguity' ? 'ambiguities' : `${severity}s`;
}

const SHOWN = 3;

/** The names of the claims that a finding rests on, the first of many. */
export function restsText(claims: Finding['claims'], {documents}: AuditReport, lang: Language): string {
  const names = claims.slice(0, SHOWN).map(({document, id}) => (documents.length > 1 ? `${document}/${id}` : id));
  const more = claims.length - names.length;
  return AUDIT_WORDS[lang].rests(names.join(lang === 'zh' ? '、' : ', '), more);
}

/** How many targets all documents have. */
export function targetCount({documents}: AuditReport): number {
  return documents.reduce((sum, {targets}) => sum + targets, 0);
}
