import type {Compiled, Opened} from '../compile/compile.ts';
import {compileOpen} from '../compile/compile.ts';
import {leverParameters} from '../compile/openings.ts';
import {TidemarkError} from '../errors.ts';
import type {Chances} from '../forecast-schema.ts';
import type {LooksOptions} from '../run/run-looks.ts';
import {targetChance} from './forecast.ts';
import type {Lever} from './levers.ts';
import {namedDistricts, namedMetrics} from './names.ts';
import {type Settings, Trials} from './trials.ts';
import {type LeverSettings, roundedSetting} from './variant.ts';

export interface ChancesOptions extends Omit<LooksOptions, 'onProgress'> {
  /** Instead of the scenario's own. */
  readonly replicates?: number | undefined;
  readonly seed?: number | undefined;
}

/** A scenario whose levers can be set in its program. */
export interface WithLevers {
  readonly opened: Opened;
  readonly levers: readonly Lever[];
}

/** The scenario with all its levers open; undefined where it takes a fixed number for one of them, so that only a file can set it. */
export function openLevers(compiled: Compiled, levers: readonly Lever[]): WithLevers | undefined {
  try {
    return {opened: compileOpen(compiled, {levers: new Set(levers.map(({id}) => id))}), levers};
  } catch (error) {
    if (error instanceof TidemarkError) return undefined;
    throw error;
  }
}

/**
 * How likely the targets are with levers set: what `forecast` says of the file that `variantText` writes, in the same replicates, without compiling it and without its
 * trajectories. Undefined where the settings are no places of the levers: what they mean, only the file says. Throws as `forecast` does.
 */
export async function chances(
  {opened, levers}: WithLevers,
  settings: LeverSettings,
  {replicates = opened.scenario.run.replicates, seed = opened.scenario.run.seed, ...options}: ChancesOptions = {},
): Promise<Chances | undefined> {
  const values = parametersOf(levers, settings);
  if (!values) return undefined;
  const look = await new Trials(opened, {...options, replicates, seed}).at(values);
  const {id, title} = opened.scenario;
  return {
    scenario: {id, title},
    run: {seed, replicates},
    districts: namedDistricts(opened),
    metrics: namedMetrics(opened),
    targets: Object.fromEntries(opened.targets.map((target) => [target.id, targetChance(opened, look, target)])),
  };
}

/** The numbers that the variant's file would say. A lever that there is not, it leaves out. */
function parametersOf(levers: readonly Lever[], settings: LeverSettings): Settings | undefined {
  const values = new Map<string, number>();
  for (const {id, places} of levers) {
    const setting = settings[id];
    if (setting === undefined) continue;
    const set = typeof setting === 'number' ? [[undefined, setting] as const] : Object.entries(setting);
    for (const [district, value] of set) {
      if (!places.some((place) => place.district === district)) return undefined;
      const parameters = leverParameters(id, district);
      values.set(parameters.isSet, 1).set(parameters.setting, roundedSetting(value));
    }
  }
  return values;
}
