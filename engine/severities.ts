/** How grave a finding of an audit is, from the gravest. */
export const SEVERITIES = ['contradiction', 'strain', 'ambiguity', 'note'] as const;

export type Severity = (typeof SEVERITIES)[number];
