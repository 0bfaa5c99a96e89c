import { createHash } from 'node:crypto';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { canEnter, serverAccount } from './account.ts';
import { makeFolder } from './folder.ts';
import {
  type ClusterRecord,
  newClusterRecord,
  readClusterRecord,
  writeClusterRecord,
} from './record.ts';
import type { Account } from './run.ts';
import { unlessMissing } from './system-error.ts';

/** Root's databases live here when their data folder is one that the server's user cannot enter. */
export const sharedFolder = '/var/lib/pathsix';

/** Where the database of a data folder lives, who runs it, and what its processes are called. */
export type Place = {
  /** Holds the cluster and what belongs to it: the data folder, or one in `sharedFolder`. */
  home: string;
  /** What Postgres calls its data directory. */
  cluster: string;
  /** Shown in the command line of each of its processes: how we know ours from any other. */
  name: string;
  account: Account;
  password: string;
};

/** Finds the place of the database, or chooses one on the first start. Called under the lock. */
export async function findPlace(dataDir: string): Promise<Place> {
  const known = await readClusterRecord(dataDir);
  const home = known?.livesIn ?? dataDir;
  const account = await serverAccount(clusterIn(home));
  if (known) {
    await refuseMissing(dataDir, home);
    await refuseUnreachable(account, home);
    return place(home, account, known);
  }
  if (await exists(clusterIn(home))) {
    throw new Error(
      `${clusterIn(home)} holds a database but the file with its password is gone. Restore ${dataDir} from a backup.`,
    );
  }
  const fresh = newClusterRecord();
  const record = (await canEnter(account, dataDir)) ? fresh : await moveOut(fresh);
  await writeClusterRecord(dataDir, record);
  return place(record.livesIn ?? dataDir, account, record);
}

export function clusterIn(home: string): string {
  return join(home, 'postgres');
}

function place(home: string, account: Account, { id, password }: ClusterRecord): Place {
  const cluster = clusterIn(home);
  // The path keeps copies of a data folder apart, the id the same path in two containers of one machine.
  const hash = createHash('sha256').update(`${id} ${cluster}`).digest('hex').slice(0, 12);
  return { home, cluster, name: `pathsix-${hash}`, account, password };
}

/**
 * Makes a home that the server's user can pass but not write to. It is there before the record says so:
 * a record that points to nothing means lost data, not a start cut short.
 */
async function moveOut(record: ClusterRecord): Promise<ClusterRecord> {
  const livesIn = join(sharedFolder, record.id);
  await makeFolder(sharedFolder);
  await mkdir(livesIn);
  await chmod(livesIn, 0o711);
  return { ...record, livesIn };
}

async function refuseMissing(dataDir: string, home: string): Promise<void> {
  if (await exists(home)) return;
  throw new Error(
    `The database of ${dataDir} lives in ${home}, which is gone. Restore it from a backup, or remove ${dataDir} to begin anew.`,
  );
}

async function refuseUnreachable(account: Account, home: string): Promise<void> {
  if (await canEnter(account, home)) return;
  throw new Error(
    `The database runs as user ${account?.uid}, who cannot enter ${home}: chmod o+x that folder and those above it.`,
  );
}

async function exists(path: string): Promise<boolean> {
  return (await unlessMissing(stat(path), null)) !== null;
}
