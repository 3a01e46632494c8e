import {ensureKernels} from './build.ts';

// Importing this builds the kernels where their source has changed; however often it is imported, once.
await ensureKernels();
