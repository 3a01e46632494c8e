import {brokenRule} from '../errors.ts';
import type {Wrong} from '../gate-schema.ts';
import {say} from '../message.ts';
import {inWords} from '../messages.ts';
import type {Language} from '../units.ts';
import {plainText} from './text.ts';

/** `plan.yaml:12:5 metrics.revenue.rate: unknown name trned`, then the hint on a line of its own. */
export function issueText(issue: Wrong, lang: Language): string {
  const head = [placeText(issue.place), plainText(issue.path ?? '')].filter(Boolean).join(' ');
  return [`${head}${head ? ': ' : ''}${ruleText(issue, lang)}`, hintText(issue, lang)].filter(Boolean).join('\n');
}

/** The rule and what was found instead. */
export function ruleText(issue: Wrong, lang: Language): string {
  return plainText(inWords(brokenRule(issue), lang));
}

export function hintText({hint}: Wrong, lang: Language): string {
  return hint === undefined ? '' : plainText(inWords(say`hint: ${hint}`, lang));
}

/** `plan.yaml:12:5`. */
export function placeText(place: Wrong['place']): string {
  return place ? `${plainText(place.file)}:${place.line}:${place.column}` : '';
}
