import type {Opened} from '../compile/compile.ts';
import {growthParameter, leverParameters} from '../compile/openings.ts';
import {type Output, watch} from '../program/observe.ts';
import {withParameters} from '../program/parameters.ts';
import type {Program} from '../program/program.ts';
import {type Look, type LooksOptions, runLooks} from '../run/run-looks.ts';
import {checkGuards, explainFault} from './faults.ts';
import {given} from './given.ts';

/** A lever and where it is set: the assumption, or one district of it. */
export interface LeverAt {
  readonly lever: string;
  readonly district?: string;
}

/** What is set in a trial: values of parameters, by name. */
export type Settings = ReadonlyMap<string, number>;

/** The settings that put a number in place of an assumption, or of its value in one district or in all. */
export function leverSettings(opened: Opened, {lever, district}: LeverAt, value: number): Settings {
  const isByDistrict = opened.scenario.assumptions[lever]!.by === 'district';
  const districts = !isByDistrict ? [undefined] : district === undefined ? [...opened.districts.keys()] : [district];
  return new Map(
    districts.flatMap((id) => {
      const {isSet, setting} = leverParameters(lever, id);
      return [
        [isSet, 1],
        [setting, value],
      ] as const;
    }),
  );
}

/** The settings that add to the yearly growth of metrics. */
export function growthSettings(metrics: readonly string[], uplift: number): Settings {
  return new Map(metrics.map((metric) => [growthParameter(metric), uplift]));
}

export interface TrialOptions extends Omit<LooksOptions, 'onProgress'> {
  readonly seed: number;
  readonly replicates: number;
  /** All that is looked at, besides the guards; what none of it rests on is not computed. Unless told, everything. */
  readonly outputs?: readonly Output[] | undefined;
  /** How many trials it will be, about. */
  readonly expected?: number | undefined;
  /** Called with the trials that have been made, and how many it will be. */
  readonly onTrial?: ((trials: number, of: number) => void) | undefined;
}

/** An opened scenario run at one setting after another, always on the same random numbers, and only as far as some of its outputs rest on it. */
export class Trials {
  readonly opened: Opened;
  readonly replicates: number;
  readonly #options: TrialOptions;
  readonly #program: Program;
  #made = 0;

  constructor(opened: Opened, options: TrialOptions) {
    this.opened = opened;
    this.replicates = options.replicates;
    this.#options = options;
    const guards = opened.guards.map(({slot}) => ({trajectory: slot}));
    this.#program = options.outputs ? watch(opened.program, [...options.outputs, ...guards]) : opened.program;
  }

  /** How many have been made. */
  get made(): number {
    return this.#made;
  }

  /** Counts and moments at the settings; throws a TidemarkError where a number cannot be. */
  async at(settings: Settings): Promise<Look> {
    const {opened} = this;
    const {seed, replicates, onTrial, expected = 0, pool, workers, signal} = this.#options;
    const shortfalls = opened.guards.map(({slot}) => slot);
    const request = {
      program: withParameters({program: this.#program, parameters: opened.parameters}, settings),
      seed,
      looks: [replicates],
      shortfalls,
    };
    const options = {...given('pool', pool), ...given('workers', workers), ...given('signal', signal)};
    try {
      for await (const look of runLooks(request, options)) {
        checkGuards(opened, look);
        this.#made++;
        onTrial?.(this.#made, Math.max(this.#made, expected));
        return look;
      }
      throw new Error('a run without a look');
    } catch (error) {
      throw explainFault(error, opened, seed);
    }
  }
}
