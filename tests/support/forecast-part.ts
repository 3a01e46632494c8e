import {
  compile,
  type Forecast,
  forecast,
  loadScenario,
  type LoadedScenario,
  METRIC_SCHEMAS,
} from '../../engine/index.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

/** A forecast of some targets of a file alone: without the rest it takes a tenth of the time, and its digits are those of the whole, for draws hang on names. */
export async function forecastPart(file: string, targets: readonly string[], replicates?: number): Promise<Forecast> {
  const loaded = loadScenario(file, fileReader(file), METRIC_SCHEMAS);
  return forecast(compile(only(loaded, targets)), replicates === undefined ? {} : {replicates});
}

function only(loaded: LoadedScenario, ids: readonly string[]): LoadedScenario {
  const {scenario} = loaded;
  const targets = pick(scenario.targets, new Set(ids));
  const metrics = pick(
    scenario.metrics,
    closure(Object.keys(scenario.metrics), scenario.metrics, JSON.stringify(targets)),
  );
  return {...loaded, scenario: {...scenario, targets, metrics, checks: []}};
}

/** The names that a text mentions, and those that their own definitions mention, and so on. */
function closure(names: readonly string[], definitions: Readonly<Record<string, unknown>>, text: string): Set<string> {
  const found = new Set<string>();
  const visit = (given: string) => {
    for (const name of names)
      if (!found.has(name) && new RegExp(`\\b${name}\\b`).test(given)) {
        found.add(name);
        visit(JSON.stringify(definitions[name]));
      }
  };
  visit(text);
  return found;
}

function pick<T>(all: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
}
