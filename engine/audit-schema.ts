import {z} from 'zod';
import {SEVERITIES} from './severities.ts';

const words = z.strictObject({zh: z.string(), en: z.string()}).describe('In both languages');

const findingSchema = z
  .strictObject({
    id: z.string().describe('The rule and what it is about: the same for the same finding in every run'),
    rule: z.string().describe('Which rule found it'),
    severity: z
      .enum(SEVERITIES)
      .describe(
        'contradiction: the numbers cannot all come true as meant; strain: only with what has no precedent; ambiguity: a number can be read in ways that differ; note: worth knowing',
      ),
    sentence: words.describe('What was found, with its arithmetic'),
    numbers: z
      .record(z.string(), z.number())
      .describe('The numbers of the sentence, in the unit of the metric; rates as fractions'),
    unit: z.string().optional().describe('The unit of the numbers that are no rates, ratios, years or counts of years'),
    claims: z
      .array(
        z.strictObject({
          document: z.string().describe('The plan or scenario'),
          id: z.string().describe('Its name there'),
          kind: z.enum(['target', 'known']),
          file: z.string().optional(),
          line: z.int().optional(),
          column: z.int().optional(),
        }),
      )
      .describe('What it rests on'),
  })
  .describe('One thing that does not add up, or is worth knowing');

export const auditSchema = z
  .strictObject({
    tidemark: z.literal(1).describe('Version of this format'),
    engine: z.string().describe('Version of the engine'),
    documents: z.array(
      z.strictObject({
        id: z.string(),
        title: words,
        file: z.string(),
        targets: z.int().describe('How many targets it has'),
        known: z.int().describe('How many known values it has'),
      }),
    ),
    counts: z.strictObject({
      contradiction: z.int(),
      strain: z.int(),
      ambiguity: z.int(),
      note: z.int(),
    }),
    findings: z.array(findingSchema).describe('The gravest first'),
  })
  .describe('What does not add up in the numbers of plans and scenarios');

export type AuditReport = z.output<typeof auditSchema>;
export type Finding = z.output<typeof findingSchema>;
