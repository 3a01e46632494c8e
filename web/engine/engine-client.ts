import type {Answers, Asked, Beat, Failure, Question, Reply, Said} from './protocol.ts';

/** What is wrong with a scenario, or with the engine. */
export class EngineError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message.en);
    this.name = 'EngineError';
    this.failure = failure;
  }
}

/** What to show of an error: what the engine says of it, or its own words. */
export function failureOf(error: unknown): Failure {
  if (error instanceof EngineError) return error.failure;
  return {message: asItIs(error instanceof Error ? error.message : String(error)), issues: []};
}

/** The words of a browser, in whatever language they are. */
function asItIs(text: string): Said {
  return {zh: text, en: text};
}

/** Why the engine's worker has come to nothing. */
const STOPPED = {
  atStart: {zh: '引擎无法启动', en: 'the engine could not be started'},
  unread: {zh: '引擎的答复无法读取', en: 'what the engine said could not be read'},
  silent: {
    zh: '引擎没有回应；下次提问时会重新启动',
    en: 'the engine no longer answers; the next question starts it anew',
  },
} as const;

/** A newer question of the same lane has taken its place. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

export interface Answered<W extends Question['what']> {
  readonly answer: Answers[W];
  readonly milliseconds: number;
}

interface Pending {
  resolve(answered: Answered<Question['what']>): void;
  reject(error: Error): void;
  onProgress?: ((share: number) => void) | undefined;
}

/** So often the engine is asked whether it is still there, while a question is open, in milliseconds. */
export const BEAT = 3000;

/** So many times in a row it may leave that unanswered. Counted, not timed: a computer that slept has missed none. Compiling the largest scenario takes it a second or two. */
export const PATIENCE = 5;

/**
 * Asks the engine in its worker. A worker that dies is started again, and what was asked of it is rejected; so is one that falls silent, for browsers end workers without
 * a word when memory is short.
 */
export class EngineClient {
  readonly #start: () => Worker;
  #worker: Worker | undefined;
  #beating: ReturnType<typeof setInterval> | undefined;
  /** Beats since it was last heard. */
  #unanswered = 0;
  #asked = 0;
  readonly #pending = new Map<number, Pending>();

  constructor(start: () => Worker) {
    this.#start = start;
  }

  ask<W extends Question['what']>(
    question: Extract<Question, {what: W}>,
    onProgress?: (share: number) => void,
  ): Promise<Answered<W>> {
    const id = this.#asked++;
    return new Promise((resolve, reject) => {
      // The answer to a question is of its kind.
      this.#pending.set(id, {resolve: resolve as Pending['resolve'], reject, onProgress});
      this.#listen();
      this.#running.postMessage({id, question} satisfies Asked);
    });
  }

  get #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.addEventListener('message', ({data}: MessageEvent<Reply>) => this.#take(data));
    worker.addEventListener('error', ({message}) => this.#die(message ? asItIs(message) : STOPPED.atStart));
    worker.addEventListener('messageerror', () => this.#die(STOPPED.unread));
    return (this.#worker = worker);
  }

  #listen(): void {
    this.#beating ??= setInterval(() => this.#beat(), BEAT);
  }

  #beat(): void {
    if (this.#unanswered === PATIENCE) return this.#die(STOPPED.silent);
    this.#unanswered++;
    this.#worker?.postMessage({beat: true} satisfies Beat);
  }

  #rest(): void {
    clearInterval(this.#beating);
    this.#beating = undefined;
    this.#unanswered = 0;
  }

  #take(reply: Reply): void {
    this.#unanswered = 0;
    if (reply.kind === 'alive') return;
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    if (reply.kind === 'progress') return pending.onProgress?.(reply.replicates / reply.of);
    this.#pending.delete(reply.id);
    if (!this.#pending.size) this.#rest();
    if (reply.kind === 'answer') pending.resolve(reply);
    else pending.reject(reply.kind === 'cancelled' ? new Superseded() : new EngineError(reply.failure));
  }

  #die(message: Said): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#rest();
    for (const pending of this.#pending.values()) pending.reject(new EngineError({message, issues: []}));
    this.#pending.clear();
  }
}
