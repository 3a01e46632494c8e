import type {BaselineReport, BrokenFile, CheckedFile, CheckReport, Outcome} from '../gate-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {checkLines, MARK, TONE} from './check-lines.ts';
import {movedLines} from './moved-lines.ts';
import {gateTextsOf} from './gate-text.ts';
import {paragraph} from './grid.ts';
import {quantityOf} from './quantity.ts';
import {paint, type ReportTextOptions, type Terminal} from './style.ts';
import {breakable, labelText, plainText} from './text.ts';
import {targetSubject} from './view.ts';

/** A file's verdicts for a terminal: a headline, then a line per check. Ends with a newline. */
export function checkedFileText(file: CheckedFile | BrokenFile, options: ReportTextOptions): string {
  const {lang} = options;
  const texts = gateTextsOf(lang);
  if (file.outcome === 'error') return headline('✗ ', fileText(file, lang), 'fail', options);
  const title = paragraph(labelText(file.scenario.title, lang, file.scenario.id), options).map((line) =>
    paint(line, 'faint', options),
  );
  const lines = checkLines(file.checks, file, lang, options, ({replicates}) =>
    texts.after(formatNumber(replicates, lang, 16)),
  );
  return (
    headline(`${MARK[file.outcome]} `, fileText(file, lang), file.outcome, options) +
    text([...title, ...lines, ...baselineLines(file, options)])
  );
}

/** A file and what came of it, in a line. */
function fileText(file: CheckedFile | BrokenFile, lang: Language): string {
  return plainText(file.file) + gateTextsOf(lang).colon + outcomeText(file, lang);
}

/** `1 of 3 checks fails`. */
export function outcomeText(file: CheckedFile | BrokenFile, lang: Language): string {
  const texts = gateTextsOf(lang);
  if (file.outcome === 'error') return texts.broken;
  const count = (wanted: CheckedFile['outcome']) => file.checks.filter(({verdict}) => verdict === wanted).length;
  return texts.checks(file.checks.length, count('fail'), count('undecided'));
}

/** What has changed since the baseline, and the targets that moved, the largest first. */
function baselineLines({baseline, districts, metrics, targets}: CheckedFile, options: ReportTextOptions): string[] {
  if (!baseline) return [];
  const {lang} = options;
  const texts = gateTextsOf(lang);
  const {status, moved, added, removed} = baseline;
  const names = {districts, metrics, targets};
  const only = (word: string, ids: readonly string[]) =>
    ids.length ? paragraph(`${word}${texts.colon}${ids.join(', ')}`, options) : [];
  return [
    ...paragraph(
      baselineText(baseline, Object.keys(targets).length, lang),
      options,
      status === 'fault' ? '✗ ' : '',
      'bad',
    ),
    ...moved
      .slice(0, MOST_MOVED)
      .flatMap((one) => movedLines(one, targetSubject(names, one.target, lang), '', options)),
    ...only(texts.added, added),
    ...only(texts.removed, removed),
  ];
}

/** What has changed since the baseline, in a line. */
export function baselineText({status, file, before, moved}: BaselineReport, targets: number, lang: Language): string {
  const texts = gateTextsOf(lang);
  const said = texts.baseline[status](plainText(file), before.engine);
  return status === 'same' ? said : said + texts.semicolon + texts.moved(moved.length, targets);
}

/** Targets that are shown one by one; the JSON report has all. */
const MOST_MOVED = 5;

function headline(mark: string, said: string, outcome: CheckedFile['outcome'], terminal: Terminal): string {
  const [first = '', ...more] = paragraph(said, terminal, mark, TONE[outcome]);
  return text([paint(first, 'strong', terminal), ...more.map((line) => paint(line, 'strong', terminal))]);
}

/** What there is to say of all files together, and how to read the verdicts. */
export function checkSummaryText(report: CheckReport, options: ReportTextOptions): string {
  const {lang} = options;
  const faint = (said: string) => paragraph(said, options).map((line) => paint(line, 'faint', options));
  return text([
    ...(report.files.length > 1 ? paragraph(filesText(report, lang), options) : []),
    ...checkNotes(report, lang).flatMap(faint),
  ]);
}

/** What to do about undecided checks, how to read the intervals, and what was left out. */
export function checkNotes(report: CheckReport, lang: Language): string[] {
  const texts = gateTextsOf(lang);
  const checked = report.files.filter((file) => file.outcome !== 'error');
  const undecided = checked.filter(({outcome, checks}) => outcome !== 'pass' && checks.some(isUndecided));
  const most = Math.max(...undecided.map(({run}) => run.mostReplicates));
  return [
    ...(undecided.length ? [texts.undecidedHint(formatNumber(most, lang, 16))] : []),
    ...(checked.length ? [texts.errorRate(ratesText(checked, lang))] : []),
    ...skippedTexts(report, lang),
  ];
}

function isUndecided({verdict}: CheckedFile['checks'][number]): boolean {
  return verdict === 'undecided';
}

const OUTCOMES: readonly Outcome[] = ['pass', 'undecided', 'fail', 'error'];

/** `3 files: 2 pass, 1 fails`. */
export function filesText({files}: CheckReport, lang: Language): string {
  const texts = gateTextsOf(lang);
  const counts = OUTCOMES.flatMap((outcome) => {
    const count = files.filter((file) => file.outcome === outcome).length;
    return count ? [texts.outcome[outcome](count)] : [];
  });
  return texts.files(files.length) + texts.colon + counts.join(texts.comma);
}

function ratesText(files: readonly CheckedFile[], lang: Language): string {
  const rates = [...new Set(files.map(({run}) => run.errorRate))].toSorted((a, b) => a - b);
  return rates.map((rate) => quantityOf('%', lang).text(rate, 4)).join(lang === 'zh' ? '、' : ' or ');
}

function skippedTexts({skipped}: CheckReport, lang: Language): string[] {
  const texts = gateTextsOf(lang);
  const byReason = Map.groupBy(skipped, ({reason}) => reason);
  return [...byReason].map(([reason, files]) =>
    texts.skipped[reason](files.map(({file}) => plainText(file)).join(texts.comma)),
  );
}

function text(lines: readonly string[]): string {
  return breakable(lines.map((line) => `${line}\n`).join(''));
}
