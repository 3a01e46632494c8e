import {describe, expect, it} from 'vitest';
import {Builder} from '../../engine/program/builder.ts';
import {printProgram} from '../../engine/program/print.ts';

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

  it('never reads a register after another value was written to it', () => {
    // A random straight-line program, followed twice: by its values and by its registers.
    const b = new Builder();
    const seen = [b.normal('a'), b.normal('b')];
    let state = 7;
    const next = (n: number) => (state = (state * 48271) % 2147483647) % n;
    for (let i = 0; i < 400; i++) {
      const [x, y] = [seen[next(seen.length)]!, seen[next(seen.length)]!];
      seen.push(next(2) ? b.add(x, y) : b.sub(b.min(x, y), b.constant(i)));
      if (next(9) === 0) b.trajectory(seen.at(-1)!);
    }
    const {program, streamNames} = b.build();
    const held = new Map<string, string>();
    const records: string[] = [];
    for (const line of printProgram(program, {streamNames}).split('\n')) {
      const named = line.replaceAll(/(?<![=\w])r\d+(?! =)/g, (register) => held.get(register) ?? 'UNWRITTEN');
      const [, register, meaning] = /^(r\d+) = (.*)$/.exec(named) ?? [];
      // A digest of the expression keeps the text from growing without bound.
      if (register) held.set(register, `<${hash(meaning!)}>`);
      else records.push(named);
    }
    expect(records.join('\n')).not.toContain('UNWRITTEN');
    expect(new Set(records.map((line) => line.split('<-')[1])).size).toBeGreaterThan(1);
  });
});

function hash(text: string): number {
  let h = 0;
  for (const c of text) h = (Math.imul(h, 31) + c.charCodeAt(0)) | 0;
  return h;
}
