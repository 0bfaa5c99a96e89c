import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The project's files: what git tracks, and what it would. */
export async function trackedFiles(): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 1e8,
  });
  return stdout.split('\n').filter((file) => file && existsSync(join(root, file)));
}

/** The project's TypeScript. */
export const sourceFiles = async () =>
  (await trackedFiles()).filter((file) => /\.tsx?$/.test(file));
