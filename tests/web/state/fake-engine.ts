import type {Chances, Forecast} from '../../../engine/index.ts';
import type {EngineClient} from '../../../web/engine/engine-client.ts';
import type {Answers, Outline, Question} from '../../../web/engine/protocol.ts';

/** What was asked, and the means to answer it. */
export interface Asked {
  readonly question: Question;
  readonly answer: (answer: Answers[Question['what']]) => void;
  readonly fail: (error: Error) => void;
  readonly onProgress: ((share: number) => void) | undefined;
}

/** An engine that answers when it is told to. */
export class FakeEngine implements Pick<EngineClient, 'ask'> {
  readonly asked: Asked[] = [];

  ask<W extends Question['what']>(
    question: Extract<Question, {what: W}>,
    onProgress?: (share: number) => void,
  ): Promise<{answer: Answers[W]; milliseconds: number}> {
    return new Promise((resolve, reject) => {
      this.asked.push({
        question,
        answer: (answer) => resolve({answer: answer as Answers[W], milliseconds: 1}),
        fail: reject,
        onProgress,
      });
    });
  }

  /** The question asked last. */
  get last(): Asked {
    const last = this.asked.at(-1);
    if (!last) throw new Error('nothing was asked');
    return last;
  }

  /** Answers the last question and lets the page take it in. */
  async answer(answer: Answers[Question['what']]): Promise<void> {
    this.last.answer(answer);
    await settle();
  }
}

/** Until all that follows from an answer is done. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

export function outlineOf(replicates: number): Outline {
  return {
    id: 'a',
    title: undefined,
    description: undefined,
    replicates,
    levers: [],
    budget: undefined,
    files: ['a.yaml'],
  };
}

/** A forecast that can be told from others by one probability. */
export function forecastWith(probability: number, replicates: number): Forecast {
  return {run: {replicates}, targets: {t: {probability}}} as unknown as Forecast;
}

/** Chances likewise. */
export function chancesWith(probability: number, replicates: number): Chances {
  return forecastWith(probability, replicates);
}
