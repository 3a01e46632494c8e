import {describe, expect, it} from 'vitest';
import {TidemarkError} from '../../engine/errors.ts';
import {Builder} from '../../engine/program/builder.ts';
import {admit, estimate} from '../../engine/run/estimate.ts';
import type {RunRequest} from '../../engine/run/request.ts';
import {run} from '../../engine/run/run.ts';
import {referenceRequest} from './reference-model.ts';

function trivialRequest(replicates: number): RunRequest {
  const b = new Builder();
  b.indicator(b.lt(b.uniform('u'), b.constant(0.5)));
  return {program: b.build().program, seed: 0, replicates, slots: []};
}

async function refusal(request: RunRequest): Promise<string> {
  const error: unknown = await run(request).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(TidemarkError);
  return (error as Error).message;
}

describe('a run that cannot be', () => {
  it.each([referenceRequest(1e12), trivialRequest(1e12)])(
    'is refused at once, with what it would take and what to do',
    async (request) => {
      const start = performance.now();
      const message = await refusal(request);
      expect(performance.now() - start).toBeLessThan(500);
      expect(message).toMatch(
        /^1,000,000,000,000 replicates would take about \d[\d.,]* (minutes|hours|days|years) of one core and \d+ MiB of memory\n/,
      );
      expect(message).toMatch(/hint: ask for at most \d,?\d00,000,000; /);
    },
  );

  it('is refused for the memory it would take', async () => {
    const request = referenceRequest(100_000);
    const slots = Array.from({length: 300_000}, () => 'quantiles' as const);
    const program = {...request.program, trajectories: slots.length};
    const message = await refusal({...request, program, slots});
    expect(message).toMatch(/and \d[\d.]* GiB of memory\n.*fewer replicates, metrics or years/);
  });

  it.each([0, 1, -5, 1.5, NaN, Infinity, 2 ** 60])('is refused for %s replicates', async (replicates) =>
    expect(await refusal(trivialRequest(replicates))).toMatch(/^replicates must be an integer of at least 2, got /),
  );

  it.each([-1, 0.5, 2 ** 53, NaN])('is refused for a seed of %s', async (seed) =>
    expect(await refusal({...trivialRequest(10), seed})).toMatch(
      /^seed must be an integer from 0 to 9007199254740991, got /,
    ),
  );

  it.each([0, -1, 1.5])('is refused for %s workers', async (workers) =>
    expect(() => admit(trivialRequest(10), workers)).toThrow(/^workers must be an integer of at least 1, got /),
  );

  it('is refused when slots are missing', async () =>
    expect(await refusal({...referenceRequest(10), slots: []})).toBe(
      'slots must be one for each of 70 trajectories, got 0',
    ));
});

describe('the estimate', () => {
  it('grows with replicates', () => {
    const [small, large] = [estimate(referenceRequest(1e6), 1), estimate(referenceRequest(1e7), 1)];
    expect(large.seconds / small.seconds).toBeCloseTo(10, 10);
  });

  it('of memory covers the columns, and stays small when they are not kept', () => {
    expect(estimate(referenceRequest(200_000), 1).bytes).toBeGreaterThan(70 * 200_000 * 8);
    expect(estimate(referenceRequest(1e6), 2).bytes).toBeLessThan(20e6);
  });

  it('admits the runs that people make', () => {
    for (const replicates of [2, 1000, 100_000, 1e6, 1e7])
      expect(admit(referenceRequest(replicates), 8).bytes).toBeGreaterThan(0);
  });
});
