import {describe, expect, it} from 'vitest';
import {sourcesOf, familiesOf} from '../../engine/analysis/drivers/sources.ts';
import {observe, watch} from '../../engine/program/observe.ts';
import {STRIDE} from '../../engine/program/program.ts';
import {holdStreams, streamsOfTrajectories, streamsUsed, switchStreams} from '../../engine/program/switch-streams.ts';
import {compileText} from '../support/compile-text.ts';
import {recordBlocks} from '../support/draw.ts';

const compiled = compileText(`
districts: {all: {}, a: {within: all}, b: {within: all}}
assumptions:
  trend: {value: "normal(mean = 5%, sd = 2%)"}
  edge: {by: district, value: "normal(mean = 0%, sd = 1%)"}
  tied: {value: "uniform(min = 0, max = 1)"}
  other: {value: "uniform(min = 0, max = 1)"}
correlations: [{between: [tied, other], rho: 0.5}]
factors: {cycle: {kind: white, sd: 3%}}
metrics:
  revenue:
    kind: growth
    base: {a: "normal(mean = 100, sd = 5)", b: 50}
    rate: trend + edge + 0.01 * tied * other
    volatility: 5%
    loads: {cycle: 1}
  drugs:
    kind: pipeline
    districts: [a]
    stages:
      trial: {stock: 20, success: 60%, dwell: "gamma(mean = 2, sd = 1)"}
targets:
  goal: {metric: revenue, district: a, year: 2027, at_least: 120}
`);
const {program, streamNames} = compiled;
const slotOf = (metric: string, district: string) =>
  compiled.trajectories.find((t) => t.metric === metric && t.district === district && t.year === 2027)!.slot!;
const revenue = slotOf('revenue', 'a');
const drugs = slotOf('drugs', 'a');
const whole = recordBlocks(program, 2, 3);

describe('a program seen through some outputs', () => {
  const outputs = [
    {trajectory: revenue},
    {indicator: compiled.targets[0]!.hit},
    {trajectory: drugs},
    {trajectory: revenue},
  ];
  const seen = observe(program, outputs);

  it('has their digits, ledgers and all, and leaves out what they do not rest on', () => {
    const [level, hit, items, again] = recordBlocks(seen, 2, 3);
    expect(level).toEqual(whole[revenue]);
    expect(again).toEqual(whole[revenue]);
    expect(items).toEqual(whole[drugs]);
    expect(hit).toEqual(whole[revenue]!.map((x) => (x >= 120 ? 1 : 0)));
    const alone = observe(program, [{trajectory: revenue}]);
    expect(alone.code.length).toBeLessThan(seen.code.length);
    expect(
      streamsUsed(alone)
        .map(({index}) => streamNames[index]!)
        .filter((name) => /drugs|\/b$/.test(name)),
    ).toEqual([]);
  });

  it('keeps the slots of what is watched, and leaves the others empty', () => {
    const {hit} = compiled.targets[0]!;
    const watched = watch(program, [{trajectory: drugs}, {indicator: hit}]);
    const columns = recordBlocks(watched, 2, 3);
    expect(columns[drugs]).toEqual(whole[drugs]);
    expect(new Set(columns[revenue])).toEqual(new Set([0]));
    expect(watched.code.length).toBeLessThan(program.code.length);
    const recorded = Array.from({length: watched.code.length / STRIDE}, (_, i) => watched.code[i * STRIDE + 1]);
    expect(recorded).toContain(hit);
    expect([watched.trajectories, watched.indicators]).toEqual([program.trajectories, program.indicators]);
  });

  it('rests on streams that are known, and on no others', () => {
    const [ofRevenue, , ofDrugs] = streamsOfTrajectories(seen);
    const names = (streams: ReadonlySet<number>) => [...streams].map((index) => streamNames[index]!).toSorted();
    expect(names(ofRevenue!)).toEqual(
      streamsUsed(observe(program, [{trajectory: revenue}]))
        .map(({index}) => streamNames[index]!)
        .toSorted(),
    );
    expect(names(ofDrugs!).every((name) => name.startsWith('metric/drugs/'))).toBe(true);
  });

  it('with streams switched changes only what rests on them; held, it is the same in every replicate', () => {
    const items = streamsUsed(seen).filter(({counts}) => counts);
    expect(items.length).toBeGreaterThan(0);
    const [level, , switched] = recordBlocks(
      switchStreams(
        seen,
        streamNames,
        items.map(({index}) => index),
      ),
      2,
      3,
    );
    expect(level).toEqual(whole[revenue]);
    expect(switched).not.toEqual(whole[drugs]);
    const all = new Set(streamsUsed(seen).map(({index}) => index));
    const [held] = recordBlocks(holdStreams(observe(program, [{trajectory: revenue}]), all, 0.5), 1, 3);
    expect(new Set(held).size).toBe(1);
  });
});

describe('sources', () => {
  const sources = sourcesOf(compiled);

  it('are what is drawn once, which can be learned, and what is luck', () => {
    const ids = (learnable: boolean) =>
      sources
        .filter((s) => s.learnable === learnable)
        .map(({id}) => id)
        .toSorted();
    expect(ids(true)).toEqual([
      'assumption/edge/a',
      'assumption/edge/b',
      'assumption/trend',
      'correlated/tied+other',
      'given/revenue/a',
    ]);
    expect(ids(false)).toEqual(['factor/cycle', 'items', 'shock/a', 'shock/b']);
    expect(sources.find(({id}) => id === 'given/revenue/a')!.fields).toEqual(['base']);
  });

  it('of one kind and name are a family; every stream has one source', () => {
    expect(familiesOf(sources).map(({id, members}) => [id, members])).toEqual([
      ['assumption/edge/*', ['assumption/edge/a', 'assumption/edge/b']],
      ['shock/*', ['shock/a', 'shock/b']],
    ]);
    const streams = sources.flatMap((source) => source.streams);
    expect(streams.toSorted((x, y) => x - y)).toEqual(streamsUsed(program).map(({index}) => index));
  });
});
