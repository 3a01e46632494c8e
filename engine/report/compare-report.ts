import type {Change, CompareReport, MovedTarget} from '../gate-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {MARK, TONE} from './check-lines.ts';
import type {ReportTextOptions} from './style.ts';
import {gateTextsOf} from './gate-text.ts';
import {paragraph} from './grid.ts';
import {movedLines, shareOf} from './moved-lines.ts';
import {paint} from './style.ts';
import {breakable, labelText, plainText, textsOf} from './text.ts';
import {type Names, targetSubject} from './view.ts';

/** A comparison for a terminal: how many moved, a line per target that did, what was changed in the files, the rules. Ends with a newline. */
export function compareText(report: CompareReport, options: ReportTextOptions): string {
  const moved = report.targets.filter(({difference}) => difference !== 0);
  const parts = [
    headLines(report, moved.length, options),
    moved.flatMap((target) => movedTargetLines(target, report, options)),
    onlyLines(report, options),
    changeLines(report.changes, options),
    ruleLines(report, options),
    noteLines(report, options),
  ];
  const text = parts.filter((lines) => lines.length).map((lines) => lines.join('\n'));
  return breakable(`${text.join('\n\n')}\n`);
}

function headLines({base, head, targets}: CompareReport, moved: number, options: ReportTextOptions): string[] {
  const texts = gateTextsOf(options.lang);
  const sides = `${plainText(base.source)} → ${plainText(head.source)}${texts.colon}`;
  return paragraph(sides + texts.moved(moved, targets.length), options).map((line) => paint(line, 'strong', options));
}

function movedTargetLines(target: MovedTarget, report: CompareReport, options: ReportTextOptions): string[] {
  const texts = gateTextsOf(options.lang);
  const remark = target.redefined ? texts.comma + texts.redefined : '';
  return movedLines(target, subjectOf(target, report, options.lang), remark, options);
}

/** What a target of a comparison is about, on one line. */
export function subjectOf(target: MovedTarget, {districts, metrics}: CompareReport, lang: Language): string {
  const {asks} = target;
  if (!asks) return labelText(target.label, lang, target.target);
  const names: Names = {districts, metrics, targets: {[target.target]: {...target, asks}}};
  return targetSubject(names, target.target, lang);
}

function onlyLines({added, removed}: CompareReport, options: ReportTextOptions): string[] {
  const texts = gateTextsOf(options.lang);
  const lines = (some: CompareReport['added'], word: string) =>
    some.flatMap(({target, probability}) =>
      paragraph(`${target}${texts.colon}${shareOf(probability, options.lang)}`, options, `${word}  `, 'strong'),
    );
  return [...lines(added, texts.added), ...lines(removed, texts.removed)];
}

function changeLines(changes: readonly Change[] | undefined, options: ReportTextOptions): string[] {
  if (!changes) return [];
  const texts = gateTextsOf(options.lang);
  if (!changes.length) return paragraph(texts.sameFiles, options);
  return [
    paint(texts.changed, 'strong', options),
    ...changes.flatMap(({path, before, after, place}) => {
      const [old, now] = [before, after].map((text) => (text === undefined ? texts.nothing : plainText(text)));
      const where = place ? paragraph(`  ${place.file}:${place.line}`, options) : [];
      return [
        ...paragraph(`${plainText(path)}${texts.colon}${old} → ${now}`, options),
        ...where.map((line) => paint(`  ${line.trim()}`, 'faint', options)),
      ];
    }),
  ];
}

function ruleLines({rules}: CompareReport, options: ReportTextOptions): string[] {
  const texts = gateTextsOf(options.lang);
  const {verdict: words} = textsOf(options.lang);
  return rules.flatMap(({rule, verdict, targets}) =>
    paragraph(
      texts.rule[verdict](rule, targets.join(', ')),
      options,
      `${MARK[verdict]} ${words[verdict]}  `,
      TONE[verdict],
    ),
  );
}

function noteLines(report: CompareReport, options: ReportTextOptions): string[] {
  return compareNotes(report, options.lang).flatMap((note) =>
    paragraph(note, options).map((line) => paint(line, 'faint', options)),
  );
}

/** What did not move, what the two sides have apart, and how to read the differences. */
export function compareNotes(report: CompareReport, lang: Language): string[] {
  const {base, head, run, targets} = report;
  const texts = gateTextsOf(lang);
  const number = (n: number) => formatNumber(n, lang, 16);
  const untouched = targets.filter((target) => target.untouched).length;
  const unmoved = targets.filter(({difference}) => difference === 0).length - untouched;
  const years = ({calendar}: typeof base) => (calendar ? `${calendar.base}–${calendar.end}` : undefined);
  const [was, is] = [years(base), years(head)];
  return [
    untouched > 0 && texts.untouched(untouched),
    unmoved > 0 && texts.unmoved(unmoved),
    was !== undefined && is !== undefined && was !== is && texts.differs.calendar(was, is),
    run.seed !== undefined && base.seed !== head.seed && texts.differs.seed(base.seed, head.seed, run.seed),
    base.replicates !== head.replicates &&
      run.paired &&
      texts.differs.replicates(number(base.replicates), number(head.replicates), number(run.replicates)),
    base.engine !== head.engine && texts.differs.engine(base.engine, head.engine),
    run.paired ? texts.paired(number(run.replicates)) : texts.unpaired,
  ].filter((note) => typeof note === 'string');
}
