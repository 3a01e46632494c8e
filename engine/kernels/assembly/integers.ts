import {aboveNone} from '../scalar/above-none.ts';
import {binomialFrom, isBinomial} from '../scalar/binomial.ts';
import {exp} from '../scalar/exp.ts';
import {Hat} from '../scalar/hat.ts';
import {log1p} from '../scalar/log1p.ts';
import {gammaRate, isInverted} from '../scalar/negative-binomial.ts';
import {MOST_INVERTED, poissonFrom} from '../scalar/poisson.ts';
// In fact ./substream.ts, which stands in for it.
import {Substream, substreamAt} from '../scalar/substream.ts';
import {mask} from './each.ts';
import {firstUniforms} from './first-uniforms.ts';
import {underRectangle} from './rectangle.ts';
import {search} from './search.ts';
import {BYTES, half, one, start} from './vector.ts';

// As scalar/integers.ts. Each kernel: (dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi). Poisson draws do not read b.
//
// What inversion starts from is worked out for the whole block before any draw is searched for, and four replicates are searched for side by side: a search
// ends in a branch that no processor foresees, and what comes after it has to wait. The same holds for the second uniforms of rejections.

// @ts-ignore: decorator
@inline
const SUBSTREAM = memory.data(64, 16);

/** Uniforms of attempts 0 and 1: not where the draws go, for there an operand may lie. */
// @ts-ignore: decorator
@inline
const FIRST = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const SECOND = memory.data(4096, 16);

/** Uniforms of the gamma draws' first three attempts. */
// @ts-ignore: decorator
@inline
const GAMMA = memory.data(3 * 4096, 16);
// @ts-ignore: decorator
@inline
const GAMMA_ATTEMPT = 32768;

/** Gamma draws as Poisson rates, and the Poisson draws. */
// @ts-ignore: decorator
@inline
const RATES = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const DRAWN = memory.data(4096, 16);

/** P(X = 0), in whose place the draw comes; P(X > 0), or -1 where there is no inversion; and odds or a ratio. */
// @ts-ignore: decorator
@inline
const NONE = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const SOME = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const RATIO = memory.data(4096, 16);

/** So many rejections in a block are worth making all second uniforms at once. */
// @ts-ignore: decorator
@inline
const MANY = 64;
// @ts-ignore: decorator
@inline
const BLOCK = 512;
/** 2^52. */
// @ts-ignore: decorator
@inline
const MOST: f64 = 4503599627370496;

/** Kept between calls, and used again where the parameters are the same. */
const HAT = new Hat();
const BINOMIAL_HAT = new Hat();

/** Stores what inversion starts from, where log P(X = 0) is given. */
// @ts-ignore: decorator
@inline
function keep(i: usize, logNone: f64, ratio: f64): bool {
  const none = exp(logNone);
  store<f64>(NONE + i, none);
  store<f64>(SOME + i, aboveNone(logNone, none));
  store<f64>(RATIO + i, ratio);
  return true;
}

/** To the replicate at a place in a vector, of which so many uniforms from an attempt on lie in vectors from an address on. */
// @ts-ignore: decorator
@inline
function moveTo(substream: Substream, block: u32, i: usize, aheads: u32, attempt: i32, vectors: usize): void {
  const j = (i >> 3) as u32;
  substream.counter = (block << 8) | (j & 255);
  substream.second = j >> 8;
  substream.aheads = aheads;
  substream.aheadFrom = attempt;
  substream.ahead = vectors + i;
}

/** `F.prepare` keeps what the inversion of a replicate starts from and tells whether there is any, `F.other` makes draws without. `G` as in search.ts and
 * rectangle.ts. */
