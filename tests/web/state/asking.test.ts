import {expect, it} from 'vitest';
import type {AuditReport} from '../../../engine/index.ts';
import {EngineError} from '../../../web/engine/engine-client.ts';
import {Auditing} from '../../../web/state/auditing.ts';
import {Draws} from '../../../web/state/draws.ts';
import {FakeEngine, settle} from './fake-engine.ts';

const FILES = {texts: {'a.yaml': ''}, entry: 'a.yaml'};
const CELL = {metric: 'revenue', district: 'east', year: 2027};

it('asks for draws once, and shows those asked for last', async () => {
  const engine = new FakeEngine();
  const draws = new Draws(engine);
  void draws.ask(FILES, {}, CELL);
  void draws.ask(FILES, {}, {...CELL});
  expect(engine.asked.length).toBe(1);
  void draws.ask(FILES, {trend: 0.08}, CELL);
  const [first, second] = engine.asked;
  second!.answer(Float64Array.of(2));
  first!.answer(Float64Array.of(1));
  await settle();
  expect(draws.shown.value).toEqual({cell: CELL, values: Float64Array.of(2)});
});

it('asks for draws again after a failure', async () => {
  const engine = new FakeEngine();
  const draws = new Draws(engine);
  void draws.ask(FILES, {}, CELL);
  engine.last.fail(new Error('died'));
  await settle();
  void draws.ask(FILES, {}, CELL);
  expect([engine.asked.length, draws.shown.value]).toEqual([2, undefined]);
});

it('audits the same files once, and other files anew', async () => {
  const engine = new FakeEngine();
  const auditing = new Auditing(engine);
  const report = {findings: []} as unknown as AuditReport;
  void auditing.ask(FILES);
  void auditing.ask(FILES);
  await engine.answer(report);
  expect([engine.asked.length, auditing.report.value]).toEqual([1, report]);
  void auditing.ask({...FILES});
  expect([engine.asked.length, auditing.report.value]).toEqual([2, undefined]);
  engine.last.fail(new EngineError({message: {zh: '不行', en: 'no'}, issues: []}));
  await settle();
  expect(auditing.failure.value?.message.en).toBe('no');
});
