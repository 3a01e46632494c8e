import {formatIssue} from '../errors.ts';
import {inWords} from '../messages.ts';
import {markdownText} from '../report/markdown-text.ts';
import {legible, paint, type Terminal, wrap} from '../report/style.ts';
import type {Language} from '../units.ts';
import {type CoveredTarget, type Coverage, ENOUGH, tally} from './coverage.ts';

interface Texts {
  modelled(modelled: number, all: number, share: string): string;
  notModelled(count: number): string;
  reason(label: string, section: string, why: string): string;
  tooFew(enough: string): string;
  faults(count: number): string;
  columns: readonly string[];
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    modelled: (modelled, all, share) => `${modelled} of ${all} targets modelled (${share} %)`,
    notModelled: (count) => `${count} not modelled:`,
    reason: (label, section, why) => `${label} [${section}]: ${why}`,
    tooFew: (enough) => `fewer than ${enough} % are modelled`,
    faults: (count) => `${count} to mend:`,
    columns: ['Plan', 'Targets', 'Modelled', 'Not modelled', 'Share'],
  },
  zh: {
    modelled: (modelled, all, share) => `${all} 项目标，已建模 ${modelled} 项（${share}%）`,
    notModelled: (count) => `未建模 ${count} 项：`,
    reason: (label, section, why) => `${label}〔${section}〕：${why}`,
    tooFew: (enough) => `已建模的不足 ${enough}%`,
    faults: (count) => `待改正 ${count} 处：`,
    columns: ['规划', '目标数', '已建模', '未建模', '占比'],
  },
};

/** Per plan: how many targets are modelled, which are not and why, and what is to be mended. Ends with a newline. */
export function coverageText(all: readonly Coverage[], lang: Language, terminal: Terminal): string {
  const parts = all.map((one) => planLines(one, lang, terminal).join('\n'));
  return `${legible(parts.join('\n\n'), terminal)}\n`;
}

function planLines(coverage: Coverage, lang: Language, terminal: Terminal): string[] {
  const texts = TEXTS[lang];
  const {all, modelled, excused} = tally(coverage);
  const item = (text: string) => wrap(text, terminal.width - 4).map((line, i) => (i ? '    ' : '  · ') + line);
  const left = coverage.targets.filter((target) => !target.isModelled && target.reason);
  return [
    ...wrap(coverage.title[lang], terminal.width).map((line) => paint(line, 'strong', terminal)),
    texts.modelled(modelled, all, percentage(modelled, all)),
    ...(modelled < ENOUGH * all ? [paint(texts.tooFew(String(100 * ENOUGH)), 'bad', terminal)] : []),
    ...(excused ? [texts.notModelled(excused)] : []),
    ...left.flatMap((target) => item(reasonText(target, lang))),
    ...(coverage.faults.length ? [paint(texts.faults(coverage.faults.length), 'bad', terminal)] : []),
    ...coverage.faults.map((fault) => formatIssue(fault, (said) => inWords(said, lang))),
  ];
}

function reasonText({label, section, reason}: CoveredTarget, lang: Language): string {
  return TEXTS[lang].reason(label[lang], section, reason?.[lang] ?? '');
}

function percentage(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(0);
}

/** A table of the plans in Markdown. Ends with a newline. */
export function coverageMarkdown(all: readonly Coverage[], lang: Language): string {
  const rows = all.map((coverage) => {
    const counts = tally(coverage);
    const share = `${percentage(counts.modelled, counts.all)}${lang === 'zh' ? '%' : ' %'}`;
    return [markdownText(coverage.title[lang]), counts.all, counts.modelled, counts.all - counts.modelled, share];
  });
  const lines = [TEXTS[lang].columns, ['---', '---:', '---:', '---:', '---:'], ...rows];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

/** The coverage as JSON: counts, every target, and what is to be mended. Ends with a newline. */
export function coverageJson(all: readonly Coverage[]): string {
  const plans = all.map((coverage) => ({
    id: coverage.id,
    title: coverage.title,
    ...tally(coverage),
    targets: coverage.targets.map(({id, label, section, isModelled, reason}) => ({
      id,
      label,
      section,
      modelled: isModelled,
      ...(reason && {reason}),
    })),
    faults: coverage.faults.map(({path, rule, location, hint}) => ({
      path,
      rule,
      ...(location && {file: location.file, line: location.line, column: location.column}),
      hint,
    })),
  }));
  return `${JSON.stringify({tidemark: 1, plans}, null, 2)}\n`;
}
