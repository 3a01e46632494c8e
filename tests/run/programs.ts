import {Builder} from '../../engine/program/builder.ts';
import type {RunRequest, SlotKind} from '../../engine/run/request.ts';

/**
 * Small programs with trajectories of every sort: smooth, skewed, discrete, constant, nearly constant, and margins that are seldom, often and never
 * below zero.
 */
export function mixedRequest(replicates: number, seed = 1): RunRequest {
  const b = new Builder();
  const constant = (x: number) => b.constant(x);
  const [u, z, y] = [b.uniform('u'), b.normal('z'), b.normal('y', 2025)];
  const slots: SlotKind[] = [];
  const record = (kind: SlotKind, value: typeof u) => {
    b.trajectory(value);
    slots.push(kind);
  };
  record('quantiles', z);
  record('quantiles', b.exp(b.mul(constant(2), z)));
  record('quantiles', b.map('floor', b.mul(constant(6), u)));
  record('quantiles', constant(0.1));
  record('quantiles', b.max(constant(0), b.sub(u, constant(0.951))));
  record('quantiles', b.add(z, b.mul(constant(1e6), b.lt(u, constant(1e-4)))));
  record('moments', y);
  record('shortfall', b.sub(y, constant(0.3)));
  record('shortfall', b.add(y, constant(3.5)));
  record('shortfall', b.add(u, constant(1)));
  b.indicator(b.lt(z, y));
  b.indicator(b.lt(u, constant(0.25)));
  return {program: b.build().program, seed, replicates, slots};
}

/** A program whose first trajectory is NaN wherever a uniform lies below a bound, and finite elsewhere. */
export function sometimesNaN(replicates: number, bound: number): RunRequest {
  const b = new Builder();
  b.trajectory(b.normal('x'));
  b.trajectory(b.sqrt(b.sub(b.uniform('u'), b.constant(bound))));
  return {program: b.build().program, seed: 5, replicates, slots: ['quantiles', 'quantiles']};
}
