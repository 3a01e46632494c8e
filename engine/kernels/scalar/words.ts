// The only file of the shared functions that differs in the kernels: `assembly/words.ts` stands in for it there.

// Written and read within one call, so it is a register rather than state.
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const [LOW, HIGH] = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? ([0, 1] as const) : ([1, 0] as const);

/** Sign, exponent and the upper 20 bits of the significand. */
export function highWord(x: f64): i32 {
  double[0] = x;
  return words[HIGH]!;
}

/** The lower 32 bits of the significand. */
export function lowWord(x: f64): i32 {
  double[0] = x;
  return words[LOW]!;
}

/** The double of two words. */
export function fromWords(high: i32, low: i32): f64 {
  words[HIGH] = high;
  words[LOW] = low;
  return double[0]!;
}

/** A whole number within 32 bits as an integer. */
export function toInteger(x: f64): i32 {
  return x;
}
