import type {BinaryOperator, FunctionName} from './tree.ts';

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
export function rangeHint(low: string, high: string): string {
  return `write uniform(min = ${low}, max = ${high}) if it cannot lie outside, or normal(p5 = ${low}, p95 = ${high}) if one time in ten it does`;
}

/** What to write instead of signs that the language does not have, longest first. */
export const FOREIGN_SIGNS: readonly (readonly [string, string])[] = [
  ['===', 'write =='],
  ['!==', 'write !='],
  ['...', rangeHint('5', '10')],
  ['..', rangeHint('5', '10')],
  ['…', rangeHint('5', '10')],
  ['**', 'write ^ for a power'],
  ['&&', 'write and'],
  ['||', 'write or'],
  ['<>', 'write !='],
  ['=>', 'write >='],
  ['=<', 'write <='],
  [':=', 'write == to compare; a value is given its name by its key in the file'],
  ['//', 'write floor(a / b)'],
  ['&', 'write and'],
  ['|', 'write or'],
  ['!', 'write not'],
  ['~', rangeHint('5', '10')],
  ['±', 'write normal(mean = 5, sd = 1)'],
  ['%', 'a percent sign belongs to a number, as in 12%; a remainder is x - y * floor(x / y)'],
  ['‰', 'a per mille sign belongs to a number, as in 5‰'],
  [';', 'one value is one expression'],
  ['{', 'group with ( )'],
  ['}', 'group with ( )'],
  ['#', 'write comments in YAML: a blank before the #, outside quotes'],
  ['$', 'write amounts with a unit after the number, as in 5 bn yuan'],
  ['¥', 'write amounts with a unit after the number, as in 5 bn yuan'],
  ['.', 'a number is written 0.5, a part firms.listed'],
];

/** What to write instead of words of other languages. They cannot be names either. */
export const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map([
  ['to', rangeHint('5', '10')],
  ['of', 'write 5% * x'],
  ['in', 'compare with == and or'],
  ['mod', 'write x - y * floor(x / y)'],
  ['xor', 'write a != b'],
  ['if', 'write condition ? value : other value'],
  ['then', 'write condition ? value : other value'],
  ['else', 'write condition ? value : other value'],
  ['true', 'write 1, or a comparison'],
  ['false', 'write 0, or a comparison'],
]);

/** What to write instead of functions of other tools. */
export const FOREIGN_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['ln', 'write log(x), the natural logarithm'],
  ['log10', 'write log(x) / log(10)'],
  ['log2', 'write log(x) / log(2)'],
  ['pow', 'write x ^ y'],
  ['power', 'write x ^ y'],
  ['sum', 'write total(x) over the children of a district, since_base(x) over the years, or a + b'],
  ['cumsum', 'write since_base(x)'],
  ['cumulative', 'write since_base(x)'],
  ['mean', 'write (a + b) / 2'],
  ['average', 'write (a + b) / 2'],
  ['previous', 'write lag(x)'],
  ['prev', 'write lag(x)'],
  ['gaussian', 'write normal(mean = 5, sd = 2)'],
  ['norm', 'write normal(mean = 5, sd = 2)'],
  ['to', rangeHint('5', '10')],
]);

/** Words that cannot name a metric, an assumption or a factor. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([...WORD_OPERATORS, ...FOREIGN_WORDS.keys(), 'year']);
