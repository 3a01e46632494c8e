import type {BrokenFile, Checked, CheckedFile, CheckReport, Outcome} from '../gate-schema.ts';
import {formatNumber, type Language} from '../units.ts';
import {foundText, limitText, subjectText} from './check-lines.ts';
import {baselineText, checkNotes, filesText, outcomeText} from './check-report.ts';
import {ciTextsOf} from './ci-text.ts';
import {gateTextsOf} from './gate-text.ts';
import {barCell, footnote, said} from './markdown-parts.ts';
import {issueText} from './issue-text.ts';
import {markdownCode, markdownDetails, markdownTable, markdownText} from './markdown-text.ts';
import {labelText, plainText, textsOf} from './text.ts';

export const SIGN: Readonly<Record<Outcome, string>> = {pass: '✅', fail: '❌', undecided: '❔', error: '⛔'};

/** Files that pass are folded away where there are more than so many. */
const FEW = 3;

/** The verdicts of `check` in Markdown, for a pull request or the summary of a job: what does not pass first. Ends with a newline. */
export function checkMarkdown(report: CheckReport, lang: Language): string {
  const [passing, others] = [true, false].map((pass) =>
    report.files.filter(({outcome}) => (outcome === 'pass') === pass),
  );
  const several = report.files.length > 1;
  const passed = passing!.map((file) => fileMarkdown(file, lang)).join('\n\n');
  const parts = [
    ...(several ? [`## ${SIGN[report.outcome]} ${filesText(report, lang)}`] : []),
    ...others!.map((file) => fileMarkdown(file, lang)),
    passing!.length > FEW ? markdownDetails(ciTextsOf(lang).passing(passing!.length), passed) : passed,
    footnote(checkNotes(report, lang)),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function fileMarkdown(file: CheckedFile | BrokenFile, lang: Language): string {
  const {colon} = gateTextsOf(lang);
  const head = `### ${SIGN[file.outcome]} ${markdownCode(plainText(file.file))}${colon}${outcomeText(file, lang)}`;
  if (file.outcome === 'error')
    return `${head}\n\n${file.issues.map((issue) => `- ${said(issueText(issue, lang))}`).join('\n')}`;
  const texts = ciTextsOf(lang);
  const title = `*${markdownText(labelText(file.scenario.title, lang, file.scenario.id))}*`;
  const [check, limit, found, chance] = texts.checkColumns;
  const rows = file.checks.map((one) => checkRow(one, file, lang));
  const parts = [head, title, markdownTable(['', check, limit, chance, found], rows)];
  if (file.baseline) parts.push(said(baselineText(file.baseline, Object.keys(file.targets).length, lang)));
  return parts.join('\n\n');
}

function checkRow(check: Checked, file: CheckedFile, lang: Language): string[] {
  const {verdict, statistic, observed, share, replicates} = check;
  const decisive = statistic === 'probability' ? observed : share?.observed;
  return [
    `${SIGN[verdict]} ${textsOf(lang).verdict[verdict]}`,
    said(subjectText(check, file, lang)),
    said(limitText(check, file, lang)),
    decisive === undefined ? '' : barCell(decisive),
    said(foundText(check, file, lang) + gateTextsOf(lang).after(formatNumber(replicates, lang, 16))),
  ];
}
