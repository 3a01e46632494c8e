import type {BinaryOperator, FunctionName} from './tree.ts';
import {type Message, say} from '../message.ts';

/** Functions of values and how many arguments they take. */
export const FUNCTIONS: Readonly<Record<FunctionName, {least: number; most: number}>> = {
  min: {least: 2, most: Infinity},
  max: {least: 2, most: Infinity},
  abs: {least: 1, most: 1},
  exp: {least: 1, most: 1},
  log: {least: 1, most: 1},
  sqrt: {least: 1, most: 1},
  floor: {least: 1, most: 1},
  ceil: {least: 1, most: 1},
  round: {least: 1, most: 1},
};

export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

/** Functions of a quantity over time and districts. */
export const SERIES_FUNCTIONS = ['lag', 'since_base', 'total'] as const;

/** The families whose first argument is a distribution or a list of them, and how they are written. */
export const COMPOSITES: Readonly<Record<string, string>> = {
  truncated: 'truncated(normal(mean = 5, sd = 2), min = 0)',
  mixture: 'mixture([normal(mean = 5, sd = 2), uniform(min = 0, max = 9)], weights = [0.8, 0.2])',
};

/** Parameters that may be a list. */
export const LIST_PARAMETERS: ReadonlySet<string> = new Set(['values', 'weights']);

export const BINARY_OPERATORS: ReadonlySet<string> = new Set<BinaryOperator>([
  '+',
  '-',
  '*',
  '/',
  '^',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
]);

export function isBinaryOperator(op: string): op is BinaryOperator {
  return BINARY_OPERATORS.has(op);
}

/** Signs that the language has, longest first. */
export const SIGNS = [
  '<=',
  '>=',
  '==',
  '!=',
  '+',
  '-',
  '*',
  '/',
  '^',
  '<',
  '>',
  '?',
  ':',
  '=',
  ',',
  '(',
  ')',
  '[',
  ']',
];

/** Words that are operators. */
export const WORD_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** What to write instead of a range; the numbers are those of the user. */
export function rangeHint(low: string, high: string): Message {
  return say`write uniform(min = ${low}, max = ${high}) if it cannot lie outside, or normal(p5 = ${low}, p95 = ${high}) if one time in ten it does`;
}

/** What to write instead of signs that the language does not have, longest first. */
export const FOREIGN_SIGNS: readonly (readonly [string, Message])[] = [
  ['===', say`write ==`],
  ['!==', say`write !=`],
  ['...', rangeHint('5', '10')],
  ['..', rangeHint('5', '10')],
  ['…', rangeHint('5', '10')],
  ['**', say`write ^ for a power`],
  ['&&', say`write and`],
  ['||', say`write or`],
  ['<>', say`write !=`],
  ['=>', say`write >=`],
  ['=<', say`write <=`],
  [':=', say`write == to compare; a value is given its name by its key in the file`],
  ['//', say`write floor(a / b)`],
  ['&', say`write and`],
  ['|', say`write or`],
  ['!', say`write not`],
  ['~', rangeHint('5', '10')],
  ['±', say`write normal(mean = 5, sd = 1)`],
  ['%', say`a percent sign belongs to a number, as in 12%; a remainder is x - y * floor(x / y)`],
  ['‰', say`a per mille sign belongs to a number, as in 5‰`],
  [';', say`one value is one expression`],
  ['{', say`group with ( )`],
  ['}', say`group with ( )`],
  ['#', say`write comments in YAML: a blank before the #, outside quotes`],
  ['$', say`write amounts with a unit after the number, as in 5 bn yuan`],
  ['¥', say`write amounts with a unit after the number, as in 5 bn yuan`],
  ['.', say`a number is written 0.5, a part firms.listed`],
];

/** What to write instead of words of other languages. They cannot be names either. */
export const FOREIGN_WORDS: ReadonlyMap<string, Message> = new Map([
  ['to', rangeHint('5', '10')],
  ['of', say`write 5% * x`],
  ['in', say`compare with == and or`],
  ['mod', say`write x - y * floor(x / y)`],
  ['xor', say`write a != b`],
  ['if', say`write condition ? value : other value`],
  ['then', say`write condition ? value : other value`],
  ['else', say`write condition ? value : other value`],
  ['true', say`write 1, or a comparison`],
  ['false', say`write 0, or a comparison`],
]);

/** What to write instead of functions of other tools. */
export const FOREIGN_FUNCTIONS: ReadonlyMap<string, Message> = new Map([
  ['ln', say`write log(x), the natural logarithm`],
  ['log10', say`write log(x) / log(10)`],
  ['log2', say`write log(x) / log(2)`],
  ['pow', say`write x ^ y`],
  ['power', say`write x ^ y`],
  ['sum', say`write total(x) over the children of a district, since_base(x) over the years, or a + b`],
  ['cumsum', say`write since_base(x)`],
  ['cumulative', say`write since_base(x)`],
  ['mean', say`write (a + b) / 2`],
  ['average', say`write (a + b) / 2`],
  ['previous', say`write lag(x)`],
  ['prev', say`write lag(x)`],
  ['gaussian', say`write normal(mean = 5, sd = 2)`],
  ['norm', say`write normal(mean = 5, sd = 2)`],
  ['to', rangeHint('5', '10')],
]);

/** Words that cannot name a metric, an assumption or a factor. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([...WORD_OPERATORS, ...FOREIGN_WORDS.keys(), 'year']);