// @ts-ignore: decorator
@inline
function each<F, G>(
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
  const substream = substreamAt(SUBSTREAM, seedLo, seedHi, draw, streamLo, streamHi);
  const m = mask(a);
  const n = mask(b);
  a = start(a);
  b = start(b);
  let others = 0;
  for (let i: usize = 0; i < BYTES; i += 8) {
    if (f.prepare(i, load<f64>(a + (i & m)), load<f64>(b + (i & n)))) continue;
    store<f64>(SOME + i, -1);
    others++;
  }
  firstUniforms(FIRST, seedLo, seedHi, block, draw, streamLo, streamHi);
  if (others < BLOCK) search<G>(FIRST, a, m, b, n, RATIO, NONE, SOME);
  if (others > 0) others -= underRectangle<G>(FIRST, a, m, b, n, NONE, SOME);
  const aheads = others >= MANY ? 1 : 0;
  if (aheads) firstUniforms(SECOND, seedLo, seedHi, block, draw + 1, streamLo, streamHi);
  if (others == 0) {
    memory.copy(dst, NONE, BYTES);
    return;
  }
  for (let i: usize = 0; i < BYTES; i += 8) {
    if (load<f64>(SOME + i) >= 0) {
      store<f64>(dst + i, load<f64>(NONE + i));
      continue;
    }
    moveTo(substream, block, i, aheads, 1, SECOND);
    store<f64>(dst + i, f.other(i, load<f64>(FIRST + i), load<f64>(a + (i & m)), load<f64>(b + (i & n)), substream));
  }
}

@unmanaged
class PoissonSteps {
  @inline factor(k: v128, rate: v128, _: v128, ratio: v128): v128 {
    return f64x2.div(rate, f64x2.add(k, one()));
  }
  @inline goesOn(k: v128, rate: v128): v128 {
    return f64x2.ge(k, k);
  }
  @inline result(k: v128, rate: v128, _: v128): v128 {
    return k;
  }
  @inline isThere(rate: v128, _: v128): v128 {
    return v128.and(f64x2.ge(rate, f64x2.splat(MOST_INVERTED)), f64x2.le(rate, f64x2.splat(MOST)));
  }
  @inline wide(rate: v128, _: v128): v128 {
    return f64x2.add(f64x2.splat(0.931), f64x2.mul(f64x2.splat(2.53), f64x2.sqrt(rate)));
  }
  @inline steep(wide: v128, _: v128): v128 {
    return f64x2.add(f64x2.splat(-0.059), f64x2.mul(f64x2.splat(0.02483), wide));
  }
  @inline most(wide: v128): v128 {
    return f64x2.sub(f64x2.splat(0.9275), f64x2.div(f64x2.splat(3.6224), f64x2.sub(wide, f64x2.splat(2))));
  }
  @inline middle(rate: v128, _: v128): v128 {
    return f64x2.add(rate, f64x2.splat(0.445));
  }
}

