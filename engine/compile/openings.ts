/** What of a scenario may be set in the finished program, without compiling it anew. */
export interface Openings {
  /** Assumptions, each of which a number may replace; with `by: district` in each district. */
  readonly levers: ReadonlySet<string>;
}

/** The parameters of an assumption: whether it is set (0 or 1), and to what. */
export function leverParameters(assumption: string, district: string | undefined): {isSet: string; setting: string} {
  const key = district === undefined ? assumption : `${assumption}/${district}`;
  return {isSet: `lever ${key} is set`, setting: `lever ${key}`};
}

/** The parameter that is added to the yearly growth of a metric, in all its districts. */
export function growthParameter(metric: string): string {
  return `growth of ${metric}`;
}
