import {Worker} from 'node:worker_threads';
import {describe, expect, it} from 'vitest';
import {ensureKernels} from '../../engine/kernels/build.ts';
import {instantiate} from '../../engine/kernels/kernels.ts';
import {type MapName, OP_NAMES, OPS} from '../../engine/program/ops.ts';
import {apply, makeBed} from './memory.ts';

const MAP_NAMES = OP_NAMES.filter((name): name is MapName => OPS[name].shape === 'map');

describe('instances', () => {
  it('have a kernel for every operation that is not a record', () => {
    const kernels = instantiate() as unknown as Record<string, unknown>;
    const missing = OP_NAMES.filter((name) => OPS[name].shape !== 'record' && typeof kernels[name] !== 'function');
    expect(missing).toEqual([]);
  });

  it('share nothing', () => {
    const [one, other] = [makeBed(), makeBed()];
    expect(one.kernels.memory).not.toBe(other.kernels.memory);
    one.vector(0).fill(0.25);
    other.vector(0).fill(0.5);
    // exp and normal have scratch and a table in memory.
    one.kernels.exp(one.at(1), one.at(0));
    other.kernels.exp(other.at(1), other.at(0));
    new Uint8Array(one.kernels.memory.buffer).fill(0xff);
    one.kernels.reserve(one.kernels.memory.buffer.byteLength + 1);
    const fresh = makeBed();
    for (const bed of [other, fresh]) bed.kernels.normal(bed.at(2), 1, 2, 3, 4, 5, 6);
    expect(other.vector(2)).toEqual(fresh.vector(2));
    expect(other.vector(1)[0]).toBe(1.6487212707001282);
    expect(other.kernels.memory.buffer.byteLength).toBe(fresh.kernels.memory.buffer.byteLength);
  });

  it('reserve grows the memory only when needed and keeps what is in it', () => {
    const {kernels} = makeBed(1);
    const size = kernels.memory.buffer.byteLength;
    kernels.reserve(size);
    expect(kernels.memory.buffer.byteLength).toBe(size);
    new Float64Array(kernels.memory.buffer, Math.ceil(kernels.heap / 8) * 8, 1)[0] = 7;
    kernels.reserve(size + 1);
    expect(kernels.memory.buffer.byteLength).toBe(size + 65536);
    expect(new Float64Array(kernels.memory.buffer, Math.ceil(kernels.heap / 8) * 8, 1)[0]).toBe(7);
  });

  it('reserve throws where memory cannot grow', () => {
    expect(() => makeBed(1).kernels.reserve(2 ** 40)).toThrow(RangeError);
  });

  it('leave the heap to the caller: no kernel writes there but where it is told to', () => {
    const bed = makeBed();
    const {kernels} = bed;
    const size = kernels.memory.buffer.byteLength - kernels.heap;
    const heap = () => new Uint8Array(kernels.memory.buffer, kernels.heap, size);
    heap().fill(0x3f);
    for (const place of [0, 1, 2, 3]) bed.vector(place).fill(0.5);
    const before = heap().slice();
    for (const name of MAP_NAMES) {
      const operands = Array.from({length: OPS[name].operands}, (_, k) => bed.at(k));
      apply(kernels, name, bed.at(8), operands);
    }
    kernels.normal(bed.at(8), 1, 2, 3, 4, 5, 6);
    const after = heap().slice();
    after.set(before.subarray(bed.at(8) - kernels.heap, bed.at(9) - kernels.heap), bed.at(8) - kernels.heap);
    expect(Buffer.compare(before, after)).toBe(0);
  });

  it('work in a worker', async () => {
    const url = new URL('../../engine/kernels/kernels.ts', import.meta.url).href;
    const script = `import(${JSON.stringify(url)}).then(({instantiate}) => {
      const kernels = instantiate();
      const at = Math.ceil(kernels.heap / 16) * 16;
      kernels.reserve(at + 4096);
      kernels.normal(at, 1, 2, 3, 4, 5, 6);
      require('node:worker_threads').parentPort.postMessage(new Float64Array(kernels.memory.buffer, at, 512).slice());
    });`;
    const worker = new Worker(script, {eval: true});
    const draws = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    await worker.terminate();
    const bed = makeBed();
    bed.kernels.normal(bed.at(0), 1, 2, 3, 4, 5, 6);
    expect(draws).toEqual(bed.vector(0).slice());
  });
});

describe('build', () => {
  it('does nothing when the sources have not changed', async () => {
    expect(await ensureKernels()).toBe(false);
  });
});
