import {bind} from '../distributions/index.ts';
import {uniformPoint} from '../distributions/distribution.ts';
import type {DistributionNode, Expression} from '../expression/index.ts';
import {Builder, type Value} from '../program/builder.ts';
import {convert, parseUnit} from '../units.ts';

/**
 * The number that an expression is, a distribution standing for its median; undefined where it rests on names or on what is not arithmetic. Of one distribution in a
 * monotone expression this is the median of the whole, of several it is near it.
 */
export function medianOf(expression: Expression, unit: string | undefined): number | undefined {
  const b = new Builder();
  const value = new Medians(b, unit).value(expression);
  const number = value === undefined ? undefined : b.constantOf(value);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

class Medians {
  readonly #b: Builder;
  readonly #unit: string | undefined;

  constructor(b: Builder, unit: string | undefined) {
    this.#b = b;
    this.#unit = unit;
  }

  value(node: Expression): Value | undefined {
    const b = this.#b;
    if (node.kind === 'number') return this.#number(node.value, node.unit);
    if (node.kind === 'distribution') return this.#median(node);
    if (node.kind === 'unary' && node.op === '-') {
      const value = this.value(node.of);
      return value === undefined ? undefined : b.neg(value);
    }
    if (node.kind !== 'binary') return undefined;
    const [left, right] = [this.value(node.left), this.value(node.right)];
    if (left === undefined || right === undefined) return undefined;
    if (node.op === '+') return b.add(left, right);
    if (node.op === '-') return b.sub(left, right);
    if (node.op === '*') return b.mul(left, right);
    return node.op === '/' ? b.div(left, right) : undefined;
  }

  #number(value: number, given: string | undefined): Value | undefined {
    if (given === undefined) return this.#b.constant(value);
    const converted = convert(value, given, this.#unit === undefined ? undefined : parseUnit(this.#unit));
    return typeof converted === 'number' ? this.#b.constant(converted) : undefined;
  }

  #median({family, parameters}: DistributionNode): Value | undefined {
    const args: Record<string, Value | Value[]> = {};
    for (const [name, given] of Object.entries(parameters)) {
      const values = [given].flat().map((parameter: Expression) => this.value(parameter));
      if (!values.every((value) => value !== undefined)) return undefined;
      args[name] = Array.isArray(given) ? values : values[0]!;
    }
    const bound = bind(this.#b, family, args);
    if (!('distribution' in bound)) return undefined;
    return bound.distribution.quantile(this.#b, uniformPoint(this.#b, this.#b.constant(0.5)));
  }
}
