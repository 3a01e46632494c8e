import type {RankCorrelation} from '../../drivers-schema.ts';
import type {Drawn} from './ordinary-run.ts';
import {inverseOf, RANK_REPLICATES, type RankedInput, rankCorrelations, rankInput} from './ranks.ts';
import {hitsOf, type Subject} from './subjects.ts';

export function rankings(
  subjects: readonly Subject[],
  {subjects: columns, inputs, relevant}: Drawn,
): RankCorrelation[][] {
  const rankedUpTo = new Map<number, {ranked: RankedInput[]; inverse: ReturnType<typeof inverseOf>}>();
  const upTo = (year: number) => {
    let known = rankedUpTo.get(year);
    if (!known) {
      const ranked = inputs.flatMap((drawn) => {
        const column = valueUpTo(drawn, year);
        return (column && rankInput(drawn.input.id, column)) ?? [];
      });
      rankedUpTo.set(year, (known = {ranked, inverse: inverseOf(ranked)}));
    }
    return known;
  };
  return subjects.map((subject, k) => {
    const {ranked, inverse} = upTo(subject.year);
    const some = columns[k]!.subarray(0, RANK_REPLICATES);
    const column = subject.target === undefined ? some : Float64Array.from(hitsOf(subject, some));
    const ids = new Set([...relevant[k]!].map(({id}) => id));
    return rankCorrelations(ranked, inverse, column).filter(({input}) => ids.has(input));
  });
}

/** Of a factor the sum over the years up to one, which ranks as its mean does; undefined before its first. */
function valueUpTo({input, columns}: Drawn['inputs'][number], year: number): Float64Array | undefined {
  const some = columns
    .filter((_, i) => (input.slots[i]!.year ?? -Infinity) <= year)
    .map((column) => column.subarray(0, RANK_REPLICATES));
  const [first, ...more] = some;
  if (!first || !more.length) return first;
  const sum = first.slice();
  for (const column of more) for (let i = 0; i < sum.length; i++) sum[i]! += column[i]!;
  return sum;
}
