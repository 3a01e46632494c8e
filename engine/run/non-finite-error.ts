/** A replicate has a NaN or an infinity. The earliest one of a run: lowest replicate, then lowest slot, whatever finished first. */
export class NonFiniteError extends Error {
  /** The trajectory slot. */
  readonly slot: number;
  readonly replicate: number;
  readonly value: number;

  constructor(slot: number, replicate: number, value: number) {
    super(`trajectory ${slot} must be finite, got ${value} in replicate ${replicate}`);
    this.name = 'NonFiniteError';
    this.slot = slot;
    this.replicate = replicate;
    this.value = value;
  }
}
