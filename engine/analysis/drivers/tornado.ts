import {compile} from '../../compile/compile.ts';
import type {TornadoBar} from '../../drivers-schema.ts';
import type {Program} from '../../program/program.ts';
import {holdStreams, streamsOfTrajectories} from '../../program/switch-streams.ts';
import {given} from '../given.ts';
import type {Input} from './inputs.ts';
import {ahead, type Lab, observed} from './lab.ts';
import {meanOf} from './sobol.ts';
import type {Source} from './sources.ts';
import {hitsOf, type Subject} from './subjects.ts';

const LEVELS = [0.1, 0.9] as const;

/** An assumption to hold, and the streams of its draws; of a correlated one those of all that it is tied to. */
export interface Holdable {
  readonly input: Input;
  readonly source: Source;
}

export interface TornadoOptions {
  readonly program: Program;
  readonly subjects: readonly Subject[];
  readonly base: readonly Float64Array[];
  readonly holdable: readonly Holdable[];
  /** The values of an input at the two levels. */
  readonly valuesOf: (input: Input) => readonly [number | undefined, number | undefined];
}

/**
 * What each subject comes to where one assumption is held at its p10 and at its p90, all else drawn as before, on the same random numbers. An assumption that is correlated with others is held
 * without moving them. Two runs for each.
 */
export async function tornado(lab: Lab, options: TornadoOptions): Promise<TornadoBar[][]> {
  const {program, subjects, base, holdable, valuesOf} = options;
  const outputs = subjects.map(({output}) => output);
  const restsOn = streamsOfTrajectories(program);
  const answers = (columns: readonly Float64Array[]) =>
    subjects.map((subject, k) => (subject.target === undefined ? columns[k]! : hitsOf(subject, columns[k]!)));
  const asIs = answers(base);
  const bars: TornadoBar[][] = subjects.map(() => []);
  const run = async ({input, source}: Holdable, level: number) =>
    lab.sample(heldProgram(lab, options, input, source, level), outputs);
  const atLevels = async (held: Holdable) => Promise.all(LEVELS.map(async (level) => run(held, level)));
  for await (const [{input, source}, columns] of ahead(holdable, atLevels)) {
    const [low, high] = columns.map(answers);
    const values = valuesOf(input);
    for (const k of subjects.keys()) {
      if (!source.streams.some((stream) => restsOn[k]!.has(stream))) continue;
      const swing = paired(low![k]!, high![k]!);
      bars[k]!.push({
        input: input.id,
        low: {...given('at', values[0]), value: meanOf(low![k]!), ...paired(asIs[k]!, low![k]!)},
        high: {...given('at', values[1]), value: meanOf(high![k]!), ...paired(asIs[k]!, high![k]!)},
        swing: swing.change,
        standardError: swing.standardError,
      });
    }
    columns.forEach((some) => lab.release(some));
  }
  return bars.map((some) => some.sort((x, y) => Math.abs(y.swing) - Math.abs(x.swing)));
}

function heldProgram(
  {compiled}: Lab,
  {program, subjects}: TornadoOptions,
  {name, district}: Input,
  source: Source,
  level: number,
): Program {
  if (source.kind !== 'correlated') return holdStreams(program, new Set(source.streams), level);
  const only = district === undefined ? name : `${name}/${district}`;
  return observed(
    compile(compiled, {reading: {level, only}}),
    subjects.map(({output}) => output),
  );
}

/** The mean of what changes replicate by replicate, and its standard error. */
function paired(from: ArrayLike<number>, to: ArrayLike<number>): {change: number; standardError: number} {
  const n = from.length;
  const change = meanOf(to) - meanOf(from);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const rest = to[i]! - from[i]! - change;
    squares += rest * rest;
  }
  return {change, standardError: Math.sqrt(squares / n / (n - 1))};
}
