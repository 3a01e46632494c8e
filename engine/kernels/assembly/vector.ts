// What the kernels share: how vectors and constants are read, and constants in memory.
//
// A vector is 512 doubles, 4096 bytes. An operand is the address of a vector, or address | 1 of a constant: 16 bytes that hold it twice.
// A constant is read with stride 0, so that every map takes either. What a map writes may be one of its operands.

/** Bytes of a vector. */
export const BYTES: usize = 4096;

/** Where an operand lies. */
// @ts-ignore: decorator
@inline
export function start(operand: usize): usize {
  return operand & ~(1 as usize);
}

/** Bytes from two doubles of an operand to the next two: 16, or 0 for a constant. */
// @ts-ignore: decorator
@inline
export function stride(operand: usize): usize {
  return (~operand & 1) << 4;
}

// Constants are loaded from memory: as literals the compiler of most engines makes them anew, in several instructions, wherever they are used.

// @ts-ignore: decorator
@inline
const POOL = memory.data<u64>(
  [
    0x3ff0000000000000, 0x3ff0000000000000,
    0x7fffffffffffffff, 0x7fffffffffffffff,
    0x8000000000000000, 0x8000000000000000,
    0x3fe0000000000000, 0x3fe0000000000000,
    0x7ff0000000000000, 0x7ff0000000000000,
  ],
  16,
);

// @ts-ignore: decorator
@inline
export function one(): v128 {
  return v128.load(POOL);
}

/** All bits but the sign. */
// @ts-ignore: decorator
@inline
export function magnitudeBits(): v128 {
  return v128.load(POOL, 16);
}

// @ts-ignore: decorator
@inline
export function signBits(): v128 {
  return v128.load(POOL, 32);
}

// @ts-ignore: decorator
@inline
export function half(): v128 {
  return v128.load(POOL, 48);
}

// @ts-ignore: decorator
@inline
export function infinity(): v128 {
  return v128.load(POOL, 64);
}

/** One double from memory, twice. */
// @ts-ignore: decorator
@inline
export function both(address: usize, offset: usize = 0): v128 {
  return v128.load64_splat(address + offset);
}
