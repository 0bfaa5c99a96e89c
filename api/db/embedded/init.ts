import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Place } from './place.ts';
import type { Programs } from './programs.ts';
import { type Finished, run } from './run.ts';
import { unlessMissing } from './system-error.ts';

const draftPrefix = 'postgres.init-';

/** Makes the database's files on the first start: under another name, so that half of them never count. */
export async function initialise(
  place: Place,
  programs: Programs,
  { sync, signal }: { sync: boolean; signal: AbortSignal },
): Promise<void> {
  await removeDrafts(place.home);
  if (await unlessMissing(stat(join(place.cluster, 'PG_VERSION')), null)) return;
  const draft = await makeDraft(place);
  try {
    const { code, output } = await initdb(place, programs, { draft, sync, signal });
    if (code !== 0) throw new Error(`Postgres could not make its files in ${draft}: ${output}`);
    await rename(join(draft, 'cluster'), place.cluster);
    await syncFolder(place.home);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A folder of the server's user with the password in it; root's files are written before it is handed over. */
async function makeDraft({ home, account, password }: Place): Promise<string> {
  const draft = join(home, draftPrefix + randomBytes(4).toString('hex'));
  await mkdir(draft, { mode: 0o700 });
  await writeFile(join(draft, 'password'), password, { mode: 0o600 });
  if (account) {
    await chown(join(draft, 'password'), account.uid, account.gid);
    await chown(draft, account.uid, account.gid);
  }
  return draft;
}

/**
 * Sorts and compares the same on every machine (builtin C.UTF-8). The character classes still come from
 * the system: trigrams of letters beyond ASCII need a UTF-8 one, whatever this system calls it.
 */
async function initdb(
  { account }: Place,
  programs: Programs,
  { draft, sync, signal }: { draft: string; sync: boolean; signal: AbortSignal },
): Promise<Finished> {
  const args = [
    `--pgdata=${join(draft, 'cluster')}`,
    '--username=pathsix',
    '--auth=scram-sha-256',
    `--pwfile=${join(draft, 'password')}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    sync ? '--sync-method=fsync' : '--no-sync',
  ];
  let last: Finished = { code: null, output: '' };
  for (const characters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const options = { account, folder: draft, signal };
    last = await run(programs.initdb, [...args, `--lc-ctype=${characters}`], options);
    if (!last.output.includes('invalid locale name')) break;
  }
  return last;
}

/** What earlier first starts left that were cut short. */
async function removeDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(draftPrefix)) continue;
    // Its initdb may have outlived the process that started it and still be writing.
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
