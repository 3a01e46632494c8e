import type {Span} from './tree.ts';

/** A piece of an expression. Operators, brackets and commas are signs, as are the words `and`, `or` and `not`. */
export type Token =
  | {
      readonly type: 'number';
      readonly value: number;
      readonly percent?: true;
      readonly unit?: string;
      readonly span: Span;
    }
  | {readonly type: 'name'; readonly name: string; readonly parts: readonly string[]; readonly span: Span}
  | {readonly type: 'district'; readonly id: string; readonly span: Span}
  | {readonly type: 'sign'; readonly sign: string; readonly span: Span};

export function isSign(token: Token | undefined, ...signs: string[]): boolean {
  return token?.type === 'sign' && signs.includes(token.sign);
}
