import {combination, isSimple} from '../../compile/targets.ts';
import type {Compiled} from '../../compile/compile.ts';
import type {JointView} from '../../drivers-schema.ts';
import {given} from '../given.ts';
import {namedTarget} from '../names.ts';
import {atLeastCurve, bindings, pairing} from './joint.ts';
import type {Hits} from './subjects.ts';

/** How targets hang together. `hits` has a column for each of them and for every part of those that are combined; of those that are not `told` of, it says what they are. */
export function jointView(
  compiled: Compiled,
  targets: readonly string[],
  hits: ReadonlyMap<string, Hits>,
  told: ReadonlySet<string>,
): JointView {
  const {scenario} = compiled;
  const column = (id: string) => hits.get(id)!;
  const counted = targets.filter((id) => isSimple(scenario.targets[id]!));
  const pairs = targets.flatMap((target) =>
    targets
      .filter((other) => other !== target)
      .map((other) => {
        const {correlation, ifOtherMissed, ifOtherReached} = pairing(column(target), column(other));
        return {
          target,
          other,
          ...given('correlation', correlation),
          ...given('ifOtherMissed', ifOtherMissed),
          ...given('ifOtherReached', ifOtherReached),
        };
      }),
  );
  const combined = targets.flatMap((id): [string, JointView['combined'][string]][] => {
    const target = scenario.targets[id]!;
    if (isSimple(target)) return [];
    const {parts, atLeast} = combination(target);
    const binding = bindings(parts.map(column), atLeast)?.map((share, i) => ({target: parts[i]!, ...share}));
    return [
      [
        id,
        {
          atLeast: atLeastCurve(parts.map(column)),
          ...given(
            'binding',
            binding?.toSorted(
              (x, y) => y.alone.probability - x.alone.probability || y.missed.probability - x.missed.probability,
            ),
          ),
        },
      ],
    ];
  });
  return {
    targets: [...targets],
    pairs,
    atLeast: atLeastCurve(counted.map(column)),
    names: Object.fromEntries(
      compiled.targets
        .filter(({id}) => hits.has(id) && !told.has(id))
        .map((target) => [target.id, namedTarget(compiled, target)]),
    ),
    counted,
    combined: Object.fromEntries(combined),
  };
}
