import {type Compiled, compileOpen, type Opened} from '../compile/compile.ts';
import {TidemarkError} from '../errors.ts';
import {say} from '../message.ts';

/** The scenario with levers open. Throws a TidemarkError, which names the lever, where one stands in a place that takes only a fixed number. */
export function openLevers(scenario: Pick<Compiled, 'scenario' | 'source'>, levers: readonly string[]): Opened {
  try {
    return compileOpen(scenario, {levers: new Set(levers)});
  } catch (error) {
    if (!(error instanceof TidemarkError)) throw error;
    const misplaced = levers.filter((lever) => !canOpen(scenario, lever));
    if (!misplaced.length) throw error;
    const hint = say`it rests on lever ${misplaced}, which cannot be moved here: keep it out of this place`;
    throw new TidemarkError(error.issues.map((issue) => ({...issue, hint})));
  }
}

function canOpen(scenario: Pick<Compiled, 'scenario' | 'source'>, lever: string): boolean {
  try {
    compileOpen(scenario, {levers: new Set([lever])});
    return true;
  } catch {
    return false;
  }
}
