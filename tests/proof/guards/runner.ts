// A process of its own that runs tests of the copy of the tree it lies in. It stays, so that what is the same from one run to the
// next is read and translated once. Its parent asks by messages, and it ends with its parent.
import { createVitest } from 'vitest/node';
import type { TestModule } from 'vitest/node';

import { migrate } from '../../../api/db/migrate.ts';
import type { Trial } from './trials.ts';

/** What is asked: a trial, and the files that are not as they were. */
export interface Ask extends Pick<Trial, 'tests'> {
  /** Only tests with such a name; all of them, when there is none. */
  named: string | undefined;
  changed: string[];
  /** The database that has to be migrated first, by the migrations of this tree; null when it is. */
  unmigrated: string | null;
}

/** What failed first, or null when all passed. */
export interface Told {
  failure: string | null;
}

/** Enough that a busy machine is not taken for a guard that is missed. */
const patienceMs = 120_000;

const vitest = await createVitest(
  'test',
  {
    project: ['unit'],
    watch: false,
    bail: 1,
    // One process for all files of a run: what they import is read once.
    fileParallelism: false,
    isolate: false,
    testTimeout: patienceMs,
    hookTimeout: patienceMs,
    reporters: [{}],
  },
  { server: { watch: null } },
);

async function run({ tests, named, changed, unmigrated }: Ask): Promise<string | null> {
  if (unmigrated !== null) await migrate(unmigrated);
  for (const path of changed) vitest.invalidateFile(path);
  if (named === undefined) vitest.resetGlobalTestNamePattern();
  else vitest.setGlobalTestNamePattern(named);
  const files = await vitest.globTestSpecifications(tests);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(files);
  // What earlier runs told of other files is told again.
  const asked = testModules.filter(({ moduleId }) =>
    files.some((file) => file.moduleId === moduleId),
  );
  const [failed] = asked.flatMap(failuresOf);
  return failed ?? unhandledErrors.map(String)[0] ?? null;
}

const failuresOf = (module: TestModule): string[] => [
  ...module.errors().map(({ message }) => `${module.relativeModuleId}: ${message}`),
  ...[...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map(({ message }) => `${suite.fullName}: ${message}`),
  ),
  ...[...module.children.allTests('failed')].map(
    (test) => `${test.fullName}: ${test.result().errors?.[0]?.message}`,
  ),
];

process.on('disconnect', () => process.exit());
process.on('message', (ask) => {
  // Only `bench.ts` sends.
  run(ask as Ask).then(
    (failure) => process.send?.({ failure } satisfies Told),
    (error: unknown) => process.send?.({ failure: String(error) } satisfies Told),
  );
});
