import {readFileSync} from 'node:fs';
import {instantiate} from '../../../engine/kernels/kernels.ts';
import {Builder} from '../../../engine/program/builder.ts';
import {BLOCK} from '../../../engine/program/ops.ts';
import {distributionOf, isList, type Written, type WrittenArgument} from '../../distributions/bound.ts';
import {drawScenario, recordBlocks} from '../../support/draw.ts';
import type {Evidence} from './finding.ts';
import {type Law, ofLaw, uniformity} from './sample.ts';

interface Case extends Written {
  points: {x: number; cdf: number}[];
}

const CASES = JSON.parse(
  readFileSync(new URL('../../reference/distributions/distributions.json', import.meta.url), 'utf8'),
) as Case[];

/** A mixture's quantiles take some hundred operations each. */
const blocksOf = (text: string) => (text.includes('mixture') ? 8 : 32);

/**
 * Every family in every form, as a planner writes it, through the compiler: in an assumption, drawn once, and in a metric, drawn anew in each district and year. Against
 * SciPy at some points, and against the distribution function (itself tested against SciPy) everywhere.
 */
export const distributions: Evidence = function* ({times, seed}) {
  const kernels = instantiate();
  for (const [i, written] of CASES.entries()) {
    const text = textOf(written);
    // Names of their own, for equal names have equal draws.
    const drawn = drawScenario(
      `
calendar: {base: 2024, end: 2025}
districts: {a: {}, b: {}}
assumptions: {x${i}: {value: "${text}"}}
metrics: {once: {kind: formula, value: x${i}}, yearly${i}: {kind: table, values: "${text}"}}`,
      blocksOf(text) * times,
      seed,
    );
    const yearly = [drawn(`yearly${i}`, 2024, 'a'), drawn(`yearly${i}`, 2025, 'b')];
    for (const [where, draws] of [
      ['assumption', drawn('once', 2024)],
      ['metric', joined(yearly)],
    ] as const) {
      const what = `${text}, ${where}`;
      yield* ofLaw(what, draws, lawOf(written));
      yield uniformity(what, transformed(written, draws, seed, kernels));
    }
  }
};

/** SciPy's points, ascending, each once. */
function lawOf({points}: Case): Law {
  const upTo = new Map(points.map(({x, cdf}) => [x, cdf]));
  const cuts = [...upTo.keys()].sort((a, b) => a - b);
  return {cuts, cdf: cuts.map((x) => upTo.get(x)!)};
}

/** P(X < x) + V · P(X = x) with V uniform: uniform where x is a draw, atoms or not. By the kernels, which read the draws in place of uniforms. */
function transformed(written: Written, draws: Float64Array, seed: number, kernels: ReturnType<typeof instantiate>) {
  const b = new Builder();
  const x = b.uniform('draws');
  const distribution = distributionOf(b, written);
  const below = distribution.below(b, x);
  const here = b.sub(distribution.cdf(b, x), below);
  b.trajectory(distribution.atoms.length ? b.add(below, b.mul(b.uniform('v', 1), here)) : below);
  const uniform: typeof kernels.uniform = (dst, low, high, block, draw, ...stream) =>
    draw === 0
      ? new Float64Array(kernels.memory.buffer, dst, BLOCK).set(draws.subarray(block * BLOCK, (block + 1) * BLOCK))
      : kernels.uniform(dst, low, high, block, draw, ...stream);
  return recordBlocks(b.build().program, draws.length / BLOCK, seed, {...kernels, uniform})[0]!;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.length * parts[0]!.length);
  parts.forEach((part, i) => whole.set(part, i * part.length));
  return whole;
}

/** As a planner writes it. */
function textOf({family, args}: Written): string {
  const written = Object.entries(args).map(([name, argument]) =>
    name === 'of' ? textOfArgument(argument) : `${name} = ${textOfArgument(argument)}`,
  );
  return `${family}(${written.join(', ')})`;
}

function textOfArgument(argument: WrittenArgument): string {
  if (isList(argument)) return `[${argument.map(textOfArgument).join(', ')}]`;
  return typeof argument === 'number' ? String(argument) : textOf(argument);
}
