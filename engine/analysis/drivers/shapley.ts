/** Of which subsets of n players a game must be known, as bit masks: all but none. */
export function coalitions(players: number): number[] {
  return Array.from({length: (1 << players) - 1}, (_, i) => i + 1);
}

/**
 * How much a coalition's value counts in a player's Shapley value (Shapley 1953): (s − 1)!(n − s)!/n! with the player, of size s, and −s!(n − s − 1)!/n! without.
 */
export function shapleyWeight(players: number, player: number, coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest >>= 1) size += rest & 1;
  const isIn = ((coalition >> player) & 1) === 1;
  const before = isIn ? size - 1 : size;
  let weight = 1 / players;
  // 1/(n · C(n − 1, before))
  for (let k = 1; k <= before; k++) weight *= k / (players - k);
  return isIn ? weight : -weight;
}
