import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const parts = ['api', 'contract', 'widget', 'migrations', 'package.json', 'tsconfig.json'];

export interface AlteredCopy {
  /** Of a file in the copy. */
  path(name: string): string;
  /** Puts a line behind the one that begins so. Throws where there is none. */
  addLine(file: string, after: string, line: string): Promise<void>;
  addFile(file: string, text: string): Promise<void>;
  /** Builds the workspace of the copy. */
  buildWorkspace(): Promise<void>;
  remove(): Promise<void>;
}

/** The product's sources in a folder of their own, to be changed as a developer would, built and started. */
export async function alteredCopy(): Promise<AlteredCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'pathsix-copy-'));
  const path = (name: string) => join(folder, name);
  for (const part of parts) await cp(join(root, part), path(part), { recursive: true });
  await symlink(join(root, 'node_modules'), path('node_modules'));
  return {
    path,
    async addLine(file, after, line) {
      const lines = (await readFile(path(file), 'utf8')).split('\n');
      const at = lines.findIndex((one) => one.trimStart().startsWith(after));
      if (at < 0) throw new Error(`${file} has no line that begins with ${after}`);
      await writeFile(path(file), lines.toSpliced(at + 1, 0, line).join('\n'));
    },
    addFile: (file, text) => writeFile(path(file), text),
    async buildWorkspace() {
      const vite = path('node_modules/vite/bin/vite.js');
      const build = ['build', '--config', 'widget/vite.config.ts', '--logLevel', 'error'];
      const child = spawn(process.execPath, [vite, ...build], { cwd: folder, stdio: 'inherit' });
      const [code]: unknown[] = await once(child, 'close');
      if (code !== 0)
        throw new Error(`The copy's workspace cannot be built: exit code ${String(code)}`);
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
