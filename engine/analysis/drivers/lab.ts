import type {Compiled} from '../../compile/compile.ts';
import {observe, type Output} from '../../program/observe.ts';
import type {Program} from '../../program/program.ts';
import type {Crew} from '../../run/crew.ts';
import {columns} from '../../run/draws.ts';
import {NonFiniteError} from '../../run/non-finite-error.ts';
import {explainFault} from '../faults.ts';

/** Where the programs of one question are run: all with the same seed and as many replicates. */
export interface Lab {
  readonly compiled: Compiled;
  readonly seed: number;
  readonly replicates: number;
  readonly crew: Crew;
  readonly signal: AbortSignal | undefined;
  /** Called after each run. */
  readonly onRun: () => void;
}

/** The columns that an observed program records, one for each output. */
export async function sample(
  {compiled, seed, replicates, crew, signal, onRun}: Lab,
  program: Program,
  outputs: readonly Output[],
): Promise<Float64Array[]> {
  signal?.throwIfAborted();
  const kept = Int32Array.from(outputs.keys());
  const totals = await columns(crew, {program, seed, replicates}, kept, signal).catch((error: unknown) => {
    throw explainFault(inSlotsOf(error, outputs), compiled, seed);
  });
  onRun();
  return outputs.map((_, k) => totals.columnOf(k));
}

/** The scenario's program, seen only through some of its outputs. */
export function observed({program}: Pick<Compiled, 'program'>, outputs: readonly Output[]): Program {
  return observe(program, outputs);
}

function inSlotsOf(error: unknown, outputs: readonly Output[]): unknown {
  if (!(error instanceof NonFiniteError)) return error;
  const output = outputs[error.slot]!;
  return 'trajectory' in output ? new NonFiniteError(output.trajectory, error.replicate, error.value) : error;
}
