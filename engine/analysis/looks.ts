import {SHARD} from '../run/shards.ts';

/**
 * After how many replicates to look, up to `most`: after a shard, then each time after twice as many, at last after all. A look after n replicates costs half of
 * them anew, so what was spent beyond the one that decided is less than half.
 */
export function lookSizes(most: number, first: number = SHARD): number[] {
  const sizes: number[] = [];
  for (let size = first; size < most; size *= 2) sizes.push(size);
  return [...sizes, most];
}
