import { chmod, mkdir, realpath } from 'node:fs/promises';

/** Makes a folder that others can enter, whatever the umask: the database's user is one of them. Resolves with its real path. */
export async function makeFolder(path: string): Promise<string> {
  const made = await mkdir(path, { recursive: true });
  if (made) await chmod(path, 0o755);
  return realpath(path);
}
