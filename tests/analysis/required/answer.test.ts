import {describe, expect, it} from 'vitest';
import {answer, trendOf} from '../../../engine/analysis/required/answer.ts';
import {Response} from '../../../engine/analysis/required/response.ts';

/** As many hits of 1000 at the settings 0, 1, 2 … */
async function responseOf(hits: readonly number[]): Promise<Response> {
  const response = new Response(1000, async (x) => [hits[x]!]);
  for (const x of hits.keys()) await response.at(x);
  return response;
}

describe('the trend of a response', () => {
  it.each([
    [[0, 0, 500, 900], 'rising'],
    [[900, 500, 0, 0], 'falling'],
    [[300, 300, 300], 'flat'],
    [[100, 900, 100], 'neither'],
    [[900, 100, 900], 'neither'],
    // Four standard errors of a difference of two shares near a half are 89 hits.
    [[500, 480, 500, 900], 'rising'],
    [[500, 520, 500, 100], 'falling'],
    [[500, 480, 520, 500], 'flat'],
    [[500, 400, 900], 'neither'],
  ])('of %j is %s', async (hits, trend) => {
    expect(trendOf({response: await responseOf(hits), slot: 0})).toBe(trend);
  });
});

describe('what cannot be answered with a setting', () => {
  const ask = async (hits: readonly number[]) =>
    answer({response: await responseOf(hits), slot: 0, range: [0, hits.length - 1], start: 0}, 0.8);

  it('is so at any of them, and the least likely is named', async () => {
    expect(await ask([1000, 800, 800])).toEqual({
      probability: 0.8,
      outcome: 'always',
      limit: {value: 1, probability: 0.8},
    });
  });

  it('is out of reach, and the likeliest is named', async () => {
    expect(await ask([0, 799, 799])).toEqual({
      probability: 0.8,
      outcome: 'unreachable',
      limit: {value: 1, probability: 0.799},
    });
  });
});
