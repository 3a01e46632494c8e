import type {Opened} from '../compile/compile.ts';
import {combination, isSimple} from '../compile/targets.ts';

/** The margins of the point targets that a target rests on. */
export function marginsOf(opened: Opened, id: string): number[] {
  const target = opened.scenario.targets[id]!;
  if (!isSimple(target)) return combination(target).parts.flatMap((part) => marginsOf(opened, part));
  return [opened.targets.find((output) => output.id === id)!.marginSlot].filter((slot) => slot !== undefined);
}
