import {readFileSync} from 'node:fs';
import type {Builder, Value} from '../../../engine/program/builder.ts';
import {drawBlocks} from '../../support/draw.ts';
import type {Evidence} from './finding.ts';
import {type Law, ofLaw, uniformity} from './sample.ts';

interface Case extends Law {
  name: 'poisson' | 'binomial' | 'negativeBinomial';
  a: number;
  b: number;
}

const {samples: CASES} = JSON.parse(
  readFileSync(new URL('../../reference/integers/integers.json', import.meta.url), 'utf8'),
) as {samples: Case[]};

const BLOCKS = 128;

/** An integer draw and P(X ≥ k). */
interface Sampler {
  readonly draw: (b: Builder, first: Value, second: Value, stream: string) => Value;
  readonly reach: (b: Builder, first: Value, second: Value, k: Value) => Value;
}

const SAMPLERS: Record<Case['name'], Sampler> = {
  poisson: {
    draw: (b, rate, _, stream) => b.poisson(rate, stream, 2025),
    reach: (b, rate, _, k) => b.map('gammaCdf', rate, k),
  },
  binomial: {
    draw: (b, n, p, stream) => b.binomial(n, p, stream, 2025),
    // Of more than n, none: beta's second parameter must stay above 0.
    reach: (b, n, p, k) =>
      b.select(
        b.le(k, n),
        b.map('betaCdf', p, k, b.max(b.sub(n, b.sub(k, b.constant(1))), b.constant(1))),
        b.constant(0),
      ),
  },
  negativeBinomial: {
    draw: (b, mean, dispersion, stream) => b.negativeBinomial(mean, dispersion, stream, 2025),
    reach: (b, mean, dispersion, k) => b.map('betaCdf', b.div(mean, b.add(mean, dispersion)), k, dispersion),
  },
};

/**
 * Every integer draw over its whole range: constants, for which Poisson and binomial draws have kernels of their own, and numbers that could differ between replicates.
 * Against SciPy at its cuts, and against the incomplete gamma and beta functions everywhere.
 */
export const integers: Evidence = function* ({times, seed}) {
  for (const {name, a, b: second, ...law} of CASES)
    for (const operands of ['constants', 'vectors'] as const) {
      if (name === 'negativeBinomial' && operands === 'constants') continue;
      const isBeyond = isBeyondBeta(name, a, second);
      const what = `${name} ${a}${name === 'poisson' ? '' : `, ${second}`}, ${operands}`;
      const [draws, u] = drawBlocks(
        (b) => {
          const zero = b.mul(b.constant(0), b.uniform('zero'));
          const operand = (x: number) => (operands === 'constants' ? b.constant(x) : b.add(b.constant(x), zero));
          const both = drawn(b, SAMPLERS[name], operand(a), operand(second), what);
          return isBeyond ? [both[0]] : both;
        },
        BLOCKS * times,
        seed,
      );
      yield* ofLaw(what, draws!, law);
      if (u) yield uniformity(what, u);
    }
};

/** The incomplete beta function takes long where both parameters are large, and is NaN beyond some 1e8; SciPy's cuts are left. */
function isBeyondBeta(name: Case['name'], n: number, p: number): boolean {
  return name === 'binomial' && n * Math.min(p, 1 - p) > 1e5;
}

/** Parameters drawn anew in every replicate, over all that is allowed: side by side in a vector there are small ones and large ones. */
export const varying: Evidence = function* ({times, seed}) {
  const cases: Record<string, (b: Builder) => [Sampler, Value, Value]> = {
    'poisson, rates 1e-9 to 1e9': (b) => [SAMPLERS.poisson, wide(b, 'rate', -9, 9), b.constant(0)],
    'poisson, rates 5 to 50': (b) => [SAMPLERS.poisson, between(b, 'rate', 5, 50), b.constant(0)],
    'binomial, n 1 to 1e9, p 1e-12 to 0.01': (b) => [
      SAMPLERS.binomial,
      whole(b, wide(b, 'n', 0, 9)),
      wide(b, 'p', -12, -2),
    ],
    'binomial, n 1 to 1e9, p 0.99 to 1 − 1e-12': (b) => [
      SAMPLERS.binomial,
      whole(b, wide(b, 'n', 0, 9)),
      b.sub(b.constant(1), wide(b, 'p', -12, -2)),
    ],
    'binomial, n 0 to 300, p 0 to 1': (b) => [
      SAMPLERS.binomial,
      whole(b, between(b, 'n', 0, 301)),
      between(b, 'p', 0, 1),
    ],
    'binomial, n 0 to 300, a constant p': (b) => [
      SAMPLERS.binomial,
      whole(b, between(b, 'n', 0, 301)),
      b.constant(0.11),
    ],
    'binomial, n 1 to 1e9, a constant p': (b) => [SAMPLERS.binomial, whole(b, wide(b, 'n', 0, 9)), b.constant(1e-6)],
    'negative binomial, means 1e-3 to 1e6, dispersion 1e-3 to 1e6': (b) => [
      SAMPLERS.negativeBinomial,
      wide(b, 'mean', -3, 6),
      wide(b, 'dispersion', -3, 6),
    ],
  };
  for (const [what, parameters] of Object.entries(cases)) {
    const [, u] = drawBlocks((b) => drawn(b, ...parameters(b), what), 2 * BLOCKS * times, seed) as [
      Float64Array,
      Float64Array,
    ];
    yield uniformity(what, u);
  }
};

/** A draw k, and P(X > k) + V · P(X = k) with V uniform: uniform, and NaN where k is no whole number from 0. */
function drawn(b: Builder, {draw, reach}: Sampler, first: Value, second: Value, stream: string): [Value, Value] {
  const [zero, one] = [b.constant(0), b.constant(1)];
  const k = draw(b, first, second, stream);
  const beyond = reach(b, first, second, b.add(k, one));
  const here = b.sub(b.select(b.lt(zero, k), reach(b, first, second, b.max(k, one)), one), beyond);
  const isCount = b.and(b.le(zero, k), b.map('eq', k, b.map('floor', k)));
  const u = b.add(beyond, b.mul(b.uniform(`${stream}/v`), here));
  return [k, b.select(isCount, u, b.constant(Number.NaN))];
}

const between = (b: Builder, name: string, low: number, high: number) =>
  b.add(b.constant(low), b.mul(b.constant(high - low), b.uniform(name)));
/** 10^x, x uniform between two exponents. */
const wide = (b: Builder, name: string, low: number, high: number) =>
  b.exp(b.mul(b.constant(Math.LN10), between(b, name, low, high)));
const whole = (b: Builder, x: Value) => b.map('floor', x);
