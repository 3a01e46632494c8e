import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

describe('bases', () => {
  it('counts targets without a starting point, one finding for a document', () => {
    const targets = `
      a: firms north 2027 at_least 10
      b: listed north 2027 at_least 5
      c: permits north annual:2027 at_least 5`;
    expect(foundIn('bases', targets, 'k: firms north 2023 is 8')).toMatchObject([
      {severity: 'note', numbers: {without: 1, of: 2}, claims: [{id: 'b'}]},
    ]);
  });

  it('is an ambiguity where a headline or a growth has none', () => {
    expect(foundIn('bases', 'a: firms north 2027 at_least 10 | headline: true')).toMatchObject([
      {severity: 'ambiguity'},
    ]);
    expect(foundIn('bases', 'a: revenue north growth:2024-2027 at_least 10%')).toMatchObject([{severity: 'ambiguity'}]);
  });

  it('is silent where all have one', () =>
    expect(foundIn('bases', 'a: revenue north growth:2024-2027 at_least 10%', 'k: revenue north 2023 is 8')).toEqual(
      [],
    ));
});
