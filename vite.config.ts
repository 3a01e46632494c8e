import {playwright} from '@vitest/browser-playwright';
import {defineConfig, type ViteUserConfig} from 'vitest/config';
import {CHROMIUM} from './tests/chromium.ts';
import {webConfig} from './web/build/index.ts';

export default defineConfig(async ({mode}): Promise<ViteUserConfig> => ({
  ...(mode === 'test' ? {worker: {format: 'es' as const}} : await webConfig(mode)),
  test: {
    globalSetup: ['tests/build-kernels.ts'],
    testTimeout: 60_000,
    // A busy machine takes its time to start a browser.
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/web/**'],
          setupFiles: ['tests/support/messages-as-text.ts'],
        },
      },
      {
        extends: true,
        // The page as it is built, driven in a browser from outside.
        test: {
          name: 'web',
          include: ['tests/web/**/*.test.ts'],
          globalSetup: ['tests/build-kernels.ts', 'tests/web/build-page.ts'],
        },
      },
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
