import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmbedded } from '../../api/db/embedded/index.ts';

export type TestPostgres = { url: string; stop(): Promise<void> };

/**
 * A Postgres for a test run: the one at `testDatabaseUrl` when it is given, else a new one in a
 * temporary folder that `stop` removes. Durability is off, as nobody needs its data after a crash,
 * unless it is to be crashed: then what it acknowledged outlives its processes.
 */
export async function startTestPostgres(
  testDatabaseUrl?: string,
  { willCrash = false } = {},
): Promise<TestPostgres> {
  if (testDatabaseUrl) return { url: testDatabaseUrl, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-test-'));
  // As root, the server's user has to get through.
  await chmod(folder, 0o711);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { url, stop } = await startEmbedded({
      dataDir: join(folder, 'data'),
      log: (line) => process.stderr.write(`${line}\n`),
      settings: {
        fsync: 'off',
        full_page_writes: 'off',
        // Each suite's servers open connections of their own; what a password costs there guards nothing.
        scram_iterations: '1',
        synchronous_commit: willCrash ? 'on' : 'off',
      },
    });
    return { url, stop: () => stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
