import {binomialFrom} from './binomial.ts';
import {Hat} from './hat.ts';
import {negativeBinomialFrom} from './negative-binomial.ts';
import type {Words} from './philox.ts';
import {poissonFrom} from './poisson.ts';
import {Substream} from './substream.ts';

/** An integer draw of one replicate, given its operands: the twin of the kernel of the same name. */
export type IntegerDraw = (a: number, b: number, seed: Words, stream: Words, draw: number, replicate: number) => number;

/** A Poisson draw; see `poissonFrom`. */
export const poisson: IntegerDraw = (rate, _, seed, stream, draw, replicate) => {
  const substream = new Substream(seed, stream, draw, replicate);
  return poissonFrom(substream.uniform(0), rate, substream, new Hat());
};

/** A binomial draw; see `binomialFrom`. */
export const binomial: IntegerDraw = (n, p, seed, stream, draw, replicate) => {
  const substream = new Substream(seed, stream, draw, replicate);
  return binomialFrom(substream.uniform(0), n, p, substream, new Hat());
};

/** A negative binomial draw; see `negativeBinomialFrom`. */
export const negativeBinomial: IntegerDraw = (mean, dispersion, seed, stream, draw, replicate) => {
  const substream = new Substream(seed, stream, draw, replicate);
  return negativeBinomialFrom(substream.uniform(0), mean, dispersion, substream, new Hat());
};
