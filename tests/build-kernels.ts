import {ensureKernels} from '../engine/kernels/build.ts';
import {buildMathjs} from '../engine/mathjs/build.ts';

/** Vitest's global set-up: builds what is generated and not there or out of date. */
export default async function setup(): Promise<void> {
  await Promise.all([ensureKernels(), buildMathjs()]);
}