@unmanaged
class Poisson {
  @inline prepare(i: usize, rate: f64, _: f64): bool {
    return rate >= 0 && rate < MOST_INVERTED && keep(i, -rate, 0);
  }
  @inline other(i: usize, u: f64, rate: f64, _: f64, substream: Substream): f64 {
    return poissonFrom(u, rate, substream, HAT);
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
  each<Poisson, PoissonSteps>(dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi);
}

/** The smaller of p and 1 - p. */
// @ts-ignore: decorator
@inline
function rarer(p: v128): v128 {
  return v128.bitselect(f64x2.sub(one(), p), p, f64x2.gt(p, half()));
}

@unmanaged
class BinomialSteps {
  @inline factor(k: v128, n: v128, p: v128, odds: v128): v128 {
    return f64x2.div(f64x2.mul(f64x2.sub(n, k), odds), f64x2.add(k, one()));
  }
  @inline goesOn(k: v128, n: v128): v128 {
    return f64x2.lt(k, n);
  }
  @inline result(k: v128, n: v128, p: v128): v128 {
    return v128.bitselect(f64x2.sub(n, k), k, f64x2.gt(p, half()));
  }
  @inline isThere(n: v128, p: v128): v128 {
    const isNumber = v128.and(f64x2.gt(n, f64x2.splat(0)), f64x2.le(n, f64x2.splat(MOST)));
    const isProbability = v128.and(f64x2.ge(p, f64x2.splat(0)), f64x2.le(p, one()));
    return v128.and(v128.and(isNumber, f64x2.eq(n, f64x2.floor(n))), isProbability);
  }
  @inline wide(n: v128, p: v128): v128 {
    const q = rarer(p);
    const variance = f64x2.mul(f64x2.mul(n, q), f64x2.sub(one(), q));
    return f64x2.add(f64x2.splat(1.15), f64x2.mul(f64x2.splat(2.53), f64x2.sqrt(variance)));
  }
  @inline steep(wide: v128, p: v128): v128 {
    const line = f64x2.add(f64x2.splat(-0.0873), f64x2.mul(f64x2.splat(0.0248), wide));
    return f64x2.add(line, f64x2.mul(f64x2.splat(0.01), rarer(p)));
  }
  @inline most(wide: v128): v128 {
    return f64x2.sub(f64x2.splat(0.92), f64x2.mul(f64x2.splat(4.2), f64x2.div(one(), wide)));
  }
  @inline middle(n: v128, p: v128): v128 {
    return f64x2.add(f64x2.mul(n, rarer(p)), half());
  }
}

@unmanaged
class Binomial {
  @inline prepare(i: usize, n: f64, p: f64): bool {
    const rare = p > 0.5 ? 1 - p : p;
    return isBinomial(n, p) && n * rare < MOST_INVERTED && keep(i, n * log1p(-rare), rare / (1 - rare));
  }
  @inline other(i: usize, u: f64, n: f64, p: f64, substream: Substream): f64 {
    return binomialFrom(u, n, p, substream, BINOMIAL_HAT);
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
  each<Binomial, BinomialSteps>(dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi);
}

@unmanaged
class NegativeBinomialSteps {
  @inline factor(x: v128, mean: v128, dispersion: v128, ratio: v128): v128 {
    return f64x2.div(f64x2.mul(f64x2.add(dispersion, x), ratio), f64x2.add(x, one()));
  }
  @inline goesOn(x: v128, mean: v128): v128 {
    return f64x2.ge(x, x);
  }
  @inline result(x: v128, mean: v128, _: v128): v128 {
    return x;
  }
  // Its rejections are Poisson draws.
  @inline isThere(mean: v128, _: v128): v128 {
    return f64x2.splat(0);
  }
  @inline wide(mean: v128, _: v128): v128 {
    return mean;
  }
  @inline steep(wide: v128, _: v128): v128 {
    return wide;
  }
  @inline most(wide: v128): v128 {
    return wide;
  }
  @inline middle(mean: v128, _: v128): v128 {
    return mean;
  }
}

@unmanaged
class NegativeBinomial {
  @inline prepare(i: usize, mean: f64, dispersion: f64): bool {
    const odds = mean / dispersion;
    return isInverted(mean, dispersion) && keep(i, -dispersion * log1p(odds), odds / (1 + odds));
  }
  @inline other(i: usize, u: f64, mean: f64, dispersion: f64, substream: Substream): f64 {
    return load<f64>(DRAWN + i);
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
  const others = drawRates(a, b, seedLo, seedHi, block, draw, streamLo, streamHi);
  if (others > 0) each<Poisson, PoissonSteps>(DRAWN, RATES, RATES, seedLo, seedHi, block, draw, streamLo, streamHi);
  if (others == BLOCK) memory.copy(dst, DRAWN, BYTES);
  else each<NegativeBinomial, NegativeBinomialSteps>(dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi);
}

/** Writes to RATES the gamma rate of each replicate whose draw is not made by inversion, 0 for others; returns how many there are. */
function drawRates(
  a: usize,
  b: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): i32 {
  const substream = substreamAt(SUBSTREAM, seedLo, seedHi, draw, streamLo, streamHi);
  const m = mask(a);
  const n = mask(b);
  a = start(a);
  b = start(b);
  let others = 0;
  for (let i: usize = 0; i < BYTES; i += 8) {
    const mean = load<f64>(a + (i & m));
    const dispersion = load<f64>(b + (i & n));
    if (isInverted(mean, dispersion)) {
      store<f64>(RATES + i, 0);
      continue;
    }
    if (others++ == 0) {
      for (let k: u32 = 0; k < 3; k++)
        firstUniforms(GAMMA + k * BYTES, seedLo, seedHi, block, draw + GAMMA_ATTEMPT + k, streamLo, streamHi);
    }
    moveTo(substream, block, i, 3, GAMMA_ATTEMPT, GAMMA);
    store<f64>(RATES + i, gammaRate(mean, dispersion, substream));
  }
  return others;
}
