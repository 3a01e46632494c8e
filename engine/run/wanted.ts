import {positionOf} from './positions.ts';
import {LEVELS, type SlotKind} from './request.ts';
import type {Totals} from './totals.ts';

/** The positions, among a slot's ascending values, of what is wanted of it: its quantiles, or the median of its values below zero. */
export function positionsWanted(kind: SlotKind, slot: number, totals: Totals): number[] {
  if (kind === 'quantiles') return LEVELS.map((level) => positionOf(level, totals.arrived));
  const misses = totals.missesOf(slot);
  // The values below zero are the lowest, so their median is one of the whole column's values.
  return misses > 0 ? [positionOf(0.5, misses)] : [];
}
