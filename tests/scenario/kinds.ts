import {z} from 'zod';
import {cases, loads, metric} from '../../engine/scenario/fields.ts';

/** Stand-ins for the metric kinds: the loader must not depend on which there are. */
export const KINDS = {
  growth: z.object({
    base: cases.describe('The level in the base year.'),
    rate: cases.describe('The growth of a year.'),
    volatility: cases.optional(),
    loads: loads.optional(),
    center: z.enum(['median', 'mean']).optional(),
  }),
  table: z.object({values: cases}),
  ratio: z.object({of: metric, to: metric}).refine(({of, to}) => of !== to, {error: 'must be of two metrics'}),
};
