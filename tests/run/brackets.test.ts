import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {bracketsOf, bracketsRound, exactValues, packBrackets} from '../../engine/run/brackets.ts';
import {Crew} from '../../engine/run/crew.ts';
import {binOf, gridOf} from '../../engine/run/grid.ts';
import {runPilot} from '../../engine/run/pilot.ts';
import {BINS, BRACKETS, type Plan} from '../../engine/run/plan.ts';
import {LEVELS} from '../../engine/run/request.ts';
import {columnsOf, quantile, quantiles} from './columns.ts';
import {mixedRequest} from './programs.ts';

describe('brackets', () => {
  const grid = {start: 0, scale: 1};

  it('are the bins of intervals, ascending, those that touch made one', () => {
    expect(
      bracketsOf(
        [
          [700.5, 900],
          [-3, 5.5],
          [6, 8],
        ],
        grid,
      ),
    ).toEqual([
      {first: 0, last: 8},
      {first: 700, last: 900},
    ]);
    expect(
      bracketsOf(
        [
          [-Infinity, 3],
          [2000, Infinity],
        ],
        grid,
      ),
    ).toEqual([
      {first: 0, last: 3},
      {first: 2000, last: BINS - 1},
    ]);
  });

  it('round positions hold the ranks on either side', () => {
    const counts = new Uint32Array(BINS);
    counts.set([2, 0, 0, 2], 10);
    counts[900] = 1;
    expect(bracketsRound(counts, [1.5])).toEqual([{first: 10, last: 13}]);
    expect(bracketsRound(counts, [0, 4])).toEqual([
      {first: 10, last: 10},
      {first: 900, last: 900},
    ]);
  });

  it('are packed with room for as many as a slot may have', () => {
    const packed = packBrackets([[], [{first: 3, last: 4}]]);
    expect(packed).toHaveLength(2 * 2 * BRACKETS);
    expect([...packed.subarray(2 * BRACKETS, 2 * BRACKETS + 4)]).toEqual([3, 4, -1, -1]);
  });
});

describe('exactValues', () => {
  const value = fc.double({min: -10, max: 10, noNaN: true});

  it('are those of sorting, however the values come in parts', () =>
    fc.assert(
      fc.property(fc.array(fc.array(value), {minLength: 1}), (arrays) => {
        const all = Float64Array.from(arrays.flat()).sort();
        if (all.length === 0) return;
        const grid = gridOf(-5, 5);
        const counts = new Uint32Array(BINS);
        for (const x of all) counts[binOf(grid, x)]!++;
        const positions = [0, (all.length - 1) / 2, all.length - 1];
        const histogram = {grid, counts, least: all[0]!, greatest: all[all.length - 1]!};
        const parts = arrays.map((part) => Float64Array.from(part));
        const found = exactValues(histogram, bracketsRound(counts, positions), parts, positions)!;
        const expected = [0, 0.5, 1].map((level) => quantile(all, level));
        expect(found.map((x) => x + 0)).toEqual(expected.map((x) => x + 0));
      }),
    ));

  it('are not there when a bracket misses one', () => {
    const grid = gridOf(0, 1);
    const counts = new Uint32Array(BINS);
    counts[binOf(grid, 0.2)]!++;
    counts[binOf(grid, 0.8)]!++;
    const histogram = {grid, counts, least: 0.2, greatest: 0.8};
    const brackets = bracketsOf([[0.1, 0.3]], grid);
    expect(exactValues(histogram, brackets, [Float64Array.of(0.2)], [0])).toEqual([0.2]);
    expect(exactValues(histogram, brackets, [Float64Array.of(0.2)], [0.5])).toBeUndefined();
  });
});

it('the brackets of a pilot hold the quantiles of the whole run', async () => {
  let missed = 0;
  for (let seed = 0; seed < 20; seed++) {
    const request = mixedRequest(30_000, seed);
    const {program, replicates, slots} = request;
    const kept = Int32Array.from(slots.flatMap((kind, slot) => (kind === 'moments' ? [] : [slot])));
    const shortfalls = kept.filter((slot) => slots[slot] === 'shortfall');
    const plan: Plan = {program, seed, replicates, keep: 'nothing', kept, shortfalls};
    const pilots = await runPilot(Crew.own(undefined), plan, slots, 'exact', undefined);
    const columns = columnsOf(request);
    pilots.forEach(({brackets}, k) => {
      const column = columns[kept[k]!]!;
      const below = column.filter((x) => x < 0);
      const isQuantiles = slots[kept[k]!] === 'quantiles';
      const wanted = isQuantiles ? quantiles(column, LEVELS) : below.length ? [quantile(below, 0.5)] : [];
      for (const x of wanted) if (!brackets.some(([low, high]) => low <= x && x <= high)) missed++;
    });
  }
  // More than five hundred quantiles, each with a chance of 1e-5 or so.
  expect(missed).toBe(0);
});
