import {pow} from '../kernels/scalar/index.ts';

/** The constant growth that leads from one level to another; −1 where nothing is left. */
export function growthRate(from: number, to: number, years: number): number {
  return to <= 0 ? -1 : pow(to / from, 1 / years) - 1;
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Plans round their numbers: what differs by less than 2 % is the same. */
export const ROUNDING = 0.02;

export function isAbout(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

export function isClearlyMore(a: number, b: number): boolean {
  return a > b && !isAbout(a, b);
}

/** By a key, in the order of the first of each group. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
