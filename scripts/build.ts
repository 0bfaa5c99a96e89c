import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

interface Part {
  name: string;
  command: string[];
  /** What it is made of. */
  from: string[];
  /** What must be there afterwards. */
  makes: string;
}

const shared = ['contract', 'widget', 'package-lock.json'];
/** Two rows of parts that are built side by side; in a row one after the other, as both extensions share a folder. */
const rows: Part[][] = [
  [
    {
      name: 'workspace and widget',
      command: ['vite', 'build', '--config', 'widget/vite.config.ts'],
      from: shared,
      makes: 'dist/app/index.html',
    },
    {
      name: 'website form',
      command: ['vite', 'build', '--config', 'widget/capture-form/vite.config.ts'],
      from: shared,
      makes: 'dist/widget/pathsix-capture.js',
    },
  ],
  [
    {
      name: 'extension for Chrome',
      command: ['wxt', 'build'],
      from: [...shared, 'extension', 'wxt.config.ts'],
      makes: '.output/chrome-mv3/manifest.json',
    },
    {
      name: 'extension for Firefox',
      command: ['wxt', 'build', '-b', 'firefox', '--mv3'],
      from: [...shared, 'extension', 'wxt.config.ts'],
      makes: '.output/firefox-mv3/manifest.json',
    },
  ],
];

interface Settings {
  /** Also what did not change. */
  all?: boolean;
  /** Gives up, and ends what is being built. */
  signal?: AbortSignal;
}

const never = new AbortController().signal;

/** Builds every part whose sources changed since it was built last. Throws what the first that failed said, and ends the other. */
export async function build({ all = false, signal = never }: Settings = {}): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const built = rows.map(async (parts) => {
    try {
      for (const part of parts) await buildPart(part, all, either);
    } catch (error) {
      failed.abort(error);
    }
  });
  await Promise.all(built);
  failed.signal.throwIfAborted();
}

async function buildPart(part: Part, all: boolean, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const stamp = join(root, 'dist', `.${part.name.replaceAll(' ', '-')}`);
  const now = await fingerprint(part.from);
  if (!all && existsSync(join(root, part.makes)) && (await readText(stamp)) === now) return;
  process.stderr.write(`building: ${part.name}\n`);
  await run(part.command, signal);
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stamp, now);
}

const readText = (path: string) => readFile(path, 'utf8').catch(() => null);

async function fingerprint(paths: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    const entries = path.includes('.')
      ? [path]
      : (await readdir(join(root, path), { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
          .toSorted();
    for (const entry of entries) hash.update(entry).update(await readFile(join(root, entry)));
  }
  return hash.digest('hex');
}

function run([name = '', ...rest]: string[], signal: AbortSignal): Promise<void> {
  const program = join(root, 'node_modules/.bin', name);
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(process.execPath, [program, ...rest], {
      cwd: root,
      // A test run would pass on its own, and components would carry the paths of this machine.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ${rest.join(' ')} failed:\n${said}`)),
    );
  });
}

if (import.meta.main) await build({ all: true });
