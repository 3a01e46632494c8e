// Stands in for scalar/words.ts.

// @ts-ignore: decorator
@inline
export function highWord(x: f64): i32 {
  return (reinterpret<u64>(x) >> 32) as i32;
}

// @ts-ignore: decorator
@inline
export function lowWord(x: f64): i32 {
  return reinterpret<u64>(x) as i32;
}

// @ts-ignore: decorator
@inline
export function fromWords(high: i32, low: i32): f64 {
  return reinterpret<f64>(((high as u64) << 32) | (low as u32 as u64));
}

// @ts-ignore: decorator
@inline
export function toInteger(x: f64): i32 {
  return x as i32;
}
