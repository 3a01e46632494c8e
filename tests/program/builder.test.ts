import {describe, expect, it} from 'vitest';
import {Builder} from '../../engine/program/builder.ts';
import {printProgram} from '../../engine/program/print.ts';
import {interpret} from '../support/interpret.ts';

function text(make: (b: Builder) => void): string {
  const b = new Builder();
  make(b);
  const {program, streamNames} = b.build();
  return printProgram(program, {streamNames});
}

describe('builder', () => {
  it('makes equal operations once, whatever the order of a commutative pair', () => {
    const program = text((b) => {
      const [x, y] = [b.normal('x', 2025), b.normal('y', 2025)];
      b.trajectory(b.div(b.mul(x, y), b.mul(y, x)));
    });
    expect(program).toBe(
      ['r0 = normal x 2025', 'r1 = normal y 2025', 'r1 = mul r0, r1', 'r1 = div r1, r1', 'trajectory 0 <- r1'].join(
        '\n',
      ),
    );
  });

  it('keeps apart what differs only in the year or the order of a pair that may not be swapped', () => {
    const program = text((b) => {
      const [x, y] = [b.uniform('x', 2025), b.uniform('x', 2026)];
      b.trajectory(b.div(b.sub(x, y), b.sub(y, x)));
    });
    expect(program.match(/sub/g)).toHaveLength(2);
    expect(program.match(/uniform/g)).toHaveLength(2);
  });

  it('folds constants with the digits of the kernels', () => {
    const program = text((b) => {
      const c = b.constant.bind(b);
      b.trajectory(b.add(b.normal('x'), b.mul(b.add(c(0.1), c(0.2)), c(3))));
    });
    expect(program).toBe(['r0 = normal x', 'r0 = add 0.9000000000000001, r0', 'trajectory 0 <- r0'].join('\n'));
  });

  it('tells −0 from 0', () => {
    const b = new Builder();
    expect(b.constant(-0)).not.toBe(b.constant(0));
    expect(b.constantOf(b.neg(b.constant(0)))).toBe(-0);
  });

  it('joins products into one operation where only the sum reads them', () => {
    const program = text((b) => {
      const [x, y, z] = [b.normal('x'), b.normal('y'), b.normal('z')];
      const c = b.constant.bind(b);
      b.trajectory(b.add(b.mul(c(2), x), b.mul(c(3), y)));
      b.trajectory(b.add(b.mul(c(5), x), z));
      const shared = b.mul(c(7), y);
      b.trajectory(b.add(shared, z));
      b.trajectory(shared);
    });
    expect(program).toContain('dot2 2, r0, 3, r1');
    expect(program).toMatch(/muladd 5, r0, r2/);
    expect(program).toMatch(/= mul 7, r1/);
  });

  it('drops what no record needs', () => {
    const program = text((b) => {
      b.exp(b.normal('unused'));
      b.trajectory(b.normal('x'));
    });
    expect(program).toBe(['r0 = normal x', 'trajectory 0 <- r0'].join('\n'));
  });

  it('gives a register away as soon as its value has been read for the last time', () => {
    const b = new Builder();
    let level = b.constant(100);
    for (let year = 2025; year < 2075; year++) {
      level = b.mul(level, b.exp(b.normal('shock', year)));
      b.trajectory(level);
    }
    const {program} = b.build();
    expect(program.registers).toBe(2);
    expect(program.trajectories).toBe(50);
  });

  it('computes what was asked, whichever registers it uses', () => {
    // A random straight-line program beside the same arithmetic on plain numbers: a register given away too early would show.
    const b = new Builder();
    const draws = [b.normal('a'), b.normal('b')];
    draws.forEach((draw) => b.trajectory(draw));
    const steps: ((x: number[]) => number)[] = [];
    const values = [...draws];
    const recorded: number[] = [];
    let state = 7;
    const next = (n: number) => (state = (state * 48271) % 2147483647) % n;
    for (let i = 0; i < 400; i++) {
      const [p, q, kind] = [next(values.length), next(values.length), next(3)];
      const [x, y] = [values[p]!, values[q]!];
      if (kind === 0) {
        values.push(b.sub(x, b.mul(y, b.constant(0.5))));
        steps.push((v) => v[p]! - v[q]! * 0.5);
      } else if (kind === 1) {
        values.push(b.max(b.add(b.mul(x, b.constant(0.25)), b.mul(y, b.constant(-0.5))), b.constant(i / 400 - 1)));
        steps.push((v) => Math.max(v[p]! * 0.25 + v[q]! * -0.5, i / 400 - 1));
      } else {
        values.push(b.select(b.lt(x, y), b.constant(i / 400), y));
        steps.push((v) => (v[p]! < v[q]! ? i / 400 : v[q]!));
      }
      if (next(9) === 0) {
        recorded.push(values.length - 1);
        b.trajectory(values.at(-1));
      }
    }
    const {program} = b.build();
    expect(program.registers).toBeLessThan(values.length / 2);
    for (const replicate of [0, 1, 777]) {
      const {trajectories} = interpret(program, [5, 0], replicate);
      const plain = [trajectories[0]!, trajectories[1]!];
      for (const step of steps) plain.push(step(plain));
      expect(Array.from(trajectories.slice(2))).toEqual(recorded.map((index) => plain[index]!));
    }
  });
});
