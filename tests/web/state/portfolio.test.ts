import {describe, expect, it} from 'vitest';
import type {Lever, PortfolioReport} from '../../../engine/index.ts';
import {isSameWish, makeChoosing} from '../../../web/frontier/choosing.ts';
import {isSetTo, withoutPrice, withPortfolio} from '../../../web/frontier/portfolio-settings.ts';
import {FakeEngine, settle} from './fake-engine.ts';

const lever = (id: string, hasCost: boolean): Lever => ({
  id,
  min: 0,
  max: 1,
  step: 0.1,
  percent: false,
  hasCost,
  places: [],
});
const LEVERS = [lever('trend', false), lever('plant', true), lever('support', true)];
const SET = [
  {lever: 'plant', value: 4, cost: 4},
  {lever: 'support', district: 'park', value: 0.01, cost: 1},
  {lever: 'support', district: 'town', value: 0.02, cost: 3},
];
const SETTINGS = {trend: 0.08, support: {park: 0.05}};

describe('the sliders', () => {
  it('without a price are assumed, those with one are chosen', () =>
    expect(withoutPrice(SETTINGS, LEVERS)).toEqual({trend: 0.08}));

  it('are set to a portfolio, place by place', () => {
    const set = withPortfolio(SETTINGS, LEVERS, SET);
    expect(set).toEqual({trend: 0.08, plant: 4, support: {park: 0.01, town: 0.02}});
    expect(isSetTo(set, LEVERS, SET)).toBe(true);
    expect(isSetTo({...set, trend: 0.05}, LEVERS, SET)).toBe(true);
    expect(isSetTo({...set, plant: 2}, LEVERS, SET)).toBe(false);
    expect(isSetTo(SETTINGS, LEVERS, SET)).toBe(false);
  });

  it('are at nothing set where no priced one is', () => {
    expect(isSetTo({trend: 0.08}, LEVERS, [])).toBe(true);
    expect(isSetTo(SETTINGS, LEVERS, [])).toBe(false);
    expect(withPortfolio(SETTINGS, LEVERS, [])).toEqual({trend: 0.08});
  });
});

describe('the choice of a portfolio', () => {
  const files = {texts: {}, entry: 'a.yaml'};
  const wish = {files, settings: {trend: 0.08}, replicates: 500};
  const report = {budget: 3} as unknown as PortfolioReport;

  it('is asked for once for the same, and says how many have been tried', async () => {
    const engine = new FakeEngine();
    const {asking, tried} = makeChoosing(engine);
    void asking.ask(wish);
    void asking.ask({...wish, settings: {trend: 0.08}});
    expect(engine.asked).toHaveLength(1);
    expect(engine.last.question).toMatchObject({what: 'portfolio', settings: {trend: 0.08}, replicates: 500});
    engine.last.onProgress?.(143);
    expect([tried.value, asking.progress.value]).toEqual([143, 0]);
    await engine.answer(report);
    expect(asking.shown.value).toEqual({wanted: wish, found: report});
  });

  it('of another budget begins anew and keeps the last answer till then', async () => {
    const engine = new FakeEngine();
    const {asking, tried} = makeChoosing(engine);
    void asking.ask(wish);
    engine.last.onProgress?.(20);
    await engine.answer(report);
    void asking.ask({...wish, budget: 5});
    await settle();
    expect([tried.value, asking.shown.value?.found]).toEqual([0, report]);
    expect(engine.last.question).toMatchObject({budget: 5});
  });

  it('tells wishes apart by what the answer rests on', () => {
    expect(isSameWish(wish, {...wish, settings: {trend: 0.08}})).toBe(true);
    for (const other of [{budget: 5}, {targets: ['a']}, {floors: {a: 0.5}}, {settings: {}}, {files: {...files}}])
      expect(isSameWish(wish, {...wish, ...other})).toBe(false);
  });
});
