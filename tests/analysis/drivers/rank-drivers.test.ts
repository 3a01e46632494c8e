import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import {inputsOf} from '../../../engine/analysis/drivers/inputs.ts';
import {observed} from '../../../engine/analysis/drivers/lab.ts';
import {RANK_REPLICATES} from '../../../engine/analysis/drivers/ranks.ts';
import {outputsToRank} from '../../../engine/analysis/drivers/recorded.ts';
import {subjectsOf} from '../../../engine/analysis/drivers/study.ts';
import {compile, drivers, drawsOf, forecast, loadScenario, METRIC_SCHEMAS, rankDrivers} from '../../../engine/index.ts';
import {fileReader} from '../../../engine/scenario/read-file.ts';
import {compileText} from '../../support/compile-text.ts';
import {rankCost} from '../../bench/ranks.ts';
import {CELL, linear} from './functions.ts';

const FILE = fileURLToPath(new URL('../../../scenarios/plans/zhejiang-cluster/revenue.yaml', import.meta.url));
const loaded = loadScenario(FILE, fileReader(FILE), METRIC_SCHEMAS);

describe('ranks from the draws of an ordinary run', () => {
  it('are those that all of drivers finds, whether or not the inputs were recorded before', async () => {
    const {targets, inputs} = await drivers(linear(), {replicates: 4096});
    const some = await rankDrivers(linear(), {replicates: 4096});
    expect(some.targets['top']).toEqual(targets['top']!.ranks);
    expect(some.inputs).toEqual(inputs);
    expect(await rankDrivers(compile(linear(), {inputs: true}))).toEqual(some);
    expect(some.replicates).toBe(RANK_REPLICATES);
  });

  it('are Spearman’s, of the very draws of that run', async () => {
    const compiled = compileText(`
districts: {a: {}}
assumptions: {x: {value: "lognormal(median = 1, sigma = 1)"}, other: {value: "uniform(min = 0, max = 1)"}}
metrics:
  known: {kind: formula, value: x}
  y: {kind: formula, value: "round(x) + other + normal(mean = 0, sd = 1)"}
run: {replicates: 5000, seed: 11}`);
    const cell = {...CELL, year: 2027};
    const columns = await drawsOf(compiled, [{...cell, metric: 'known'}, cell]);
    const [known, y] = columns.map((column) => [...column.subarray(0, RANK_REPLICATES)]);
    // No two values are equal: 1 − 6 Σd²/(n(n² − 1)).
    const placeIn = (values: readonly number[]) => values.map((x) => values.filter((other) => other < x).length);
    const [p, q] = [placeIn(known!), placeIn(y!)];
    const n = p.length;
    const squares = p.reduce((sum, rank, i) => sum + (rank - q[i]!) ** 2, 0);
    const {cells} = await rankDrivers(compiled, {cells: [cell]});
    const {correlation, standardError} = cells[0]!.ranks.find(({input}) => input === 'assumption/x')!;
    expect(correlation).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 12);
    const fewer = await rankDrivers(compiled, {cells: [cell], replicates: 100});
    expect(fewer.cells[0]!.ranks.find(({input}) => input === 'assumption/x')!.standardError).toBeGreaterThan(
      2 * standardError,
    );
  });

  it('change no digit of the run whose inputs may be recorded', async () => {
    const options = {replicates: 20_000, workers: 1};
    const plain = await forecast(compile(loaded), options);
    expect((await forecast(compile(loaded, {inputs: true}), options)).digest).toBe(plain.digest);
  });

  it('take little work: a hundredth of the replicates of the plan, of a program that is no longer than its own', () => {
    const compiled = compile(loaded, {inputs: true});
    const outputs = outputsToRank(subjectsOf(compiled, {}), inputsOf(compiled));
    expect(RANK_REPLICATES / compiled.scenario.run.replicates).toBeLessThan(0.0125);
    expect(observed(compiled, outputs).code.length).toBeLessThan(compile(loaded).program.code.length);
    // One sort for each input and year up to which it counts, and none for a target: it is reached or not.
    expect(inputsOf(compiled).length).toBeLessThan(20);
  });

  it('take less than a fifth of the time of the run; 4 % where nobody disturbs it (npm run bench)', async () => {
    // Medians of three rounds of processor time, each with both: what slows one slows the other, and a fivefold error is left.
    const {added} = await rankCost(100_000, 3);
    expect(added.toSorted((a, b) => a - b)[1]).toBeLessThan(20);
    expect(added[1]).toBeGreaterThan(0);
  });
});
