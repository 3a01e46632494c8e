import type {Change, CompareReport, MovedTarget} from '../gate-schema.ts';
import type {Language} from '../units.ts';
import {SIGN} from './check-markdown.ts';
import {ciTextsOf} from './ci-text.ts';
import {compareNotes, subjectOf} from './compare-report.ts';
import {gateTextsOf} from './gate-text.ts';
import {barCell, footnote, said} from './markdown-parts.ts';
import {markdownCode, markdownDetails, markdownTable} from './markdown-text.ts';
import {differenceText, shareOf} from './moved-lines.ts';
import {plainText} from './text.ts';

/** Targets that are shown at once; the others are folded away. */
const MANY = 20;

/** A comparison in Markdown, for a pull request or the summary of a job: how many moved, a row for each that did, what was changed in the files. Ends with a newline. */
export function compareMarkdown(report: CompareReport, lang: Language): string {
  const {base, head, targets, rules} = report;
  const texts = gateTextsOf(lang);
  const moved = targets.filter(({difference}) => difference !== 0);
  const sign = rules.length ? `${SIGN[report.outcome]} ` : '';
  const parts = [
    `### ${sign}${markdownCode(plainText(base.source))} → ${markdownCode(plainText(head.source))}${texts.colon}${texts.moved(moved.length, targets.length)}`,
    rules
      .map(({rule, verdict, targets: some}) => `- ${SIGN[verdict]} ${said(texts.rule[verdict](rule, some.join(', ')))}`)
      .join('\n'),
    movedTable(moved.slice(0, MANY), report, lang),
    moved.length > MANY ? markdownDetails(`+ ${moved.length - MANY}`, movedTable(moved.slice(MANY), report, lang)) : '',
    onlyList(report, lang),
    changesText(report.changes, lang),
    footnote(compareNotes(report, lang)),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function movedTable(moved: readonly MovedTarget[], report: CompareReport, lang: Language): string {
  if (!moved.length) return '';
  const [target, before, after, difference] = ciTextsOf(lang).movedColumns;
  const rows = moved.map((one) => movedRow(one, report, lang));
  return markdownTable(['', target, before, after, '', difference], rows, [2, 3, 5]);
}

function movedRow(target: MovedTarget, report: CompareReport, lang: Language): string[] {
  const texts = gateTextsOf(lang);
  return [
    target.difference > 0 ? '▲' : '▼',
    said(subjectOf(target, report, lang) + (target.redefined ? texts.comma + texts.redefined : '')),
    said(shareOf(target.before, lang)),
    said(shareOf(target.after, lang)),
    barCell(target.after),
    said(differenceText(target, lang)),
  ];
}

function onlyList({added, removed}: CompareReport, lang: Language): string {
  const texts = gateTextsOf(lang);
  const items = (some: CompareReport['added'], word: string) =>
    some.map(({target, probability}) => `- ${word}${texts.colon}${said(`${target} ${shareOf(probability, lang)}`)}`);
  return [...items(added, texts.added), ...items(removed, texts.removed)].join('\n');
}

function changesText(changes: readonly Change[] | undefined, lang: Language): string {
  if (!changes) return '';
  if (!changes.length) return gateTextsOf(lang).sameFiles;
  const {nothing} = gateTextsOf(lang);
  const text = (value: string | undefined) => (value === undefined ? nothing : markdownCode(plainText(value)));
  const list = changes.map(({path, before, after, place}) => {
    const where = place ? ` <sub>${said(`${plainText(place.file)}:${place.line}`)}</sub>` : '';
    return `- ${markdownCode(plainText(path))}: ${text(before)} → ${text(after)}${where}`;
  });
  return markdownDetails(ciTextsOf(lang).changes(changes.length), list.join('\n'));
}
