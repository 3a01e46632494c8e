import {array, assert, dictionary, property, record, string} from 'fast-check';
import {expect, it} from 'vitest';
import {hrefOf, readRoute, withQuery} from '../../../web/state/route.ts';

it.each([
  ['', {path: [], query: {}}],
  ['#', {path: [], query: {}}],
  ['#what-if', {path: ['what-if'], query: {}}],
  ['#/target/a?lang=zh&theme=dark', {path: ['target', 'a'], query: {lang: 'zh', theme: 'dark'}}],
  ['#metric/firms.listed/east/2027', {path: ['metric', 'firms.listed', 'east', '2027'], query: {}}],
  ['#a%2Fb/%zz', {path: ['a/b', '%zz'], query: {}}],
])('reads %j', (hash, route) => expect(readRoute(hash)).toEqual(route));

it('reads what it writes', () => {
  const text = string({minLength: 1, unit: 'grapheme'}).filter((name) => name.isWellFormed());
  const route = record({path: array(text), query: dictionary(text, text, {noNullPrototype: true})});
  assert(
    property(route, (given) => {
      expect(readRoute(hrefOf(given))).toEqual(given);
    }),
  );
});

it('changes what goes along', () => {
  const route = {path: ['audit'], query: {lang: 'zh', theme: 'dark'}};
  expect(withQuery(route, {lang: 'en', theme: undefined})).toEqual({path: ['audit'], query: {lang: 'en'}});
});
