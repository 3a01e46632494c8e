import {distributions} from './distributions.ts';
import type {Evidence} from './finding.ts';
import {integers, varying} from './integers.ts';
import {items} from './items.ts';
import {competingRisks, factors} from './kinds.ts';
import {birthdays, correlations, integerStreams, names} from './streams.ts';
import {uniforms} from './uniforms.ts';

/** Every statistical test of the draws, by what it is about. */
export const EVIDENCE: Readonly<Record<string, Evidence>> = {
  'uniforms, bit by bit': uniforms,
  'independence of streams': correlations,
  'independence of integer draws': integerStreams,
  'birthday spacings': birthdays,
  'streams of names': names,
  distributions: distributions,
  'integer draws': integers,
  'integer draws, parameters that vary': varying,
  'competing risks': competingRisks,
  'items of a pipeline': items,
  factors: factors,
};
