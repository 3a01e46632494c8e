import {type Expression, type ExpressionIssue, parse} from '../../engine/expression/index.ts';

/** The families of the scenario language, as the parser is told them. */
export const FAMILIES: ReadonlySet<string> = new Set([
  'normal',
  'lognormal',
  'uniform',
  'triangular',
  'pert',
  'beta',
  'gamma',
  'bernoulli',
  'choice',
  'empirical',
  'metalog',
  'mixture',
  'truncated',
]);

export function parsed(text: string | number): Expression {
  const result = parse(text, {families: FAMILIES});
  if ('issues' in result) throw new Error(result.issues.map(({rule}) => rule).join('; '));
  return result.ok;
}

export function issuesOf(text: string | number): readonly ExpressionIssue[] {
  const result = parse(text, {families: FAMILIES});
  if ('ok' in result) throw new Error(`no issue in ${text}`);
  return result.issues;
}

/** A tree in brackets, spans apart: `(+ trend (* 0.5 edge))`. */
export function outline(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return `${node.value}${node.percent ? '(%)' : ''}${node.unit === undefined ? '' : `«${node.unit}»`}`;
    case 'name':
      return [node.name, ...node.parts].join('.');
    case 'at':
      return `(at ${outline(node.target)} ${node.district})`;
    case 'unary':
      return `(${node.op} ${outline(node.of)})`;
    case 'binary':
      return `(${node.op} ${outline(node.left)} ${outline(node.right)})`;
    case 'conditional':
      return `(? ${[node.condition, node.then, node.otherwise].map(outline).join(' ')})`;
    case 'call':
      return `(${node.fn} ${node.args.map(outline).join(' ')})`;
    case 'lag':
      return `(lag ${outline(node.of)} ${node.years})`;
    case 'since_base':
    case 'total':
      return `(${node.kind} ${outline(node.of)})`;
    case 'distribution':
      break;
  }
  const parameters = Object.entries(node.parameters).map(([name, given]) => {
    const value = Array.isArray(given) ? `[${given.map(outline).join(' ')}]` : outline(given as Expression);
    return ` ${name}=${value}`;
  });
  return `{${node.family}${parameters.join('')}}`;
}

/** The tree without its spans, to compare. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .map(([key, inner]) => [key, bare(inner)]),
  );
}
