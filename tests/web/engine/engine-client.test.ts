import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {BEAT, EngineClient, PATIENCE} from '../../../web/engine/engine-client.ts';
import type {Asked, Reply} from '../../../web/engine/protocol.ts';

/** A worker that says what it is told to. */
class FakeWorker extends EventTarget {
  readonly heard: unknown[] = [];
  isTerminated = false;
  /** Answers beats. */
  isAlive = true;

  postMessage(message: unknown): void {
    this.heard.push(message);
    if (this.isAlive && typeof message === 'object' && message && 'beat' in message) this.say({kind: 'alive'});
  }

  say(data: Reply): void {
    this.dispatchEvent(new MessageEvent('message', {data}));
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

const QUESTION = {lane: 'answer', what: 'stop', files: {texts: {}, entry: 'a.yaml'}, settings: {}} as const;

let workers: FakeWorker[];
let client: EngineClient;
beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  client = new EngineClient(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  });
});
afterEach(() => void vi.useRealTimers());

/** Asks, and tells how it ended. */
function ask() {
  const ended = vi.fn();
  void client.ask<'stop'>(QUESTION).then(ended, ended);
  return ended;
}

const idOf = (worker: FakeWorker) => (worker.heard.find((message) => 'question' in (message as object)) as Asked).id;

it('an engine that falls silent is said to be gone, and the next question starts another', async () => {
  const ended = ask();
  workers[0]!.isAlive = false;
  await vi.advanceTimersByTimeAsync(PATIENCE * BEAT);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(BEAT);
  expect(String(ended.mock.calls[0]![0])).toContain('the engine no longer answers');
  expect(workers[0]!.isTerminated).toBe(true);

  const next = ask();
  workers[1]!.say({id: idOf(workers[1]!), kind: 'answer', answer: true, milliseconds: 1});
  await vi.advanceTimersByTimeAsync(0);
  expect(next).toHaveBeenCalledWith(expect.objectContaining({answer: true}));
});

it('an engine that takes long and is there is waited for', async () => {
  const ended = ask();
  await vi.advanceTimersByTimeAsync(100 * BEAT);
  expect(ended).not.toHaveBeenCalled();
});

it('one that computes for a while without listening is waited for as well', async () => {
  const ended = ask();
  for (let i = 0; i < 3; i++) {
    workers[0]!.isAlive = false;
    await vi.advanceTimersByTimeAsync((PATIENCE - 1) * BEAT);
    workers[0]!.say({id: idOf(workers[0]!), kind: 'progress', replicates: i, of: 3});
  }
  expect(ended).not.toHaveBeenCalled();
});

it('nothing is asked of an engine that rests', async () => {
  ask();
  workers[0]!.say({id: idOf(workers[0]!), kind: 'answer', answer: true, milliseconds: 1});
  await vi.advanceTimersByTimeAsync(10 * BEAT);
  expect(workers[0]!.heard).toHaveLength(1);
});

it('an answer that cannot be read is said', async () => {
  const ended = ask();
  workers[0]!.dispatchEvent(new Event('messageerror'));
  await vi.advanceTimersByTimeAsync(0);
  expect(String(ended.mock.calls[0]![0])).toContain('could not be read');
});
