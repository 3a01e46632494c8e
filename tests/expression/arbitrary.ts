import * as fc from 'fast-check';
import type {BinaryOperator, Expression, FunctionName, Span} from '../../engine/expression/index.ts';

const span: Span = {start: 0, end: 0};

const word = fc.constantFrom('trend', 'edge', 'revenue', 'firms', 'year', 'beta', 'x1', 'above_scale', '_a');
const district = fc.constantFrom('qiantang', 'xi-hu', 'a_b', '2024-zone');
const unit = fc.constantFrom('亿元', '万平方米', 'bn yuan', '10k yuan', 'firms', '家', '万元/亩', '剂', 'm²');
const value = fc.oneof(
  fc.nat(5000),
  fc.double({min: 0, max: 1e6, noNaN: true}),
  fc.double({min: 0, noNaN: true, noDefaultInfinity: true}),
);

const number: fc.Arbitrary<Expression> = fc.oneof(
  value.map((value): Expression => ({kind: 'number', value: value + 0, span})),
  // A percentage of 1e308 is no number.
  fc
    .double({min: 0, max: 1e300, noNaN: true})
    .map((value): Expression => ({kind: 'number', value: value + 0, percent: true, span})),
  fc.tuple(value, unit).map(([value, unit]): Expression => ({kind: 'number', value: value + 0, unit, span})),
);

const name = fc
  .tuple(word, fc.array(word, {maxLength: 2}))
  .map(([name, parts]): Extract<Expression, {kind: 'name'}> => ({kind: 'name', name, parts, span}));

const at = fc.tuple(name, district).map(([target, district]): Expression => ({kind: 'at', target, district, span}));

const BINARY: BinaryOperator[] = ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'];
const SINGLE: FunctionName[] = ['abs', 'exp', 'log', 'sqrt', 'floor', 'ceil', 'round'];

/** Trees of every kind that the language has, all spans empty. */
export const expressions: fc.Arbitrary<Expression> = fc.letrec<{tree: Expression; distribution: Expression}>((tie) => ({
  tree: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    number,
    name,
    at,
    fc
      .tuple(fc.constantFrom('-' as const, 'not' as const), tie('tree'))
      .map(([op, of]) => ({kind: 'unary', op, of, span})),
    fc
      .tuple(fc.constantFrom(...BINARY), tie('tree'), tie('tree'))
      .map(([op, left, right]) => ({kind: 'binary', op, left, right, span})),
    fc
      .tuple(tie('tree'), tie('tree'), tie('tree'))
      // oxlint-disable-next-line unicorn/no-thenable -- a branch, never a function
      .map(([condition, then, otherwise]) => ({kind: 'conditional', condition, then, otherwise, span})),
    fc.tuple(fc.constantFrom(...SINGLE), tie('tree')).map(([fn, of]) => ({kind: 'call', fn, args: [of], span})),
    fc
      .tuple(fc.constantFrom('min' as const, 'max' as const), fc.array(tie('tree'), {minLength: 2, maxLength: 3}))
      .map(([fn, args]) => ({kind: 'call', fn, args, span})),
    fc.tuple(tie('tree'), fc.integer({min: 1, max: 9})).map(([of, years]) => ({kind: 'lag', of, years, span})),
    fc
      .tuple(fc.constantFrom('since_base' as const, 'total' as const), tie('tree'))
      .map(([kind, of]) => ({kind, of, span})),
    tie('distribution'),
  ) as fc.Arbitrary<Expression>,
  distribution: fc.oneof(
    {depthSize: 'small'},
    fc
      .dictionary(fc.constantFrom('mean', 'sd', 'p5', 'p95', 'constructor'), tie('tree'), {maxKeys: 3})
      .map((parameters) => ({kind: 'distribution', family: 'normal', parameters, span})),
    fc
      .tuple(fc.array(tie('tree'), {minLength: 1, maxLength: 3}), fc.array(tie('tree'), {minLength: 1, maxLength: 3}))
      .map(([values, weights]) => ({kind: 'distribution', family: 'choice', parameters: {values, weights}, span})),
    fc
      .tuple(tie('distribution'), tie('tree'))
      .map(([of, min]) => ({kind: 'distribution', family: 'truncated', parameters: {of, min}, span})),
    fc
      .tuple(fc.array(tie('distribution'), {minLength: 1, maxLength: 2}), tie('tree'))
      .map(([of, weights]) => ({kind: 'distribution', family: 'mixture', parameters: {of, weights: [weights]}, span})),
  ) as fc.Arbitrary<Expression>,
})).tree;
