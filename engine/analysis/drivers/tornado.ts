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
      bars[k]!.push({input: input.id, ...barOf(asIs[k]!, low![k]!, high![k]!, values)});
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

/** Hits, or the values of a metric. */
type Values = ArrayLike<number>;

type Bar = Pick<TornadoBar, 'low' | 'high' | 'swing' | 'standardError'>;

/**
 * All numbers first, then what holds them: where an object waited while the loops of another ran, V8 now and then (Node 24, in one of some twenty runs on a busy machine) gave back the later
 * one's numbers in its place.
 */
function barOf(
  was: Values,
  low: Values,
  high: Values,
  [p10, p90]: readonly [number | undefined, number | undefined],
): Bar {
  const [middle, least, most] = [meanOf(was), meanOf(low), meanOf(high)];
  const lowError = standardErrorOfChange(was, low, least - middle);
  const highError = standardErrorOfChange(was, high, most - middle);
  const swingError = standardErrorOfChange(low, high, most - least);
  return {
    low: {...given('at', p10), value: least, change: least - middle, standardError: lowError},
    high: {...given('at', p90), value: most, change: most - middle, standardError: highError},
    swing: most - least,
    standardError: swingError,
  };
}

/** Of a mean that changes by so much, replicate by replicate. */
function standardErrorOfChange(from: Values, to: Values, change: number): number {
  const n = from.length;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const rest = to[i]! - from[i]! - change;
    squares += rest * rest;
  }
  return Math.sqrt(squares / n / (n - 1));
}
