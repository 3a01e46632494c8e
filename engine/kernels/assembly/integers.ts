import {binomialFrom} from '../scalar/binomial.ts';
import {negativeBinomialFrom} from '../scalar/negative-binomial.ts';
import {poissonFrom} from '../scalar/poisson.ts';
import {Hat} from '../scalar/hat.ts';
import {mask} from './each.ts';
import {firstUniforms} from './first-uniforms.ts';
// In fact ./substream.ts, which stands in for it.
import {Substream} from '../scalar/substream.ts';
import {BYTES, start} from './vector.ts';

// As scalar/integers.ts. Each kernel: (dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi). Poisson draws do not read b.

// @ts-ignore: decorator
@inline
const SUBSTREAM = memory.data(32, 16);

/** First uniforms: not where the draws go, for there an operand may lie. */
// @ts-ignore: decorator
@inline
const FIRST = memory.data(4096, 16);

/** Kept between calls, and used again where the parameters are the same. */
const HAT = new Hat();
const BINOMIAL_HAT = new Hat();

// @ts-ignore: decorator
@inline
function each<F>(
  dst: usize,
  a: usize,
  b: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  const f = changetype<F>(0);
  const substream = changetype<Substream>(SUBSTREAM);
  substream.seedLo = seedLo;
  substream.seedHi = seedHi;
  substream.streamLo = streamLo;
  substream.streamHi = streamHi;
  substream.draw = draw;
  firstUniforms(FIRST, seedLo, seedHi, block, draw, streamLo, streamHi);
  const m = mask(a);
  const n = mask(b);
  a = start(a);
  b = start(b);
  for (let i: usize = 0; i < BYTES; i += 8) {
    const j = (i >> 3) as u32;
    substream.counter = (block << 8) | (j & 255);
    substream.second = j >> 8;
    store<f64>(dst + i, f.of(load<f64>(FIRST + i), load<f64>(a + (i & m)), load<f64>(b + (i & n)), substream));
  }
}

@unmanaged
class Poisson {
  @inline of(first: f64, a: f64, _: f64, substream: Substream): f64 {
    return poissonFrom(first, a, substream, HAT);
  }
}
export function poisson(
  dst: usize,
  a: usize,
  b: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  each<Poisson>(dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi);
}

@unmanaged
class Binomial {
  @inline of(first: f64, a: f64, b: f64, substream: Substream): f64 {
    return binomialFrom(first, a, b, substream, BINOMIAL_HAT);
  }
}
export function binomial(
  dst: usize,
  a: usize,
  b: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  each<Binomial>(dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi);
}

@unmanaged
class NegativeBinomial {
  @inline of(first: f64, a: f64, b: f64, substream: Substream): f64 {
    return negativeBinomialFrom(first, a, b, substream, HAT);
  }
}
export function negativeBinomial(
  dst: usize,
  a: usize,
  b: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  each<NegativeBinomial>(dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi);
}
