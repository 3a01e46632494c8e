import type {Compiled} from '../index.ts';

/** A scenario file, read (from the disk unless told otherwise) and compiled. Throws a TidemarkError with all that is wrong with it. */
export async function openScenario(file: string, read?: (path: string) => string): Promise<Compiled> {
  // The engine imports the kernels, so they are built before it is: in a checkout their source may have changed.
  await import('../kernels/built.ts');
  const [{compile, faultsOf, loadScenario, METRIC_SCHEMAS}, {fileReader}] = await Promise.all([
    import('../index.ts'),
    import('../scenario/read-file.ts'),
  ]);
  return compile(loadScenario(file, read ?? fileReader(file), METRIC_SCHEMAS, faultsOf));
}
