import {describe, expect, it} from 'vitest';
import {found, foundIn} from '../made-up.ts';

describe('overtaken', () => {
  it('finds a later target below an earlier one', () =>
    expect(foundIn('overtaken', 'a: firms north 2024 at_least 12\nb: firms north 2027 at_least 10')).toMatchObject([
      {severity: 'strain', numbers: {earlier: 12, later: 10}},
    ]));

  it('notes a level that is to stand still', () => {
    expect(foundIn('overtaken', 'a: firms north 2024 at_least 10\nb: firms north 2027 at_least 10')).toMatchObject([
      {severity: 'note'},
    ]);
    expect(foundIn('overtaken', 'a: coverage north 2024 at_least 90%\nb: coverage north 2027 at_least 90%')).toEqual(
      [],
    );
    expect(
      foundIn('overtaken', 'a: permits north annual:2024 at_least 9\nb: permits north annual:2025-2027 at_least 9'),
    ).toEqual([]);
  });

  it('is silent where the later asks for more', () =>
    expect(foundIn('overtaken', 'a: firms north 2024 at_least 10\nb: firms north 2027 at_least 11')).toEqual([]));

  it('only notes it between documents', () => {
    const plans = [
      {id: 'one', targets: 'a: coverage north 2024 at_least 95%'},
      {id: 'other', targets: 'b: coverage north 2026 at_least 90%'},
    ];
    const [finding] = found('overtaken', ...plans);
    expect(finding).toMatchObject({severity: 'note'});
    expect(finding!.sentence.en).toContain('(“one”), is above');
  });
});
