import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

import { hasCode, unlessMissing } from './system-error.ts';

/** Given back by `release`; the operating system takes it back from a process that was killed. */
export type Lock = { release(): void };

/** Another process has the folder. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: string) {
    super(
      `${folder} is in use by a running PathSix server (${holder}). Stop it first, or give another DATA_DIR.`,
    );
  }
}

/** One that only the garbage collector knew would be closed, and so given back. */
const held = new Set<DatabaseSync>();

/**
 * Takes a folder for this process, or throws `FolderInUse`, one line that names the process that has it.
 *
 * Node cannot lock files, but the SQLite inside it can: an exclusive transaction on an empty file is a
 * lock of the kernel's. It ends with its process, however that dies, so there is no stale lock to judge.
 * Nothing else in this process may open the file: closing it would drop the lock (POSIX, fcntl).
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const database = open(folder);
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw await refusal(folder);
    throw notWritable(folder, error);
  }
  held.add(database);
  await chmod(join(folder, 'lock'), 0o600);
  const file = join(folder, 'lock.pid');
  await writeFile(`${file}.new`, String(process.pid));
  await rename(`${file}.new`, file);
  return {
    release() {
      if (held.delete(database)) database.close();
    },
  };
}

function open(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function notWritable(folder: string, cause: unknown): Error {
  return new Error(
    `This user cannot write to ${folder}. Start as the user it belongs to, or give another DATA_DIR.`,
    { cause },
  );
}

/** The holder writes its id right after it has the lock: a loser of the same moment gives it time to. */
async function refusal(folder: string): Promise<FolderInUse> {
  for (let tries = 0; tries < 25; tries += 1) {
    const pid = Number(await unlessMissing(readFile(join(folder, 'lock.pid'), 'utf8'), ''));
    if (pid > 0 && isAlive(pid)) return new FolderInUse(folder, `process ${pid}`);
    await wait(20);
  }
  return new FolderInUse(folder, 'another process');
}

function isBusy(error: unknown): boolean {
  const sqliteBusy = 5;
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
