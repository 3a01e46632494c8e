import type {RankCorrelation} from '../../drivers-schema.ts';
import {correlations, inverseOf, RANK_REPLICATES, type RankedInput, rankCorrelations, rankInput} from './ranks.ts';
import type {Input} from './inputs.ts';
import type {Recorded} from './recorded.ts';
import {hitsOf, type Subject} from './subjects.ts';

/** Of each subject the rank correlations with the inputs that it rests on, from the first replicates of a run. */
export function rankings(
  subjects: readonly Subject[],
  {subjects: columns, inputs, relevant}: Recorded,
): RankCorrelation[][] {
  const ranksOf = new Map(inputs.map((some) => [some.input, rankedUpTo(some)]));
  const correlation = correlations();
  const known = new Map<string, {ranked: RankedInput[]; inverse: ReturnType<typeof inverseOf>}>();
  const groupOf = (year: number, some: ReadonlySet<Input>) => {
    const key = [year, ...Array.from(some, ({id}) => id)].join(' ');
    let group = known.get(key);
    if (!group) {
      const ranked = [...some].flatMap((input) => ranksOf.get(input)!(year) ?? []);
      known.set(key, (group = {ranked, inverse: inverseOf(ranked, correlation)}));
    }
    return group;
  };
  return subjects.map((subject, k) => {
    const {ranked, inverse} = groupOf(subject.year, relevant[k]!);
    const column = columns[k]!.subarray(0, RANK_REPLICATES);
    return rankCorrelations(ranked, inverse, subject.target === undefined ? column : hitsOf(subject, column));
  });
}

/** The ranks of an input up to a year, each worked out once: of a factor those of the sum over its years, which ranks as their mean does. Undefined before its first year, or where it does not vary. */
function rankedUpTo({input, columns}: Recorded['inputs'][number]): (year: number) => RankedInput | undefined {
  const known = new Map<number, RankedInput | undefined>();
  return (year) => {
    const some = columns.filter((_, i) => (input.slots[i]!.year ?? -Infinity) <= year);
    if (!some.length) return undefined;
    if (!known.has(some.length)) known.set(some.length, rankInput(input.id, sumOf(some)));
    return known.get(some.length);
  };
}

function sumOf(columns: readonly Float64Array[]): Float64Array {
  const [first, ...more] = columns.map((column) => column.subarray(0, RANK_REPLICATES));
  if (!more.length) return first!;
  const sum = first!.slice();
  for (const column of more) for (let i = 0; i < sum.length; i++) sum[i]! += column[i]!;
  return sum;
}
