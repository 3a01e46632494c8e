import {describe, expect, it} from 'vitest';
import type {Lever, LeverAt, RequiredReport} from '../../../engine/index.ts';
import {EngineError, Superseded} from '../../../web/engine/engine-client.ts';
import {isReport, makeRequiring, type Requiring} from '../../../web/required/requiring.ts';
import {FAST_REPLICATES} from '../../../web/state/answer.ts';
import {FakeEngine, settle} from './fake-engine.ts';

const FILES = {texts: {}, entry: 'a.yaml'};
const FULL = 100_000;
const assumed = {p05: 0, p50: 0.05, p95: 0.1};
const range = {min: 0, max: 0.3, step: 0.01, percent: true, hasCost: false};
const LEVERS: readonly Lever[] = [
  {id: 'trend', ...range, places: [{text: '5%', assumed}]},
  {
    id: 'edge',
    ...range,
    places: [
      {district: 'east', text: '0%', assumed},
      {district: 'west', text: '0%', assumed},
    ],
  },
];
const WANTED = {files: FILES, settings: {}, target: 't', probabilities: [0.8], levers: LEVERS, replicates: FULL};

type Outcome = RequiredReport['targets'][string]['answers'][number]['outcome'];

function reportOf(replicates: number, outcome: Outcome | 'untouched'): RequiredReport {
  const isUntouched = outcome === 'untouched';
  const answers = [{probability: 0.8, outcome: isUntouched ? 'unreachable' : outcome}];
  const target = {trend: isUntouched ? 'untouched' : 'rising', answers};
  return {run: {replicates}, targets: {t: target}} as unknown as RequiredReport;
}

/** Answers all that is asked, by who is asked about; `growth` for growth. */
async function answerAll(engine: FakeEngine, outcomes: Readonly<Record<string, Outcome | 'untouched'>>): Promise<void> {
  for (let answered = -1; answered < engine.asked.length;) {
    answered = engine.asked.length;
    const {question} = engine.last;
    if (question.what !== 'required') return;
    await engine.answer(reportOf(question.replicates!, outcomes[nameOf(question.lever)] ?? 'found'));
  }
}

function nameOf(at: LeverAt | undefined): string {
  return at ? [at.lever, at.district].filter(Boolean).join('/') : 'growth';
}

function namesOf(requiring: Requiring): string[] {
  return requiring.shown.value!.found.map(({at}) => nameOf(at));
}

/** Who was asked about, and on how many replicates. */
function askedOf({asked}: FakeEngine): string[] {
  return asked.flatMap(({question}) =>
    question.what === 'required' ? [`${nameOf(question.lever)} ${question.replicates}`] : [],
  );
}

describe('what it would take', () => {
  it('is asked of growth and of every lever, on few replicates and then on all, what has been found first', async () => {
    const engine = new FakeEngine();
    const requiring = makeRequiring(engine);
    void requiring.ask(WANTED);
    await answerAll(engine, {'edge/east': 'unreachable'});
    const few = ['growth', 'trend', 'edge/east', 'edge/west', 'edge'].map((name) => `${name} ${FAST_REPLICATES}`);
    const all = ['growth', 'trend', 'edge', 'edge/west', 'edge/east'].map((name) => `${name} ${FULL}`);
    expect(askedOf(engine)).toEqual([...few, ...all]);
    // All districts together stand before each of them.
    expect(namesOf(requiring)).toEqual(['growth', 'trend', 'edge', 'edge/east', 'edge/west']);
    expect(
      requiring.shown.value!.found.every(({answered}) => isReport(answered) && answered.run.replicates === FULL),
    ).toBe(true);
    expect(requiring.progress.value).toBeUndefined();
  });

  it('leaves out what does not move the target, and all districts together where a single one does', async () => {
    const engine = new FakeEngine();
    const requiring = makeRequiring(engine);
    void requiring.ask(WANTED);
    await answerAll(engine, {'edge/east': 'untouched', trend: 'untouched'});
    expect(namesOf(requiring)).toEqual(['growth', 'edge/west']);
    expect(askedOf(engine)).not.toContain(`edge ${FAST_REPLICATES}`);
  });

  it('of a scenario with few replicates is asked once', async () => {
    const engine = new FakeEngine();
    const requiring = makeRequiring(engine);
    void requiring.ask({...WANTED, replicates: 500});
    await answerAll(engine, {});
    expect(askedOf(engine)).toEqual(['growth', 'trend', 'edge/east', 'edge/west', 'edge'].map((name) => `${name} 500`));
  });

  it('is shown as it comes, with how far it is', async () => {
    const engine = new FakeEngine();
    const requiring = makeRequiring(engine);
    void requiring.ask(WANTED);
    const shares: number[] = [];
    for (const name of ['growth', 'trend', 'edge/east']) {
      await engine.answer(reportOf(FAST_REPLICATES, 'found'));
      expect(namesOf(requiring)).toContain(name);
      shares.push(requiring.progress.value!);
    }
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([(shares[0] ?? 0) > 0, (shares.at(-1) ?? 1) < 1]).toEqual([true, true]);
  });

  it('says of one lever that it cannot be computed, and goes on', async () => {
    const engine = new FakeEngine();
    const requiring = makeRequiring(engine);
    void requiring.ask(WANTED);
    await engine.answer(reportOf(FAST_REPLICATES, 'found'));
    const failure = {message: {zh: '只能是固定的数', en: 'takes only a fixed number'}, issues: []};
    engine.last.fail(new EngineError(failure));
    await settle();
    for (let i = 0; i < 3; i++) await engine.answer(reportOf(FAST_REPLICATES, 'found'));
    expect(namesOf(requiring)).toEqual(['growth', 'trend', 'edge', 'edge/east', 'edge/west']);
    expect(requiring.shown.value!.found[1]!.answered).toEqual(failure);
  });

  it('is given up when a lever moves', async () => {
    const engine = new FakeEngine();
    const requiring = makeRequiring(engine);
    void requiring.ask(WANTED);
    const [first] = engine.asked;
    requiring.stop();
    expect(engine.last.question).toMatchObject({what: 'stop', lane: first!.question.lane});
    first!.fail(new Superseded());
    await settle();
    expect([askedOf(engine).length, requiring.failure.value]).toEqual([1, undefined]);
    void requiring.ask({...WANTED, settings: {trend: 0.1}});
    expect(engine.last.question).toMatchObject({what: 'required', settings: {trend: 0.1}});
  });
});
