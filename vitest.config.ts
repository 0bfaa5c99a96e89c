import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long, longest first: pages in all looks, browsers, kills, every endpoint, servers that start and stop. */
const long = ['/e2e/workspace-access', '/e2e/', '/tests/proof/', '/tests/', '/embedded/', ''];

/** Begins with what takes long, also where no run before has told: no file is left running alone at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      long.findIndex((part) => moduleId.includes(part));
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}

// Much of a test's time is waiting, for Postgres or for a page: two files at once on two cores, where one would be the default.
const shared = { hookTimeout: 120_000, maxWorkers: 2 };

export default defineConfig({
  plugins: [preact()],
  test: {
    globalSetup: ['tests/support/setup.ts'],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['{api,contract,widget,extension,tests}/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          testTimeout: 30_000,
          // Modules are loaded once for many files, as in a server that serves many companies.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/browser-setup.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
