import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

// Much of a test's time is waiting, for Postgres or for a page: two files at once on two cores, where one would be the default.
const shared = { globalSetup: ['tests/support/setup.ts'], hookTimeout: 120_000, maxWorkers: 2 };

export default defineConfig({
  plugins: [preact()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['{api,contract,widget,extension,tests}/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [...shared.globalSetup, 'tests/support/browser-setup.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
