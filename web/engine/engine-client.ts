import type {Answers, Asked, Failure, Question, Reply} from './protocol.ts';

/** What is wrong with a scenario, or with the engine. */
export class EngineError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'EngineError';
    this.failure = failure;
  }
}

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

/** Asks the engine in its worker. A worker that dies is started again, and what was asked of it is rejected. */
export class EngineClient {
  readonly #start: () => Worker;
  #worker: Worker | undefined;
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
      this.#running.postMessage({id, question} satisfies Asked);
    });
  }

  get #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.addEventListener('message', ({data}: MessageEvent<Reply>) => this.#take(data));
    worker.addEventListener('error', ({message}) => this.#die(message));
    return (this.#worker = worker);
  }

  #take(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    if (reply.kind === 'progress') return pending.onProgress?.(reply.replicates / reply.of);
    this.#pending.delete(reply.id);
    if (reply.kind === 'answer') pending.resolve(reply);
    else pending.reject(reply.kind === 'cancelled' ? new Superseded() : new EngineError(reply.failure));
  }

  #die(message: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const failure = {message: message || 'the engine could not be started', issues: []};
    for (const pending of this.#pending.values()) pending.reject(new EngineError(failure));
    this.#pending.clear();
  }
}
