import type {FileKind} from '../plan/file-kind.ts';
import type {LoadedInstruments} from '../plan/load-instruments.ts';
import type {LoadedPlan} from '../plan/load-plan.ts';

/** What a file holds; a file that cannot be read counts as a scenario, whose loading says why. */
export async function kindOfFile(file: string): Promise<FileKind> {
  const [{fileKind}, {fileReader}] = await Promise.all([
    import('../plan/file-kind.ts'),
    import('../scenario/read-file.ts'),
  ]);
  try {
    return fileKind(fileReader(file)(file));
  } catch {
    return 'scenario';
  }
}

/** A plan's targets, read. Throws a TidemarkError with all that is wrong with them. */
export async function openPlan(file: string): Promise<LoadedPlan> {
  const [{loadPlan}, {fileReader}] = await Promise.all([
    import('../plan/load-plan.ts'),
    import('../scenario/read-file.ts'),
  ]);
  return loadPlan(file, fileReader(file));
}

/** A plan's instruments, read. Throws a TidemarkError with all that is wrong with them. */
export async function openInstruments(file: string): Promise<LoadedInstruments> {
  const [{loadInstruments}, {fileReader}] = await Promise.all([
    import('../plan/load-instruments.ts'),
    import('../scenario/read-file.ts'),
  ]);
  return loadInstruments(file, fileReader(file));
}
