import {expect, it} from 'vitest';
import {normal, uniform} from '../../engine/kernels/scalar/index.ts';
import {Builder} from '../../engine/program/builder.ts';
import {streamOf} from '../../engine/program/streams.ts';
import {interpret, interpretSlot} from './interpret.ts';

const SEED = [2027, 0] as const;

it('runs draws, maps, steps and records as they are written', () => {
  const b = new Builder();
  const u = b.uniform('x', 3, 1);
  const z = b.normal('y');
  b.trajectory(b.add(b.mul(u, z), b.constant(2)));
  b.trajectory(b.step(u, [0.25, 0.5], [10, 20, 30]));
  b.indicator(b.lt(u, b.constant(0.5)));
  const {program} = b.build();
  for (const replicate of [0, 1, 127, 128, 511, 512, 100_000]) {
    const x = uniform(SEED, streamOf('x'), 3 * 65536 + 1, replicate);
    const y = normal(SEED, streamOf('y'), 0, replicate);
    const {trajectories, indicators} = interpret(program, SEED, replicate);
    expect([...trajectories]).toEqual([x * y + 2, x <= 0.25 ? 10 : x <= 0.5 ? 20 : 30]);
    expect([...indicators]).toEqual([x < 0.5 ? 1 : 0]);
  }
});

it('gives a slot of consecutive replicates, NaN where a step reads NaN', () => {
  const b = new Builder();
  const u = b.uniform('x');
  b.trajectory(u);
  b.trajectory(b.step(b.sqrt(b.sub(u, b.constant(0.5))), [0.5], [1, 2]));
  const {program} = b.build();
  const [points, steps] = [0, 1].map((slot) => interpretSlot(program, SEED, 20, slot));
  points!.forEach((x, i) => expect(steps![i]).toBe(x < 0.5 ? NaN : x <= 0.75 ? 1 : 2));
});
