import {describe, expect, it} from 'vitest';
import type {AuditReport} from '../../../engine/index.ts';
import {EngineError} from '../../../web/engine/engine-client.ts';
import {Asking} from '../../../web/state/asking.ts';
import {makeAuditing} from '../../../web/state/auditing.ts';
import {makeDraws} from '../../../web/state/draws.ts';
import {FakeEngine, settle} from './fake-engine.ts';

const FILES = {texts: {'a.yaml': ''}, entry: 'a.yaml'};
const CELL = {metric: 'revenue', district: 'east', year: 2027};
const CELLS = {files: FILES, settings: {}, cell: CELL};

it('asks for draws once, and shows those asked for last', async () => {
  const engine = new FakeEngine();
  const draws = makeDraws(engine);
  void draws.ask(CELLS);
  void draws.ask({...CELLS, cell: {...CELL}});
  expect(engine.asked.length).toBe(1);
  const moved = {...CELLS, settings: {trend: 0.08}};
  void draws.ask(moved);
  const [first, second] = engine.asked;
  second!.answer(Float64Array.of(2));
  first!.answer(Float64Array.of(1));
  await settle();
  expect(draws.shown.value).toEqual({wanted: moved, found: Float64Array.of(2)});
});

it('asks for draws again after a failure', async () => {
  const engine = new FakeEngine();
  const draws = makeDraws(engine);
  void draws.ask(CELLS);
  engine.last.fail(new Error('died'));
  await settle();
  void draws.ask(CELLS);
  expect([engine.asked.length, draws.shown.value]).toEqual([2, undefined]);
});

it('audits the same files once, and other files anew', async () => {
  const engine = new FakeEngine();
  const auditing = makeAuditing(engine);
  const report = {findings: []} as unknown as AuditReport;
  void auditing.ask({files: FILES});
  void auditing.ask({files: FILES});
  await engine.answer(report);
  expect([engine.asked.length, auditing.shown.value?.found]).toEqual([1, report]);
  void auditing.ask({files: {...FILES}});
  expect(engine.asked.length).toBe(2);
  engine.last.fail(new EngineError({message: {zh: '不行', en: 'no'}, issues: []}));
  await settle();
  expect([auditing.failure.value?.message.en, auditing.shown.value]).toEqual(['no', undefined]);
});

describe('what takes several questions', () => {
  const LANE = 'several';
  /** Two audits, one after the other. */
  const several = (engine: FakeEngine) =>
    new Asking<{readonly files: typeof FILES; readonly name: string}, string>(engine, {
      lane: LANE,
      async *find({files, name}, ask, onProgress) {
        for (const step of [1, 2]) {
          await ask({lane: LANE, what: 'audit', files, settings: {}});
          onProgress(step / 2);
          yield `${name} ${step}`;
        }
      },
    });

  it('shows what has been found so far, and how far it is', async () => {
    const engine = new FakeEngine();
    const asking = several(engine);
    void asking.ask({files: FILES, name: 'a'});
    await engine.answer({findings: []} as unknown as AuditReport);
    expect([asking.shown.value?.found, asking.progress.value]).toEqual(['a 1', 0.5]);
    await engine.answer({findings: []} as unknown as AuditReport);
    expect([asking.shown.value?.found, asking.progress.value]).toEqual(['a 2', undefined]);
  });

  it('asks nothing more once it has been given up', async () => {
    const engine = new FakeEngine();
    const asking = several(engine);
    void asking.ask({files: FILES, name: 'a'});
    const [first] = engine.asked;
    asking.stop();
    expect(engine.last.question).toMatchObject({what: 'stop', lane: LANE});
    first!.answer({findings: []} as unknown as AuditReport);
    await settle();
    expect([engine.asked.length, asking.shown.value, asking.failure.value]).toEqual([2, undefined, undefined]);
  });
});
