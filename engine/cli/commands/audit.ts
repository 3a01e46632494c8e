import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {Command, Option} from 'commander';
import type {Audited} from '../../audit/audit.ts';
import type {AuditReport} from '../../audit-schema.ts';
import {usageError} from '../../errors.ts';
import {SEVERITIES, type Severity} from '../../severities.ts';
import type {Context} from '../context.ts';
import {eachFile} from '../each-file.ts';
import {terminalOf} from '../environment.ts';
import {EXIT} from '../exit-codes.ts';
import type {Help} from '../help.ts';
import {kindOfFile, openPlan} from '../open-plan.ts';
import {openScenario} from '../open-scenario.ts';
import {langOption, type LangOption} from '../options.ts';
import {say} from '../../message.ts';

interface Options extends LangOption {
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly all?: boolean;
  readonly failOn?: Severity;
}

/**
 * `tidemark audit [FILES…]`: what does not add up in the numbers of plans and scenarios, taken together. Ends with 1 when there is a finding as grave as `--fail-on`, with
 * 2 when a file cannot be read.
 */
export function auditCommand(context: Context, help: Help): Command {
  return new Command('audit')
    .description(help.audit)
    .argument('[files...]', help.arguments.audited)
    .option('--all', help.options.allFindings)
    .option('--json', help.options.jsonText)
    .option('--markdown', help.options.markdown)
    .addOption(new Option('--fail-on <severity>', help.options.failOn).choices(['contradiction', 'strain']))
    .addOption(langOption(help))
    .action(async (files: string[], options: Options) => {
      const documents: Audited[] = [];
      await eachFile(filesOf(files.length ? files : ['scenarios/plans']), context, async (file) => {
        const kind = await kindOfFile(file);
        if (kind === 'targets') documents.push(await openPlan(file));
        // Instruments promise nothing.
        else if (kind === 'scenario') documents.push({compiled: await openScenario(file), file});
      });
      if (!documents.length) return;
      const {audit} = await import('../../audit/audit.ts');
      const report = audit(documents);
      await print(report, options, context);
      if (isAsGraveAs(report, options.failOn)) context.fail(EXIT.failed);
    });
}

/** Of a folder, the targets of the plan in it or of the plans in its folders. */
function filesOf(given: readonly string[]): string[] {
  return given.flatMap((path) => {
    if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
    const found = [
      path,
      ...readdirSync(path)
        .toSorted()
        .map((name) => join(path, name)),
    ]
      .map((folder) => join(folder, 'targets.yaml'))
      .filter((file) => existsSync(file));
    if (found.length) return found;
    throw usageError(
      say`no targets.yaml in ${path}`,
      say`name a file, or a folder with a targets.yaml in it or in its folders`,
    );
  });
}

function isAsGraveAs({counts}: AuditReport, limit: Severity | undefined): boolean {
  if (limit === undefined) return false;
  return SEVERITIES.slice(0, SEVERITIES.indexOf(limit) + 1).some((severity) => counts[severity] > 0);
}

async function print(report: AuditReport, options: Options, context: Context): Promise<void> {
  const {lang = context.lang, json = false, markdown = false, all = false} = options;
  if (json) return void context.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  const {auditMarkdown, auditText} = await import('../../report/index.ts');
  if (markdown) context.stdout.write(auditMarkdown(report, lang));
  else context.stdout.write(auditText(report, {...terminalOf(context.stdout, context.variables), lang, all}));
}
