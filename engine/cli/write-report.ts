import type {printJson} from '../report/index.ts';
import type {ReportTextOptions} from '../report/style.ts';
import {say} from '../message.ts';
import type {Context} from './context.ts';
import {tell} from './tell.ts';
import {terminalOf} from './environment.ts';
import type {LangOption} from './options.ts';
import {checkWritable, writeWhole} from './output.ts';

/** The options of a command that ends in one report. */
export interface ReportOptions extends LangOption {
  readonly json?: boolean;
  readonly out?: string;
}

/** Makes a report, once it is known that it can be written, and prints it, or writes it to a file: as JSON where that is asked for, else as text. */
export async function writeReport<Report extends Parameters<typeof printJson>[0]>(
  {out, json, lang}: ReportOptions,
  context: Context,
  make: () => Promise<Report>,
  textOf: (report: Report, options: ReportTextOptions) => Promise<string>,
): Promise<void> {
  const toFile = out !== undefined && out !== '-';
  if (toFile) checkWritable(out);
  const report = await make();
  const terminal = terminalOf(toFile ? {} : context.stdout, context.variables);
  const text =
    json === true || out?.endsWith('.json') === true
      ? `${(await import('../report/index.ts')).printJson(report)}\n`
      : await textOf(report, {...terminal, lang: lang ?? context.lang});
  if (!toFile) return void context.stdout.write(text);
  writeWhole(out, text);
  tell(context, say`wrote ${out}`);
}
