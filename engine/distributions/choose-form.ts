import {suggest} from '../errors.ts';
import {allOf, type Message, oneOf, say, type Slot} from '../message.ts';
import type {DistributionIssue} from './checks.ts';
import type {Form} from './form.ts';
import {levelOf} from './quantile-names.ts';

type Forms<P> = readonly Form<P>[];

/** The form of a family that takes just these parameters, or why there is none. */
export function chooseForm<P>(
  family: string,
  forms: Forms<P>,
  names: readonly string[],
): {form: Form<P>} | {issues: DistributionIssue[]} {
  const unknown = names.flatMap((name) => unknownName(family, forms, name) ?? []);
  if (unknown.length) return {issues: unknown};
  const fits = forms.map((form) => ({form, ...fit(form, names)}));
  const chosen = fits.find(({extra, missing}) => !extra && missing.length === 0);
  if (chosen) return {form: chosen.form};
  const got = names.length ? names.join(', ') : say`no parameter`;
  const possible = fits.filter(({extra}) => !extra);
  if (names.length && possible.length === 1)
    return {issues: [{rule: say`missing ${allOf(possible[0]!.missing)}`, got, hint: takes(family, forms)}]};
  return {
    issues: [tooManyQuantiles(family, forms, names) ?? {rule: say`${family} requires ${alternatives(forms)}`, got}],
  };
}

function unknownName<P>(family: string, forms: Forms<P>, name: string): DistributionIssue | undefined {
  const known = forms.flatMap(({required, optional}) => [...required, ...optional]);
  if (known.includes(name)) return undefined;
  const level = levelOf(name);
  if (level === undefined || !forms.some(({quantiles}) => quantiles)) {
    const near = suggest(name, known);
    const hint = near ? say`did you mean ${near}?` : takes(family, forms);
    return {parameter: name, rule: say`unknown parameter of ${family}`, got: name, hint};
  }
  if (level.probability > 0 && level.complement > 0) return undefined;
  const hint = say`p5 is the value that is not exceeded with probability 5 %, p97_5 with 97.5 %`;
  return {parameter: name, rule: say`a quantile must lie between p0 and p100, both excluded`, got: name, hint};
}

/** Does a form leave parameters over, and what does it miss? */
function fit<P>(
  {required, optional, quantiles}: Form<P>,
  names: readonly string[],
): {extra: boolean; missing: (string | Message)[]} {
  const given = names.filter(isQuantile).length;
  const {least, most} = quantiles ?? {least: 0, most: 0};
  const others = names.filter((name) => !isQuantile(name));
  const extra = given > most || others.some((name) => !required.includes(name) && !optional.includes(name));
  const missing: (string | Message)[] = required.filter((name) => !names.includes(name));
  if (given < least) missing.push(least - given === 1 ? say`one more quantile` : say`${least - given} more quantiles`);
  return {extra, missing};
}

function tooManyQuantiles<P>(family: string, forms: Forms<P>, names: readonly string[]): DistributionIssue | undefined {
  const most = Math.max(...forms.map(({quantiles}) => quantiles?.most ?? 0));
  const given = names.filter(isQuantile);
  if (most === 0 || given.length <= most) return undefined;
  const rule = most === 2 ? say`${family} takes two quantiles` : say`${family} takes at most ${most} quantiles`;
  const hint = most === 2 ? say`metalog takes three or more: metalog(${given.join(', ')})` : say`leave some out`;
  return {rule, got: given.join(', '), hint};
}

function isQuantile(name: string): boolean {
  return levelOf(name) !== undefined;
}

function takes<P>(family: string, forms: Forms<P>): Message {
  return say`${family} takes ${alternatives(forms)}`;
}

function alternatives<P>(forms: Forms<P>): Slot {
  return oneOf(forms.map(({text, quantiles}) => (quantiles ? text : `(${String(text)})`)));
}
