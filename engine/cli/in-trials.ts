import type {LooksOptions} from '../run/run-looks.ts';
import type {Context} from './context.ts';
import type {RunReportOptions} from './options.ts';

/** What an analysis that makes many trials is run with. */
type Conduct = Pick<LooksOptions, 'workers' | 'pool' | 'signal'> & {
  readonly onTrial: (made: number, of: number) => void;
};

/** Computes with workers that stay for all trials, and says on a terminal how many have been made. */
export async function inTrials<Answer>(
  {workers, lang}: Pick<RunReportOptions, 'workers' | 'lang'>,
  context: Context,
  compute: (conduct: Conduct) => Promise<Answer>,
): Promise<Answer> {
  const [{Pool}, {Progress}] = await Promise.all([import('../index.ts'), import('./progress.ts')]);
  const progress = new Progress(context.stderr, lang ?? context.lang, 'trials');
  const pool = workers === 1 ? undefined : new Pool(workers === undefined ? {} : {workers});
  try {
    return await compute({workers, pool, signal: context.signal, onTrial: progress.update});
  } finally {
    progress.close();
    await pool?.close();
  }
}
