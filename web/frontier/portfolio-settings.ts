import type {Lever, LeverSettings, PortfolioReport} from '../../engine/index.ts';

type SetLevers = PortfolioReport['now']['set'];

/** The settings of the levers that cost nothing that is known: those are assumed, not chosen. */
export function withoutPrice(settings: LeverSettings, levers: readonly Lever[]): LeverSettings {
  const priced = new Set(levers.filter(({hasCost}) => hasCost).map(({id}) => id));
  return Object.fromEntries(Object.entries(settings).filter(([id]) => !priced.has(id)));
}

/** The settings with a portfolio in place of what the priced levers were set to. */
export function withPortfolio(settings: LeverSettings, levers: readonly Lever[], set: SetLevers): LeverSettings {
  const chosen: Record<string, number | Record<string, number>> = {};
  for (const {lever, district, value} of set) {
    const others = chosen[lever];
    chosen[lever] = district === undefined ? value : {...(typeof others === 'object' ? others : {}), [district]: value};
  }
  return {...withoutPrice(settings, levers), ...chosen};
}

/** Are the levers set to this portfolio, and no other that has a price? */
export function isSetTo(settings: LeverSettings, levers: readonly Lever[], set: SetLevers): boolean {
  const entries = (all: LeverSettings) =>
    Object.entries(all)
      .flatMap(([id, value]) =>
        typeof value === 'object' ? Object.entries(value).map(([place, x]) => [`${id}/${place}`, x]) : [[id, value]],
      )
      .map((entry) => entry.join('='))
      .toSorted()
      .join();
  return entries(settings) === entries(withPortfolio(settings, levers, set));
}
