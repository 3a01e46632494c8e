import {playwright} from '@vitest/browser-playwright';
import {defineConfig} from 'vitest/config';

/** Debian's Chromium; nothing is downloaded. Some machines let no process start a sandbox of its own, and none of these switches concerns what is tested. */
const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig(({mode}) => ({
  ...(mode === 'test' ? {} : {root: 'web', base: './'}),
  build: {outDir: '../dist', emptyOutDir: mode !== 'single', target: 'es2023'},
  worker: {format: 'es'},
  test: {
    globalSetup: ['tests/build-kernels.ts'],
    testTimeout: 60_000,
    projects: [
      {extends: true, test: {name: 'node', include: ['tests/**/*.test.ts'], exclude: ['tests/browser/**']}},
      {
        extends: true,
        // Found beforehand, so that no page has to be loaded again when a dependency turns up.
        optimizeDeps: {include: ['workerpool', '@noble/hashes/sha2.js', '@noble/hashes/utils.js']},
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/build-kernels.ts', 'tests/browser/node-digests.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({launchOptions: CHROMIUM}),
            instances: [{browser: 'chromium'}],
          },
        },
      },
    ],
  },
}));
