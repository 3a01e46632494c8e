import {type CaseTree, isLeaf, type Leaf} from '../compile/cases.ts';
import {describe} from '../distributions/describe.ts';
import {bind, FAMILIES} from '../distributions/index.ts';
import {type Expression, parse, print} from '../expression/index.ts';
import {Builder} from '../program/builder.ts';
import type {Label} from '../scenario/schema.ts';
import {formatNumber} from '../units.ts';
import type {Language} from './explain-words.ts';

/** An expression as it was written, and its tree where it can be parsed. */
export interface Read {
  tree: Expression | undefined;
  text: string | number;
}

/** Parses what stands in the file. */
export function read(given: string | number): Read {
  const parsed = parse(given, {families: new Set(FAMILIES.keys())});
  return {tree: 'ok' in parsed ? parsed.ok : undefined, text: given};
}

/** The expression in canonical form; a single distribution of numbers also in words. */
export function said({tree, text: raw}: Read, lang: Language): string {
  if (!tree) return String(raw);
  const formula = print(tree);
  const words = inWords({tree, text: raw}, lang);
  return words ? `${formula}${lang === 'zh' ? '：' : ': '}${words}` : formula;
}

/** A single distribution of numbers in words; undefined for any other expression. */
export function inWords({tree}: Read, lang: Language): string | undefined {
  return tree?.kind === 'distribution' ? distributionWords(tree, lang) : undefined;
}

/** Every expression of a field, behind the districts, tags and years for which it holds. */
export function leavesOf(tree: CaseTree): [key: string, leaf: Leaf][] {
  if (isLeaf(tree)) return [['', tree]];
  return [...tree.entries].flatMap(([key, inner]) =>
    leavesOf(inner).map(([below, leaf]): [string, Leaf] => [below ? `${key} ${below}` : key, leaf]),
  );
}

/** A label in a language, or in the other where it has only that; empty where there is none. */
export function text(label: Label | undefined, lang: Language): string {
  if (label === undefined || typeof label === 'string') return label ?? '';
  return (lang === 'zh' ? (label.zh ?? label.en) : (label.en ?? label.zh)) ?? '';
}

export function withKey(key: string, value: string): string {
  return key ? `${key}: ${value}` : value;
}

function distributionWords(node: Extract<Expression, {kind: 'distribution'}>, lang: Language): string | undefined {
  const b = new Builder();
  const args: Record<string, ReturnType<Builder['constant']>> = {};
  let percent = false;
  for (const [name, given] of Object.entries(node.parameters)) {
    const [sign, number] = !('kind' in given)
      ? [1, undefined]
      : given.kind === 'unary' && given.op === '-'
        ? [-1, given.of]
        : [1, given];
    if (number?.kind !== 'number') return undefined;
    percent ||= number.percent === true;
    args[name] = b.constant(sign * number.value);
  }
  const bound = bind(b, node.family, args);
  return 'distribution' in bound
    ? describe(b, bound.distribution, lang, percent ? inPercent(lang) : undefined)
    : undefined;
}

function inPercent(lang: Language): (x: number) => string {
  return (x) => `${formatNumber(100 * x, lang, 3)} %`;
}
