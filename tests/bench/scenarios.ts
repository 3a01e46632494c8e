import {join} from 'node:path';
import {type Compiled, compile} from '../../engine/compile/compile.ts';
import {METRIC_SCHEMAS} from '../../engine/metrics/registry.ts';
import {loadScenario} from '../../engine/scenario/load.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

export const REFERENCE_MODEL = join(import.meta.dirname, 'reference-model.yaml');

/** Loads and compiles a scenario file as the command line does. */
export function compileFile(file: string): Compiled {
  return compile(loadScenario(file, fileReader(file), METRIC_SCHEMAS));
}
