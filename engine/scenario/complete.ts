import type {Check, ParsedScenario, Scenario, Target} from './schema.ts';

/** Fills in what targets and checks may leave out: the one district that all others are within, and the last year. `parsed` has passed `checkReferences`. */
export function completeScenario(parsed: ParsedScenario): Scenario {
  const root = Object.keys(parsed.districts).find((name) => parsed.districts[name]!.within === undefined);
  const place = {district: root!, year: parsed.calendar.end};
  const {tidemark: _, targets, checks, ...rest} = parsed;
  const completed = {
    ...rest,
    targets: Object.fromEntries(
      Object.entries(targets).map(([name, target]): [string, Target] => [
        name,
        'metric' in target ? withPlace(target, place) : target,
      ]),
    ),
    checks: checks.map((check): Check => ('metric' in check ? withPlace(check, place) : check)),
  };
  return withoutPrototypes(completed) as Scenario;
}

function withPlace<T extends {district?: string | undefined; year?: number | undefined}>(
  claim: T,
  place: {district: string; year: number},
) {
  return {...claim, district: claim.district ?? place.district, year: claim.year ?? place.year};
}

/** Looking up a name that a file does not define must find nothing, not `Object.prototype.constructor`. */
function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (typeof value !== 'object' || value === null) return value;
  const bare: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) bare[key] = withoutPrototypes(inner);
  return bare;
}
