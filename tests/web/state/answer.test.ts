import {afterEach, describe, expect, it, vi} from 'vitest';
import {EngineError, Superseded} from '../../../web/engine/engine-client.ts';
import {Answer, FAST_REPLICATES, REST} from '../../../web/state/answer.ts';
import {chancesWith, FakeEngine, forecastWith, outlineOf, settle} from './fake-engine.ts';

const FULL = 100_000;
const FILES = {texts: {'a.yaml': ''}, entry: 'a.yaml'};

/** With a fast answer of 0.2 and a full one of 0.21, levers as in the file. */
async function answered() {
  const engine = new FakeEngine();
  const answer = new Answer(engine);
  answer.open(FILES);
  await engine.answer(outlineOf(FULL));
  await engine.answer(forecastWith(0.2, FAST_REPLICATES));
  await engine.answer(forecastWith(0.21, FULL));
  return {engine, answer};
}

const probability = (answer: Answer) => answer.shown.value?.forecast.targets['t']?.probability;
const settingsAsked = ({asked}: FakeEngine) => asked.map(({question}) => question.settings);

describe('an answer', () => {
  it('comes fast, then in full', async () => {
    const engine = new FakeEngine();
    const answer = new Answer(engine);
    answer.open(FILES);
    await engine.answer(outlineOf(FULL));
    expect(engine.last.question).toMatchObject({what: 'forecast', replicates: FAST_REPLICATES});
    await engine.answer(forecastWith(0.2, FAST_REPLICATES));
    expect([probability(answer), answer.shown.value!.isFull, answer.isBusy.value]).toEqual([0.2, false, true]);
    expect(engine.last.question).not.toHaveProperty('replicates');
    engine.last.onProgress!(0.4);
    expect(answer.progress.value).toBe(0.4);
    await engine.answer(forecastWith(0.21, FULL));
    expect([probability(answer), answer.shown.value!.isFull, answer.isBusy.value]).toEqual([0.21, true, false]);
  });

  it('of few replicates is asked for once', async () => {
    const engine = new FakeEngine();
    const answer = new Answer(engine);
    answer.open(FILES);
    await engine.answer(outlineOf(500));
    expect(engine.last.question).toMatchObject({replicates: 500});
    await engine.answer(forecastWith(0.2, 500));
    expect([engine.asked.length, answer.shown.value!.isFull, answer.isBusy.value]).toEqual([2, true, false]);
  });

  it('of many levers that are moved at once is compared with the one before', async () => {
    const {engine, answer} = await answered();
    answer.move({trend: 0.1, edge: {a: 0.02}});
    expect(engine.last.question.settings).toEqual({trend: 0.1, edge: {a: 0.02}});
    expect(answer.before.value!.full.targets['t']!.probability).toBe(0.21);
    await engine.answer(forecastWith(0.5, FAST_REPLICATES));
    await engine.answer(forecastWith(0.51, FULL));
    answer.move({trend: 0.2});
    expect(answer.settings.value).toEqual({trend: 0.2});
    expect(answer.before.value!.full.targets['t']!.probability).toBe(0.51);
  });

  it('is asked for where the slider is by then, not at every step', async () => {
    const {engine, answer} = await answered();
    const before = engine.asked.length;
    for (const value of [0.06, 0.07, 0.08, 0.09]) answer.set('trend', undefined, value);
    expect(settingsAsked(engine).slice(before)).toEqual([{trend: 0.06}]);
    await engine.answer(forecastWith(0.3, FAST_REPLICATES));
    expect(settingsAsked(engine).slice(before)).toEqual([{trend: 0.06}, {trend: 0.09}]);
    expect([probability(answer), answer.shown.value!.isFull]).toEqual([0.3, false]);
    await engine.answer(forecastWith(0.4, FAST_REPLICATES));
    expect(engine.last.question).toMatchObject({settings: {trend: 0.09}});
    expect(engine.last.question).not.toHaveProperty('replicates');
  });

  it('to a question that has become stale is not shown as the full one', async () => {
    const {engine, answer} = await answered();
    answer.set('trend', undefined, 0.06);
    await engine.answer(forecastWith(0.3, FAST_REPLICATES));
    const stale = engine.last;
    answer.set('trend', undefined, 0.07);
    stale.onProgress!(0.9);
    stale.answer(forecastWith(0.31, FULL));
    await settle();
    expect([probability(answer), answer.shown.value!.isFull, answer.progress.value]).toEqual([0.3, false, 0]);
  });

  it('stays when the next cannot be computed', async () => {
    const {engine, answer} = await answered();
    answer.set('trend', undefined, 0.06);
    engine.last.fail(new EngineError({message: {zh: '不行', en: 'no'}, issues: []}));
    await settle();
    expect([probability(answer), answer.failure.value?.message.en, answer.isBusy.value]).toEqual([0.21, 'no', false]);
    answer.set('trend', undefined, 0.07);
    await engine.answer(forecastWith(0.3, FAST_REPLICATES));
    expect([probability(answer), answer.failure.value]).toEqual([0.3, undefined]);
  });

  it('that was superseded is no failure', async () => {
    const {engine, answer} = await answered();
    answer.set('trend', undefined, 0.06);
    engine.last.fail(new Superseded());
    await settle();
    expect(answer.failure.value).toBeUndefined();
  });

  it('of a scenario that is no longer open is not shown, nor its outline', async () => {
    const engine = new FakeEngine();
    const answer = new Answer(engine);
    answer.open(FILES);
    answer.open({...FILES, entry: 'b.yaml'});
    await engine.answer(outlineOf(FULL));
    expect(answer.outline.value).toBeUndefined();
    await engine.answer(forecastWith(0.2, FAST_REPLICATES));
    expect(probability(answer)).toBeUndefined();
    expect(engine.last.question).toMatchObject({what: 'outline', files: {entry: 'b.yaml'}});
  });
});

