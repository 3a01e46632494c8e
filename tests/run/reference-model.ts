import {Builder, type Value} from '../../engine/program/builder.ts';
import type {RunRequest, SlotKind} from '../../engine/run/request.ts';

const DISTRICTS = 9;
const YEARS = 7;

/**
 * The reference model for speed, built by hand: one AR(1) factor, nine districts that compound for seven years, and the province, their sum. Trajectories:
 * every district and year, then the province by year; indicators: the final-year target of each district, then of the province.
 */
export function referenceProgram(): ReturnType<Builder['build']> {
  const b = new Builder();
  const number = (x: number) => b.constant(x);
  const levels: Value[] = Array.from({length: DISTRICTS}, (_, d) => number(baseOf(d)));
  const provinces: Value[] = [];
  let cycle = number(0);
  for (let year = 1; year <= YEARS; year++) {
    cycle = b.add(b.mul(number(0.6), cycle), b.mul(number(0.05), b.normal('cycle', year)));
    for (let d = 0; d < DISTRICTS; d++) {
      const shocks = b.add(b.mul(number(0.6 + 0.1 * d), cycle), b.mul(number(0.08), b.normal(`district ${d}`, year)));
      levels[d] = b.mul(levels[d]!, b.exp(b.add(number(growthOf(d)), shocks)));
      b.trajectory(levels[d]!);
    }
    provinces.push(levels.reduce((sum, level) => b.add(sum, level)));
  }
  for (const province of provinces) b.trajectory(province);
  const targets = levels.map((_, d) => 1.05 * baseOf(d) * Math.exp(7 * growthOf(d)));
  levels.forEach((level, d) => b.indicator(b.le(number(targets[d]!), level)));
  b.indicator(b.le(number(targets.reduce((sum, target) => sum + target)), provinces[YEARS - 1]!));
  return b.build();
}

function baseOf(d: number): number {
  return 100 * (1 + 0.25 * d);
}

function growthOf(d: number): number {
  return 0.03 + 0.002 * d;
}

/** A run of it in which every trajectory wants the same. */
export function referenceRequest(replicates: number, kind: SlotKind = 'quantiles'): RunRequest {
  const {program} = referenceProgram();
  return {program, seed: 2027, replicates, slots: Array.from({length: program.trajectories}, () => kind)};
}
