import type {Rule} from '../rule.ts';
import {bases} from './bases.ts';
import {conflicts} from './conflicts.ts';
import {flows} from './flows.ts';
import {growth} from './growth.ts';
import {overtaken} from './overtaken.ts';
import {parts} from './parts.ts';
import {ratios} from './ratios.ts';
import {reached} from './reached.ts';
import {scale} from './scale.ts';
import {sums} from './sums.ts';
import {unclear} from './unclear.ts';
import {worths} from './worths.ts';

/** Every rule; of findings equally grave those of the earlier rule come first. */
export const RULES: readonly Rule[] = [
  sums,
  conflicts,
  parts,
  ratios,
  worths,
  growth,
  scale,
  flows,
  overtaken,
  reached,
  bases,
  unclear,
];
