/** A 64-bit number as two unsigned 32-bit words, low word first. */
export type Words = readonly [low: number, high: number];

/** The four 32-bit words of a Philox counter or result. */
export type Counter = readonly [number, number, number, number];

/**
 * Philox4x32-10: four random words from a 128-bit counter and a 64-bit key, words in and out as unsigned integers.
 *
 * Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, section 3.3.
 */
export function philox4x32(counter: Counter, key: Words): Counter {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  return [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0];
}

/** The high word of the 64-bit product of two unsigned words, by 16-bit halves. */
function multiplyHigh(a: number, b: number): number {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const middle = aHigh * bLow + Math.floor((aLow * bLow) / 65536);
  const carry = aLow * bHigh + (middle % 65536);
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(carry / 65536)) | 0;
}
