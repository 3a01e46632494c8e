import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type KindRace, mustAgree} from './kinds.ts';
import {type Line, median} from './lines.ts';
import {judgeRaces, type Verdict} from './verdicts.ts';

function line(peer: string, threads: number, what: Line['what'], ms: number): Line {
  return {peer, threads, what, replicates: 1000, ms, ns_per_cell: (ms * 1e6) / 63 / 1000};
}

describe('npm run bench', () => {
  it('takes medians', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('judges by the ratios within rounds, not by the ratio of averages', () => {
    const rounds = [1, 10, 1].map((slow) => [
      line('tidemark', 1, 'simulate', 10 * slow),
      line('numpy-idiomatic', 1, 'simulate', 35 * slow),
      line('c', 1, 'simulate', 2 * slow),
    ]);
    const verdicts = judgeRaces(rounds, 1000);
    expect(verdicts.map(({what, measured, verdict}) => [what, measured, verdict])).toEqual([
      ['simulate, 1 thread, against idiomatic NumPy', 3.5, 'must'],
      ['simulate, 1 thread, against C', 5, 'missed'],
    ]);
  });

  it('finds a peer that works out something else', () => {
    const ours = {kind: 'flow', peer: 'tidemark', replicates: 1e4, cpu_ms: 1, p: 0.3, mean: 20, sd: 4};
    const compare = (other: object) => () => mustAgree(ours, {...ours, peer: 'numpy', ...other});
    // Five standard errors are 0.032 and 0.28.
    expect(compare({p: 0.33, mean: 20.25})).not.toThrow();
    expect(compare({p: 0.335})).toThrow('flow: probability 0.3 of Tidemark, 0.335 of numpy');
    expect(compare({mean: 20.3})).toThrow('flow: mean 20 of Tidemark, 20.3 of numpy');
    expect(compare({mean: Number.NaN})).toThrow();
  });

  it('prints our own lines and the verdicts as JSON', {timeout: 300_000}, () => {
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'bench.ts'), '--quick', '--json'],
      {encoding: 'utf8'},
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const {lines, verdicts, kinds} = JSON.parse(stdout) as {
      lines: Line[];
      verdicts: Verdict[];
      kinds: {races: KindRace[]};
    };
    // None where there is no NumPy.
    for (const {measured} of kinds.races) expect(measured).toBeGreaterThan(0);
    const ours = lines.filter(({peer}) => peer === 'tidemark');
    for (const what of ['simulate', 'end-to-end'] as const)
      for (const threads of [1, 2]) {
        const mine = ours.filter((line) => line.what === what && line.threads === threads);
        expect(mine.map(({replicates}) => replicates)).toEqual([8192, 20_000]);
        for (const {ms, ns_per_cell, replicates, p_province, mean_province} of mine) {
          expect(ns_per_cell).toBeCloseTo((ms * 1e6) / 63 / replicates, 1);
          // Within ten standard errors of the truth, so that a peer that computes something else is found.
          expect(Math.abs(p_province! - 0.4617)).toBeLessThan(5 / Math.sqrt(replicates));
          expect(Math.abs(mean_province! / 2544 - 1)).toBeLessThan(4 / Math.sqrt(replicates));
        }
      }
    for (const {peer, p_province = NaN, replicates} of lines.filter(({what}) => what !== 'cold'))
      expect.soft(Math.abs(p_province - 0.4617), peer).toBeLessThan(5 / Math.sqrt(replicates));
    expect(verdicts.map(({what}) => what)).toContain('peak memory, 20,000 replicates, 1 or 2 threads');
    expect(verdicts.every(({measured}) => measured > 0)).toBe(true);
  });
});
