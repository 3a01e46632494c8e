import {Command} from 'commander';
import type {Context} from '../context.ts';
import type {Help} from '../help.ts';

/** `tidemark schema`: the JSON Schema of scenario files or of forecasts. */
export function schemaCommand(context: Context, help: Help): Command {
  return new Command('schema')
    .description(help.schema)
    .option('--forecast', help.options.forecast)
    .action(async ({forecast = false}: {forecast?: boolean}) => {
      const schema = await (forecast ? forecastJsonSchema() : scenarioJsonSchema());
      context.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
}

async function forecastJsonSchema(): Promise<object> {
  const [{z}, {forecastSchema}] = await Promise.all([import('zod'), import('../../forecast-schema.ts')]);
  return {title: 'Tidemark forecast', ...z.toJSONSchema(forecastSchema)};
}

async function scenarioJsonSchema(): Promise<object> {
  const [schema, {METRIC_SCHEMAS}] = await Promise.all([
    import('../../scenario/json-schema.ts'),
    import('../../metrics/registry.ts'),
  ]);
  return schema.scenarioJsonSchema(METRIC_SCHEMAS);
}
