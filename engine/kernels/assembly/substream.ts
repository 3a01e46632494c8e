import {BYTES} from '../assembly/vector.ts';

// Stands in for scalar/substream.ts, from whose folder it imports.

/** Lies in memory that the kernel of integers.ts fills. */
@unmanaged
export class Substream {
  seedLo: u32;
  seedHi: u32;
  streamLo: u32;
  streamHi: u32;
  draw: u32;
  /** First word of the counter. */
  counter: u32;
  /** 0 for the first two words of the result, 1 for the last two. */
  second: u32;
  /** Uniforms made already: how many, from which attempt on, and where the first of them lies; the others follow a vector apart. */
  aheads: u32;
  aheadFrom: i32;
  ahead: usize;

  uniform(attempt: i32): f64 {
    const k = (attempt - this.aheadFrom) as u32;
    if (k < this.aheads) return load<f64>(this.ahead + (k as usize) * BYTES);
    let c0: u32 = this.counter;
    let c1: u32 = this.draw + attempt;
    let c2: u32 = this.streamLo;
    let c3: u32 = this.streamHi;
    let k0: u32 = this.seedLo;
    let k1: u32 = this.seedHi;
    for (let round = 0; round < 10; round++) {
      const p = (c0 as u64) * 0xd2511f53;
      const q = (c2 as u64) * 0xcd9e8d57;
      c0 = ((q >> 32) as u32) ^ c1 ^ k0;
      c1 = q as u32;
      c2 = ((p >> 32) as u32) ^ c3 ^ k1;
      c3 = p as u32;
      k0 += 0x9e3779b9;
      k1 += 0xbb67ae85;
    }
    const high = this.second ? c2 : c0;
    const low = this.second ? c3 : c1;
    return ((high as f64) + ((low as f64) + 0.5) * 2.3283064365386963e-10) * 2.3283064365386963e-10;
  }
}

/** A substream in memory at an address, at no replicate yet. */
// @ts-ignore: decorator
@inline
export function substreamAt(address: usize, seedLo: u32, seedHi: u32, draw: u32, streamLo: u32, streamHi: u32): Substream {
  const substream = changetype<Substream>(address);
  substream.seedLo = seedLo;
  substream.seedHi = seedHi;
  substream.streamLo = streamLo;
  substream.streamHi = streamHi;
  substream.draw = draw;
  return substream;
}
