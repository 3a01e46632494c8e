import {signal, type Signal} from '@preact/signals';
import type {PortfolioReport} from '../../engine/index.ts';
import type {EngineClient} from '../engine/engine-client.ts';
import type {SetFiles} from '../engine/protocol.ts';
import {Asking} from '../state/asking.ts';

/** Replicates of every portfolio that is told, at most: its chance to a third of a point. */
export const PORTFOLIO_REPLICATES = 20_000;

const LANE = 'portfolio';

/** What a portfolio is wanted for. Settings are those of the levers without a price. */
export interface Wish extends SetFiles {
  readonly replicates: number;
  /** In the unit of the budget; the file's unless told. */
  readonly budget?: number | undefined;
  /** The file's unless told. */
  readonly targets?: readonly string[] | undefined;
  readonly floors?: Readonly<Record<string, number>> | undefined;
}

/** The best portfolio for a wish, and how many have been tried for it. */
export interface Choosing {
  readonly asking: Asking<Wish, PortfolioReport>;
  readonly tried: Signal<number>;
}

export function makeChoosing(engine: Pick<EngineClient, 'ask'>): Choosing {
  const tried = signal(0);
  const asking = new Asking<Wish, PortfolioReport>(engine, {
    lane: LANE,
    async *find(wish, ask) {
      tried.value = 0;
      yield await ask({...wish, lane: LANE, what: 'portfolio'}, (trials) => (tried.value = trials));
    },
  });
  return {asking, tried};
}

/** Is it the same that is wanted? */
export function isSameWish(a: Wish, b: Wish): boolean {
  return a.files === b.files && rest(a) === rest(b);
}

function rest({settings, budget, targets, floors}: Wish): string {
  return JSON.stringify([settings, budget, targets, floors]);
}
