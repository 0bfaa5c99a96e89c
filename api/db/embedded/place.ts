import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { canEnter, serverAccount } from './account.ts';
import {
  type ClusterRecord,
  newClusterRecord,
  readClusterRecord,
  writeClusterRecord,
} from './record.ts';
import type { Account } from './run.ts';

/** Root's database lives here when its data folder is one that the server's user cannot enter. */
export const sharedFolder = '/var/lib/pathsix';

/** Where the database of a data folder lives and who runs it. */
export type Place = { home: string; cluster: string; account: Account; record: ClusterRecord };

/** Finds the place of the database, or chooses one on the first start. Called under the lock. */
export async function findPlace(dataDir: string): Promise<Place> {
  const known = await readClusterRecord(dataDir);
  const home = known?.livesIn ?? dataDir;
  const cluster = join(home, 'postgres');
  const account = await serverAccount(cluster);
  if (known) {
    await refuseMissing(dataDir, known);
    await refuseUnreachable(account, home);
    return { home, cluster, account, record: known };
  }
  if (await exists(cluster)) {
    throw new Error(
      `${cluster} holds a database but the file with its password is gone. Restore ${dataDir} from a backup.`,
    );
  }
  if (await canEnter(account, dataDir)) {
    const record = newClusterRecord(null);
    await writeClusterRecord(dataDir, record);
    return { home, cluster, account, record };
  }
  return moveOut(dataDir, account);
}

async function moveOut(dataDir: string, account: Account): Promise<Place> {
  const record = newClusterRecord(null);
  const home = join(sharedFolder, record.name);
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  await chmod(sharedFolder, 0o755);
  await mkdir(home, { mode: 0o700 });
  if (account) await chown(home, account.uid, account.gid);
  const moved = { ...record, livesIn: home };
  // Written after the folder is there: a record that points to nothing means lost data, not a start cut short.
  await writeClusterRecord(dataDir, moved);
  return { home, cluster: join(home, 'postgres'), account, record: moved };
}

async function refuseMissing(dataDir: string, { livesIn }: ClusterRecord): Promise<void> {
  if (!livesIn || (await exists(livesIn))) return;
  throw new Error(
    `The database of ${dataDir} lives in ${livesIn}, which is gone. Restore it from a backup, or remove ${dataDir} to begin anew.`,
  );
}

async function refuseUnreachable(account: Account, home: string): Promise<void> {
  if (await canEnter(account, home)) return;
  throw new Error(
    `User ${account?.uid} runs the database and can no longer enter ${home}. Give every folder above ${basename(home)} the right to be entered: chmod o+x`,
  );
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
