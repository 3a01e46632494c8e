import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/build-kernels.ts'],
    testTimeout: 60_000,
    projects: [{extends: true, test: {name: 'node', include: ['tests/**/*.test.ts'], exclude: ['tests/browser/**']}}],
  },
});
