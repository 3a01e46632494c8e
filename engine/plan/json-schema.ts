import {z} from 'zod';
import {instrumentsSchema} from './instruments-schema.ts';
import {targetsSchema} from './targets-schema.ts';

/** The JSON Schemas (draft 2020-12) of a plan's two files, for editors. Names and rules of several keys are left to `tidemark validate`. */
export function planJsonSchema(kind: 'targets' | 'instruments'): object {
  const schema = kind === 'targets' ? targetsSchema : instrumentsSchema;
  const json = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    // Roles are for the loader.
    override: ({jsonSchema}) => void delete jsonSchema['role'],
  });
  return {title: kind === 'targets' ? 'Tidemark targets' : 'Tidemark instruments', ...json};
}
