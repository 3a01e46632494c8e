import {describe, expect, it} from 'vitest';
import {makeDriving} from '../../../web/drivers/driving.ts';
import {Superseded} from '../../../web/engine/engine-client.ts';
import type {DriversReport} from '../../../engine/index.ts';
import {FakeEngine, settle} from './fake-engine.ts';

const FILES = {texts: {}, entry: 'a.yaml'};
const report = (id: string) => ({scenario: {id}}) as unknown as DriversReport;

describe('what drives a target', () => {
  it('is asked for once for the same, and shown with how far it is', async () => {
    const engine = new FakeEngine();
    const driving = makeDriving(engine);
    void driving.ask({files: FILES, settings: {}, target: 'a'});
    void driving.ask({files: FILES, settings: {}, target: 'a'});
    expect(engine.asked).toHaveLength(1);
    engine.last.onProgress?.(0.5);
    expect(driving.progress.value).toBe(0.5);
    await engine.answer(report('x'));
    expect(driving.shown.value?.found.scenario.id).toBe('x');
    expect(driving.progress.value).toBeUndefined();
  });

  it('of an older question comes too late', async () => {
    const engine = new FakeEngine();
    const driving = makeDriving(engine);
    void driving.ask({files: FILES, settings: {}, target: 'a'});
    const [first] = engine.asked;
    void driving.ask({files: FILES, settings: {trend: 0.1}, target: 'a'});
    first!.answer(report('old'));
    await settle();
    expect(driving.shown.value).toBeUndefined();
    await engine.answer(report('new'));
    expect(driving.shown.value?.found.scenario.id).toBe('new');
  });

  it('is given up when a lever moves, and asked for again when it rests', async () => {
    const engine = new FakeEngine();
    const driving = makeDriving(engine);
    void driving.ask({files: FILES, settings: {}, target: 'a'});
    const [first] = engine.asked;
    driving.stop();
    expect(engine.last.question).toMatchObject({what: 'stop', lane: first!.question.lane});
    first!.fail(new Superseded());
    await settle();
    expect(driving.failure.value).toBeUndefined();
    void driving.ask({files: FILES, settings: {}, target: 'a'});
    expect(engine.last.question.what).toBe('drivers');
    expect(engine.asked).toHaveLength(3);
    driving.stop();
    driving.stop();
    expect(engine.asked).toHaveLength(4);
  });

  it('that cannot be told is said', async () => {
    const engine = new FakeEngine();
    const driving = makeDriving(engine);
    void driving.ask({files: FILES, settings: {}, target: 'a'});
    engine.last.fail(new Error('no'));
    await settle();
    expect(driving.failure.value?.message.en).toContain('no');
    expect(driving.progress.value).toBeUndefined();
  });
});
