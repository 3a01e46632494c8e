import {describe, expect, it} from 'vitest';
import {Pool} from '../../engine/run/pool.ts';
import {run} from '../../engine/run/run.ts';
import {type Look, runLooks} from '../../engine/run/run-looks.ts';
import {SHARD} from '../../engine/run/shards.ts';
import {mixedRequest, sometimesNaN} from './programs.ts';

const LOOKS = [SHARD, 2 * SHARD, 4 * SHARD, 20_000];

async function all(looks: AsyncIterable<Look>): Promise<Look[]> {
  const seen: Look[] = [];
  for await (const look of looks) seen.push(look);
  return seen;
}

describe('a run that is looked at several times', () => {
  it('has at each look the digits of a run of so many replicates', async () => {
    const {program, seed} = mixedRequest(2);
    for (const look of await all(runLooks({program, seed, looks: LOOKS, shortfalls: [8]}, {workers: 1}))) {
      const whole = await run(mixedRequest(look.replicates), {workers: 1});
      expect(look.counts).toEqual(whole.counts);
      whole.trajectories.forEach((wanted, slot) => {
        const ours = look.trajectories[slot]!;
        if (wanted.kind === 'shortfall') {
          if (slot === 8) expect(ours).toMatchObject({kind: 'shortfall', misses: wanted.misses});
          return;
        }
        const {mean, sd, min, max} = wanted;
        expect(ours).toEqual({kind: 'moments', mean, sd, min, max});
      });
    }
  });

  it('has the same digits on workers', async () => {
    const {program, seed} = mixedRequest(2);
    const pool = new Pool({workers: 2});
    try {
      const request = {program, seed, looks: LOOKS};
      expect(await all(runLooks(request, {pool}))).toEqual(await all(runLooks(request, {workers: 1})));
    } finally {
      await pool.close();
    }
  });

  it('computes each replicate once, and none that is not asked for', async () => {
    const {program, seed} = mixedRequest(2);
    const seen: number[] = [];
    const onProgress = (replicates: number) => seen.push(replicates);
    for await (const look of runLooks({program, seed, looks: LOOKS}, {workers: 1, onProgress}))
      if (look.replicates === 4 * SHARD) break;
    expect(seen.at(-1)).toBe(4 * SHARD);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
  });

  it('stops at a signal, and at a value that is not finite in the stage that has it', async () => {
    const {program, seed} = mixedRequest(2);
    const reason = new Error('enough');
    const aborted = AbortSignal.abort(reason);
    await expect(all(runLooks({program, seed, looks: LOOKS}, {workers: 1, signal: aborted}))).rejects.toBe(reason);
    const broken = sometimesNaN(2, 1e-4);
    await expect(all(runLooks({...broken, looks: LOOKS}, {workers: 1}))).rejects.toThrow('must be finite');
  });

  it('refuses too many replicates before anything is computed', async () => {
    const {program, seed} = mixedRequest(2);
    await expect(all(runLooks({program, seed, looks: [SHARD, 1e12]}))).rejects.toThrow('would take about');
  });
});
