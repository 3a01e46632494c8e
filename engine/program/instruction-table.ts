import {STRIDE} from './program.ts';

/** Instructions before registers are given out, in the form of `Program.code` but for the second field: there stands the slot of a record, else 0. */
export type SsaCode = Int32Array;

/**
 * Instructions in static single assignment: the i-th writes value i. An equal instruction is found again through a hash table (open addressing, at most half
 * full), so that a scenario of a hundred thousand cells compiles in the time it takes to write them.
 */
export class InstructionTable {
  private rows = new Int32Array(STRIDE * 16384);
  private length = 0;
  /** Instruction index + 1 by hash; 0 is free. Twice as many places as rows. */
  private index = new Int32Array(32768);

  /** The value of this instruction, which is added only the first time. */
  once(op: number, a: number, b: number, c: number, d: number): number {
    const mask = this.index.length - 1;
    let place = hash(op, a, b, c, d) & mask;
    for (let found = this.index[place]!; found !== 0; found = this.index[place]!) {
      if (this.is(found - 1, op, a, b, c, d)) return found - 1;
      place = (place + 1) & mask;
    }
    this.index[place] = this.length + 1;
    return this.push(op, a, b, c, d, 0);
  }

  /** Adds an instruction whether or not there is an equal one. */
  push(op: number, a: number, b: number, c: number, d: number, slot: number): number {
    if ((this.length + 1) * STRIDE > this.rows.length) this.grow();
    const at = this.length * STRIDE;
    const {rows} = this;
    rows[at] = op;
    rows[at + 1] = slot;
    rows[at + 2] = a;
    rows[at + 3] = b;
    rows[at + 4] = c;
    rows[at + 5] = d;
    return this.length++;
  }

  /** A copy of all instructions. */
  code(): SsaCode {
    return this.rows.slice(0, this.length * STRIDE);
  }

  private is(value: number, op: number, a: number, b: number, c: number, d: number): boolean {
    const {rows} = this;
    const at = value * STRIDE;
    return rows[at] === op && rows[at + 2] === a && rows[at + 3] === b && rows[at + 4] === c && rows[at + 5] === d;
  }

  private grow(): void {
    const rows = new Int32Array(2 * this.rows.length);
    rows.set(this.rows);
    this.rows = rows;
    const index = new Int32Array(2 * this.index.length);
    const mask = index.length - 1;
    for (const entry of this.index) {
      if (entry === 0) continue;
      const at = (entry - 1) * STRIDE;
      let place = hash(rows[at]!, rows[at + 2]!, rows[at + 3]!, rows[at + 4]!, rows[at + 5]!) & mask;
      while (index[place] !== 0) place = (place + 1) & mask;
      index[place] = entry;
    }
    this.index = index;
  }
}

/** Mixes five integers into one (multiplication by odd constants and shifts; only speed depends on how well). */
function hash(op: number, a: number, b: number, c: number, d: number): number {
  let h = Math.imul(op + 1, 0x9e3779b1);
  h = Math.imul(h ^ a, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 13) ^ c, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16) ^ d, 0x165667b1);
  return (h ^ (h >>> 15)) >>> 0;
}
