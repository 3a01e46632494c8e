import {expect, it} from 'vitest';
import type {Lever} from '../../../engine/index.ts';
import {moveBack, moveTo, setTo} from '../../../web/required/move.ts';
import {Answer} from '../../../web/state/answer.ts';
import {FakeEngine} from './fake-engine.ts';

const range = {min: 0, max: 0.3, step: 0.01, percent: true, hasCost: false};
const trend: Lever = {id: 'trend', ...range, places: [{text: '5%'}]};
const edge: Lever = {
  id: 'edge',
  ...range,
  places: [
    {district: 'east', text: '0%'},
    {district: 'west', text: '0%'},
  ],
};

it('sets a lever, one of its districts, or all of them, and puts them back', () => {
  const answer = new Answer(new FakeEngine());
  answer.set('edge', 'east', 0.02);
  const before = answer.settings.value;
  moveTo(answer, trend, {lever: 'trend'}, 0.21);
  moveTo(answer, edge, {lever: 'edge', district: 'west'}, 0.05);
  expect(answer.settings.value).toEqual({trend: 0.21, edge: {east: 0.02, west: 0.05}});
  expect(setTo(answer.settings.value, edge, {lever: 'edge'})).toBeUndefined();
  moveTo(answer, edge, {lever: 'edge'}, 0.1);
  expect(answer.settings.value).toEqual({trend: 0.21, edge: {east: 0.1, west: 0.1}});
  expect([
    setTo(answer.settings.value, edge, {lever: 'edge'}),
    setTo(answer.settings.value, trend, {lever: 'trend'}),
  ]).toEqual([0.1, 0.21]);
  moveBack(answer, edge, {lever: 'edge'}, before);
  moveBack(answer, trend, {lever: 'trend'}, before);
  expect(answer.settings.value).toEqual(before);
});
