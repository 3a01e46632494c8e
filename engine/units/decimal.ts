/**
 * `value · 10^power`, exact in decimal: 0.3127 shifted by 4 is 3127, where `0.3127 * 1e4` need not be. The shortest decimal text of the value is shifted and
 * read back, so the result is the double nearest to what the user would write. NaN and infinities stay what they are.
 */
export function shift(value: number, power: number): number {
  if (power === 0 || !Number.isFinite(value)) return value;
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return Number(`${digits}e${Number(exponent) + power}`);
}

/** `k` where `value` is 10^k, up to 10^±22; else undefined. */
export function powerOfTen(value: number): number | undefined {
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return digits === '1' && Math.abs(Number(exponent)) <= 22 ? Number(exponent) : undefined;
}

/** The text of `value · 10^power`, which shifted back is the very value: `12` for 0.12 and 2. */
export function decimalText(value: number, power: number): string {
  const shifted = shift(value, power);
  if (shift(shifted, -power) === value) return String(shifted);
  // The double next to the shifted value does not lead back, its decimal text does.
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return `${digits}e${Number(exponent) + power}`;
}
