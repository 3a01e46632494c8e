import {describe, expect, it} from 'vitest';
import {forecastOf} from '../support/forecast-of.ts';

/** What a scenario may call its things: the same words that label and explain them. */
const scenario = (rate: string, exit: string, word = 'a word') => `assumptions:
  source: {value: ${rate}, label: ${word}, note: ${word}}
metrics:
  note: {kind: growth, base: 100, rate: source, label: ${word}}
  label: {kind: population, states: {name: 100, title: 0}, moves: {name: {title: ${exit}}}, exits: {title: 5%}}
targets:
  title: {metric: note, at_least: 110, label: ${word}}
`;

describe('names that are spelt like words', () => {
  const digests = async (text: string) => {
    const {digest, scenario} = await forecastOf(text, {replicates: 300});
    return [digest, scenario.digest];
  };

  it('count in both digests', async () => {
    const [forecast, own] = await digests(scenario('5%', '10%'));
    for (const other of [scenario('6%', '10%'), scenario('5%', '11%')]) {
      const [otherForecast, otherOwn] = await digests(other);
      expect(otherForecast).not.toBe(forecast);
      expect(otherOwn).not.toBe(own);
    }
  });

  it('do not make words count', async () =>
    expect(await digests(scenario('5%', '10%', 'another'))).toEqual(await digests(scenario('5%', '10%'))));
});