describe('beside sliders', () => {
  afterEach(() => void vi.useRealTimers());

  /** Moved once, the fast chances there, the slider not yet at rest. */
  async function moved() {
    const {engine, answer} = await answered();
    answer.look('chances');
    vi.useFakeTimers();
    answer.set('trend', undefined, 0.06);
    engine.last.answer(chancesWith(0.3, FAST_REPLICATES));
    await vi.advanceTimersByTimeAsync(0);
    return {engine, answer};
  }

  it('chances alone are asked for, and what else there is stays behind until the slider rests', async () => {
    const {engine, answer} = await moved();
    expect(engine.last.question).toMatchObject({what: 'chances', replicates: FAST_REPLICATES, settings: {trend: 0.06}});
    expect(answer.chances.value).toMatchObject({settings: {trend: 0.06}, isFull: false});
    expect(answer.chances.value!.chances.targets['t']!.probability).toBe(0.3);
    expect([probability(answer), answer.isWhole.value, answer.isBusy.value]).toEqual([0.21, false, true]);
    expect(answer.beforeChances.value!.targets['t']!.probability).toBe(0.2);

    await vi.advanceTimersByTimeAsync(REST);
    expect(engine.last.question).toMatchObject({what: 'forecast', settings: {trend: 0.06}});
    expect(engine.last.question).not.toHaveProperty('replicates');
    engine.last.answer(forecastWith(0.31, FULL));
    await vi.advanceTimersByTimeAsync(0);
    expect([probability(answer), answer.isWhole.value, answer.isBusy.value]).toEqual([0.31, true, false]);
    expect(answer.chances.value!.chances).toBe(answer.shown.value!.forecast);
  });

  it('the full answer is not asked for while a slider moves', async () => {
    const {engine, answer} = await moved();
    await vi.advanceTimersByTimeAsync(REST - 1);
    answer.set('trend', undefined, 0.07);
    await vi.advanceTimersByTimeAsync(REST);
    expect(engine.last.question).toMatchObject({what: 'chances', settings: {trend: 0.07}});
    expect(engine.asked.filter(({question}) => question.what === 'chances')).toHaveLength(2);
  });

  it('what is compared with is a full answer, not one that chances have left behind', async () => {
    const {engine, answer} = await moved();
    answer.set('edge', 'east', 0.01);
    engine.last.answer(chancesWith(0.4, FAST_REPLICATES));
    await vi.advanceTimersByTimeAsync(0);
    expect(answer.before.value!.full.targets['t']!.probability).toBe(0.21);
  });

  it('whoever turns to another view is told all of it, fast', async () => {
    const {engine, answer} = await moved();
    answer.look('forecast');
    expect(engine.last.question).toMatchObject({what: 'forecast', replicates: FAST_REPLICATES});
    const {length} = engine.asked;
    engine.last.answer(forecastWith(0.3, FAST_REPLICATES));
    await vi.advanceTimersByTimeAsync(REST);
    expect(answer.isWhole.value).toBe(true);
    // The full one at once, and not once more when the slider would have rested.
    expect(engine.asked).toHaveLength(length + 1);
  });

  it('nothing is asked for again where all is known', async () => {
    const {engine, answer} = await answered();
    const {length} = engine.asked;
    answer.look('chances');
    answer.look('forecast');
    expect(engine.asked).toHaveLength(length);
  });

  it('the first answer to a scenario is a whole one', async () => {
    const engine = new FakeEngine();
    const answer = new Answer(engine);
    answer.look('chances');
    answer.open(FILES);
    await engine.answer(outlineOf(FULL));
    expect(engine.last.question).toMatchObject({what: 'forecast', replicates: FAST_REPLICATES});
  });
});

