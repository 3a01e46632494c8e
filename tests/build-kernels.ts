import {ensureKernels} from '../engine/kernels/build.ts';

/** Vitest's global set-up: builds the kernels if their source changed. */
export default async function setup(): Promise<void> {
  await ensureKernels();
}
