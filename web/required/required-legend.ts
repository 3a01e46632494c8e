import type {Language} from '../../engine/display.ts';
import {requiredView} from '../../engine/required-display.ts';
import {isReport, type Taken} from './requiring.ts';

/** How the answers are to be read, and on what they rest: all of them together as of one report. */
export function legendOf(found: readonly Taken[], lang: Language): readonly string[] {
  const reports = found.map(({answered}) => answered).filter(isReport);
  const [first] = reports;
  if (!first) return [];
  const trials = reports.reduce((sum, {run}) => sum + run.trials, 0);
  const replicates = Math.min(...reports.map(({run}) => run.replicates));
  return requiredView({...first, run: {...first.run, trials, replicates}}, lang).legend.list;
}