describe('what an answer is compared with', () => {
  it('is the fast answer for a fast one and the full one for a full one', async () => {
    const {engine, answer} = await answered();
    expect(answer.beforeChances.value).toBeUndefined();
    answer.set('trend', undefined, 0.06);
    await engine.answer(forecastWith(0.3, FAST_REPLICATES));
    expect(answer.beforeChances.value?.targets['t']?.probability).toBe(0.2);
    await engine.answer(forecastWith(0.31, FULL));
    expect(answer.beforeChances.value?.targets['t']?.probability).toBe(0.21);
  });

  it('stays while one lever is moved, and is the last full answer when another is', async () => {
    const {engine, answer} = await answered();
    for (const [id, district, fast, full, before] of [
      ['trend', undefined, 0.3, 0.31, 0.21],
      ['trend', undefined, 0.4, 0.41, 0.21],
      ['edge', 'east', 0.5, 0.51, 0.41],
      ['edge', 'west', 0.6, 0.61, 0.51],
    ] as const) {
      answer.set(id, district, fast);
      await engine.answer(forecastWith(fast, FAST_REPLICATES));
      await engine.answer(forecastWith(full, FULL));
      expect(answer.beforeChances.value?.targets['t']?.probability).toBe(before);
    }
    answer.reset();
    await engine.answer(forecastWith(0.2, FAST_REPLICATES));
    expect(answer.beforeChances.value?.targets['t']?.probability).toBe(0.6);
  });

  it('is nothing in another scenario', async () => {
    const {engine, answer} = await answered();
    answer.set('trend', undefined, 0.06);
    await engine.answer(forecastWith(0.3, FAST_REPLICATES));
    answer.open({...FILES, entry: 'b.yaml'});
    expect([answer.before.value, answer.settings.value]).toEqual([undefined, {}]);
  });
});

describe('settings', () => {
  it('are of a lever, or of its places', async () => {
    const {answer} = await answered();
    answer.set('trend', undefined, 0.06);
    answer.set('edge', 'east', 0.01);
    answer.set('edge', 'west', 0.02);
    expect(answer.settings.value).toEqual({trend: 0.06, edge: {east: 0.01, west: 0.02}});
  });

  it('go back to the file one by one or all at once, and leave nothing behind', async () => {
    const {answer} = await answered();
    answer.set('edge', 'east', 0.01);
    answer.set('edge', 'east', undefined);
    expect(answer.settings.value).toEqual({});
    answer.set('edge', 'east', 0.01);
    answer.set('trend', undefined, 0.06);
    answer.reset();
    expect(answer.settings.value).toEqual({});
  });
});
