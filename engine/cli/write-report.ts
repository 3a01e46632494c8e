import type * as htmlReports from '../report/html/index.ts';
import type {printJson} from '../report/index.ts';
import type {ReportTextOptions} from '../report/style.ts';
import {say} from '../message.ts';
import {commandText} from './command-text.ts';
import type {Context} from './context.ts';
import {tell} from './tell.ts';
import {terminalOf} from './environment.ts';
import {isHtml} from './html-file.ts';
import type {LangOption} from './options.ts';
import {checkWritable, writeWhole} from './output.ts';

/** The options of a command that ends in one report. */
export interface ReportOptions extends LangOption {
  readonly json?: boolean;
  readonly out?: string;
}

/** How a report is told to people. */
export interface Forms<Report> {
  readonly text: (report: Report, options: ReportTextOptions) => Promise<string>;
  readonly page: (
    pages: typeof htmlReports,
    report: Report,
    input: Parameters<typeof htmlReports.requiredPage>[1],
  ) => string;
}

/** Makes a report, once it is known that it can be written, and prints it, or writes it to a file: as JSON or an HTML page where that is asked for, else as text. */
export async function writeReport<Report extends Parameters<typeof printJson>[0]>(
  {out, json, lang}: ReportOptions,
  context: Context,
  make: () => Promise<Report>,
  {text, page}: Forms<Report>,
): Promise<void> {
  const toFile = out !== undefined && out !== '-';
  if (toFile) checkWritable(out);
  const report = await make();
  const terminal = terminalOf(toFile ? {} : context.stdout, context.variables);
  const options = {...terminal, lang: lang ?? context.lang};
  const written =
    json === true || out?.endsWith('.json') === true
      ? `${(await import('../report/index.ts')).printJson(report)}\n`
      : isHtml(out)
        ? await pageOf(report, page, options.lang, context)
        : await text(report, options);
  if (!toFile) return void context.stdout.write(written);
  writeWhole(out, written);
  tell(context, say`wrote ${out}`);
}

async function pageOf<Report>(
  report: Report,
  page: Forms<Report>['page'],
  lang: ReportTextOptions['lang'],
  {args}: Context,
): Promise<string> {
  const [pages, {parseHTML}] = await Promise.all([import('../report/html/index.ts'), import('linkedom')]);
  const {document} = parseHTML('<html></html>');
  return page(pages, report, {lang, document, command: commandText(['tidemark', ...args])});
}
