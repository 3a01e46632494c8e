import type {Compiled} from '../../compile/compile.ts';
import {observe, type Output} from '../../program/observe.ts';
import type {Program} from '../../program/program.ts';
import type {Crew} from '../../run/crew.ts';
import {columns} from '../../run/draws.ts';
import {NonFiniteError} from '../../run/non-finite-error.ts';
import {explainFault} from '../faults.ts';

/** Draws of an output. */
export type Column = Float64Array<ArrayBuffer>;

interface LabOptions {
  readonly compiled: Compiled;
  readonly seed: number;
  readonly replicates: number;
  readonly crew: Crew;
  readonly signal: AbortSignal | undefined;
  /** Called after each run, with its replicates. */
  readonly onRun?: (replicates: number) => void;
}

/** What a program is run with. */
interface How {
  readonly seed: number;
  readonly replicates: number;
}

/** Where the programs of one question are run, one after the other: with the same seed and as many replicates, unless others are asked for. */
export class Lab {
  readonly compiled: Compiled;
  readonly seed: number;
  readonly replicates: number;
  readonly #options: LabOptions;
  readonly #free: Column[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LabOptions) {
    this.compiled = options.compiled;
    this.seed = options.seed;
    this.replicates = options.replicates;
    this.#options = options;
  }

  /** The columns that an observed program records, one for each output. What is asked for while another program runs waits: a thread computes one at a time. */
  async sample(program: Program, outputs: readonly Output[], how: Partial<How> = {}): Promise<Column[]> {
    const turn = this.#last.then(async () =>
      this.#run(program, outputs, {seed: this.seed, replicates: this.replicates, ...how}),
    );
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Gives back columns that nobody reads any more: memory that is used again is many times faster than new memory. */
  release(columns: readonly Column[]): void {
    // What came in one part is a view of more than itself, and is not written to.
    this.#free.push(...columns.filter(({buffer, byteLength}) => buffer.byteLength === byteLength));
  }

  async #run(program: Program, outputs: readonly Output[], {seed, replicates}: How): Promise<Column[]> {
    const {compiled, crew, signal, onRun} = this.#options;
    signal?.throwIfAborted();
    const kept = Int32Array.from(outputs.keys());
    const totals = await columns(crew, {program, seed, replicates}, kept, signal).catch((error: unknown) => {
      throw explainFault(inSlotsOf(error, outputs), compiled, seed);
    });
    onRun?.(replicates);
    return outputs.map((_, k) => {
      // What came in one part need not be put together.
      const [only, ...more] = totals.partsOf(k);
      if (only && more.length === 0) return only.values;
      return totals.columnOf(k, replicates === this.replicates ? this.#free.pop() : undefined);
    });
  }
}

/** The scenario's program, seen only through some of its outputs. */
export function observed({program}: Pick<Compiled, 'program'>, outputs: readonly Output[]): Program {
  return observe(program, outputs);
}

/** Makes something of each item, of the next one while the last is used. */
export async function* ahead<T, R>(
  items: readonly T[],
  make: (item: T) => Promise<R>,
): AsyncGenerator<[T, R], void, void> {
  const start = (i: number) => {
    const made = i < items.length ? make(items[i]!) : undefined;
    // Whoever stops early does not wait for it.
    made?.catch(() => {});
    return made;
  };
  let next = start(0);
  for (const [i, item] of items.entries()) {
    const made = await next!;
    next = start(i + 1);
    yield [item, made];
  }
}

function inSlotsOf(error: unknown, outputs: readonly Output[]): unknown {
  if (!(error instanceof NonFiniteError)) return error;
  const output = outputs[error.slot]!;
  return 'trajectory' in output ? new NonFiniteError(output.trajectory, error.replicate, error.value) : error;
}
