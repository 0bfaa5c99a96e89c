import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { hasCode } from './system-error.ts';

/** Makes a folder that others can enter, whatever the umask: the database's user is one of them. Resolves with its real path. */
export async function makeFolder(path: string): Promise<string> {
  await make(path);
  return realpath(path);
}

/** With all above it. Not by Node's `recursive`: below /proc it tries for ever, and no signal ends it. */
async function make(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    await make(dirname(path));
    await makeOne(path);
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
    await chmod(path, 0o755);
  } catch (error) {
    if (hasCode(error, 'EEXIST') && (await stat(path)).isDirectory()) return;
    throw error;
  }
}
