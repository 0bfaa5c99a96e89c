import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import type { Mutant } from './find.ts';

const root = join(import.meta.dirname, '../../..');
const left = ['node_modules', '.git', '.output', 'dist', '.pathsix'];

/** A copy of the tree to take guards out of: nothing is ever taken out of the checkout itself. */
export interface Tree {
  path: string;
  /** Takes a guard out. Answers the file's path, and what puts it back. */
  takeOut: (guard: Mutant) => Promise<Change>;
  /** Leaves tests that walk every endpoint only some of them; the API answers all as before. */
  leaveOnly: (ids: string[]) => Promise<Change>;
  remove: () => Promise<void>;
}
interface Change {
  path: string;
  undo: () => Promise<void>;
}

export async function copyTree(): Promise<Tree> {
  const path = await mkdtemp(join(tmpdir(), 'pathsix-guards-'));
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5 });
  const rewrite = async (file: string, change: (text: string) => string) => {
    const place = join(path, file);
    const text = await readFile(place, 'utf8');
    await writeFile(place, change(text));
    return { path: place, undo: () => writeFile(place, text) };
  };
  try {
    const filter = (from: string) => !left.includes(relative(root, from));
    await cp(root, path, { recursive: true, filter });
    await symlink(join(root, 'node_modules'), join(path, 'node_modules'));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    path,
    remove,
    takeOut: ({ file, from, to, instead }) =>
      rewrite(file, (text) => text.slice(0, from) + instead + text.slice(to)),
    leaveOnly(ids) {
      const these = `endpoints.filter(({ id }) => ${JSON.stringify(ids)}.includes(id))`;
      return rewrite(
        'contract/index.ts',
        (text) => `${text}\n(endpoints as Endpoint[]).splice(0, Infinity, ...${these});\n`,
      );
    },
  };
}
