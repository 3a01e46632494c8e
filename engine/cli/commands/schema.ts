import {Command} from 'commander';
import type {Context} from '../context.ts';
import type {Help} from '../help.ts';

interface Options {
  readonly forecast?: boolean;
  readonly check?: boolean;
  readonly compare?: boolean;
  readonly required?: boolean;
  readonly drivers?: boolean;
  readonly portfolio?: boolean;
  readonly audit?: boolean;
  readonly targets?: boolean;
  readonly instruments?: boolean;
}

/** `tidemark schema`: the JSON Schema of scenario files, of a plan's files, of forecasts or of reports. */
export function schemaCommand(context: Context, help: Help): Command {
  return new Command('schema')
    .description(help.schema)
    .option('--forecast', help.options.forecast)
    .option('--check', help.options.checkSchema)
    .option('--compare', help.options.compareSchema)
    .option('--required', help.options.requiredSchema)
    .option('--drivers', help.options.driversSchema)
    .option('--portfolio', help.options.portfolioSchema)
    .option('--audit', help.options.audit)
    .option('--targets', help.options.targets)
    .option('--instruments', help.options.instruments)
    .action(async (options: Options) => {
      context.stdout.write(`${JSON.stringify(await schemaOf(options), null, 2)}\n`);
    });
}

async function schemaOf(options: Options): Promise<object> {
  const {forecast, check, compare, required, portfolio, drivers, audit, targets, instruments} = options;
  if (forecast) return forecastJsonSchema();
  if (check || compare) return reportJsonSchema(check ? 'check' : 'compare');
  if (required) return requiredJsonSchema();
  if (portfolio) return portfolioJsonSchema();
  if (drivers) return driversJsonSchema();
  if (audit) return auditJsonSchema();
  if (!targets && !instruments) return scenarioJsonSchema();
  const {planJsonSchema} = await import('../../plan/json-schema.ts');
  return planJsonSchema(targets ? 'targets' : 'instruments');
}

async function forecastJsonSchema(): Promise<object> {
  const [{z}, {forecastSchema}] = await Promise.all([import('zod'), import('../../forecast-schema.ts')]);
  return {title: 'Tidemark forecast', ...z.toJSONSchema(forecastSchema)};
}

async function reportJsonSchema(of: 'check' | 'compare'): Promise<object> {
  const [{z}, gate] = await Promise.all([import('zod'), import('../../gate-schema.ts')]);
  const schema = of === 'check' ? gate.checkReportSchema : gate.compareReportSchema;
  return {title: `Tidemark ${of} report`, ...z.toJSONSchema(schema)};
}

async function requiredJsonSchema(): Promise<object> {
  const [{z}, {requiredSchema}] = await Promise.all([import('zod'), import('../../required-schema.ts')]);
  return {title: 'Tidemark required', ...z.toJSONSchema(requiredSchema)};
}

async function driversJsonSchema(): Promise<object> {
  const [{z}, {driversSchema}] = await Promise.all([import('zod'), import('../../drivers-schema.ts')]);
  return {title: 'Tidemark drivers report', ...z.toJSONSchema(driversSchema)};
}

async function portfolioJsonSchema(): Promise<object> {
  const [{z}, {portfolioSchema}] = await Promise.all([import('zod'), import('../../portfolio-schema.ts')]);
  return {title: 'Tidemark portfolio', ...z.toJSONSchema(portfolioSchema)};
}

async function auditJsonSchema(): Promise<object> {
  const [{z}, {auditSchema}] = await Promise.all([import('zod'), import('../../audit-schema.ts')]);
  return {title: 'Tidemark audit', ...z.toJSONSchema(auditSchema)};
}

async function scenarioJsonSchema(): Promise<object> {
  const [schema, {METRIC_SCHEMAS}] = await Promise.all([
    import('../../scenario/json-schema.ts'),
    import('../../metrics/registry.ts'),
  ]);
  return schema.scenarioJsonSchema(METRIC_SCHEMAS);
}
