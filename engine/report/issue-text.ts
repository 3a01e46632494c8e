import type {BrokenFile} from '../gate-schema.ts';
import {plainText} from './text.ts';

type Issue = BrokenFile['issues'][number];

/** `plan.yaml:12:5 metrics.revenue.rate: unknown name trned`, then the hint on a line of its own. */
export function issueText(issue: Issue): string {
  const head = [placeText(issue.place), plainText(issue.path ?? '')].filter(Boolean).join(' ');
  return [`${head}${head ? ': ' : ''}${ruleText(issue)}`, hintText(issue)].filter(Boolean).join('\n');
}

/** The rule and what was found instead. */
export function ruleText({rule, got}: Issue): string {
  return plainText(rule) + (got === undefined ? '' : `, got ${plainText(got)}`);
}

export function hintText({hint}: Issue): string {
  return hint === undefined ? '' : `hint: ${plainText(hint)}`;
}

/** `plan.yaml:12:5`. */
export function placeText(place: Issue['place']): string {
  return place ? `${plainText(place.file)}:${place.line}:${place.column}` : '';
}
