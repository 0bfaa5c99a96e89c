import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Place } from './place.ts';
import type { Programs } from './programs.ts';
import { type Finished, run } from './run.ts';

const draftPrefix = 'postgres.init-';

/** Makes the database's files on the first start: in a folder of another name, so that half of one never counts. */
export async function initialise(
  place: Place,
  programs: Programs,
  { sync, signal }: { sync: boolean; signal?: AbortSignal | undefined },
): Promise<void> {
  if (await stat(join(place.cluster, 'PG_VERSION')).catch(() => null)) return;
  await removeDrafts(place.home);
  const draft = join(place.home, draftPrefix + randomBytes(4).toString('hex'));
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, place.record.password, { mode: 0o600 });
  if (place.account) {
    await chown(passwordFile, place.account.uid, place.account.gid);
    await chown(draft, place.account.uid, place.account.gid);
  }
  const made = join(draft, 'cluster');
  const { code, output } = await initdb(
    place,
    programs,
    draft,
    [`--pgdata=${made}`, `--pwfile=${passwordFile}`, ...(sync ? [] : ['--no-sync'])],
    signal,
  );
  if (code !== 0) throw new Error(`Postgres could not make its files in ${draft}: ${output}`);
  await rename(made, place.cluster);
  await syncFolder(place.home);
  await rm(draft, { recursive: true, force: true });
}

/**
 * Sorts and compares the same on every machine (builtin C.UTF-8). The character classes still come from
 * the system: trigrams of letters beyond ASCII need a UTF-8 one, whatever this system calls it.
 */
async function initdb(
  { account }: Place,
  programs: Programs,
  folder: string,
  args: string[],
  signal?: AbortSignal,
): Promise<Finished> {
  let last: Finished = { code: null, output: '' };
  for (const characters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    last = await run(
      programs.initdb,
      [
        '--username=pathsix',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--lc-ctype=${characters}`,
        '--no-instructions',
        ...args,
      ],
      { account, folder, ...(signal ? { signal } : {}) },
    );
    if (!last.output.includes('invalid locale name')) return last;
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
