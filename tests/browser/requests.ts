import {digestOf} from '../../engine/run/digest.ts';
import type {RunRequest} from '../../engine/run/request.ts';
import {run, type RunOptions} from '../../engine/run/run.ts';
import {mixedRequest} from '../run/programs.ts';
import {referenceRequest} from '../run/reference-model.ts';

/** What is run in Node and in the browser, by name. */
export const REQUESTS: Readonly<Record<string, () => RunRequest>> = {
  'whole columns of the reference model': () => referenceRequest(50_000),
  'whole columns of every kind of slot': () => mixedRequest(199_999),
  histograms: () => mixedRequest(300_001),
};

/** The digest of all numbers of a run's summary. */
export async function digestOfRun(request: RunRequest, options: RunOptions): Promise<string> {
  const {timing: _, ...numbers} = await run(request, options);
  return digestOf({...numbers, trajectories: numbers.trajectories.map((trajectory) => ({...trajectory}))});
}
