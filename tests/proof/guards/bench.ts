import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import pg from 'pg';

import { migrate } from '../../../api/db/migrate.ts';
import { makeAppRole } from '../../../api/db/roles.ts';
import { startTestPostgres } from '../../support/postgres.ts';
import type { Mutant } from './find.ts';
import type { Trial } from './trials.ts';

const root = join(import.meta.dirname, '../../..');
const left = ['node_modules', '.git', '.output', 'dist', '.pathsix'];
/** How long a run and one of its tests may take: enough that a busy machine is not taken for a missed guard. */
const [mostMs, mostMsOfTest] = [900_000, 300_000];

/** A copy of the tree to take guards out of, with a database server of its own. */
export interface Bench {
  /** Tries the copy without the guard, or with all of them; answers what failed, or null when the tests pass. */
  failureOf: (trial: Trial, without: Mutant | null) => Promise<string | null>;
  close: () => Promise<void>;
}

/** Copies the tree into the temporary folder: nothing is ever taken out of the checkout itself. */
export async function openBench(): Promise<Bench> {
  const tree = await mkdtemp(join(tmpdir(), 'pathsix-guards-'));
  const postgres = await startTestPostgres();
  const close = async () => {
    await postgres.stop();
    await rm(tree, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await cp(root, tree, {
      recursive: true,
      filter: (path) => !left.includes(relative(root, path)),
    });
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    await makeAppRole(postgres.url);
    await migrate(postgres.url);
  } catch (error) {
    await close();
    throw error;
  }
  let made = 0;
  const failureOf = async (trial: Trial, without: Mutant | null) => {
    const name = `guards_${made++}`;
    const isOtherSchema = without?.file.endsWith('.sql') ?? false;
    const migrated = new URL(postgres.url).pathname.slice(1);
    // Postgres copies a database faster than the migrations make one, unless it is they that lack the guard.
    const from = isOtherSchema ? 'template0' : migrated;
    await inServer(postgres.url, `create database ${name} template "${from}"`);
    const putBack = [
      ...(without ? [await takeOut(tree, without)] : []),
      ...(trial.endpoints ? [await leaveOnly(tree, trial.endpoints)] : []),
    ];
    try {
      const url = new URL(postgres.url);
      url.pathname = name;
      return await runTests(tree, trial, url.href);
    } finally {
      for (const again of putBack) await again();
      await inServer(postgres.url, `drop database ${name} with (force)`);
    }
  };
  return { failureOf, close };
}

async function takeOut(tree: string, { file, from, to, instead }: Mutant) {
  const path = join(tree, file);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.slice(0, from) + instead + text.slice(to));
  return () => writeFile(path, text);
}

/** Leaves tests that walk every endpoint only some of them; the API answers all as before. */
async function leaveOnly(tree: string, ids: string[]) {
  const path = join(tree, 'contract/index.ts');
  const text = await readFile(path, 'utf8');
  const these = `endpoints.filter(({ id }) => ${JSON.stringify(ids)}.includes(id))`;
  await writeFile(path, `${text}\n(endpoints as Endpoint[]).splice(0, Infinity, ...${these});\n`);
  return () => writeFile(path, text);
}

async function runTests(
  tree: string,
  { tests, named }: Trial,
  url: string,
): Promise<string | null> {
  const vitest = join(tree, 'node_modules/vitest/vitest.mjs');
  // One process for all files: what they import is read once.
  const settings = ['--project=unit', '--bail=1', '--no-file-parallelism', '--no-isolate'];
  const patience = [`--testTimeout=${mostMsOfTest}`, `--hookTimeout=${mostMsOfTest}`];
  const only = named === undefined ? [] : ['--testNamePattern', named];
  const child = spawn(
    process.execPath,
    [vitest, 'run', ...settings, ...patience, ...only, ...tests],
    {
      cwd: tree,
      env: { ...process.env, TEST_DATABASE_URL: url, NODE_ENV: 'test', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let told = '';
  const listen = (chunk: Buffer) => (told += chunk.toString());
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  // Whatever goes round in circles without a guard has noticed that it is gone.
  const timer = setTimeout(() => child.kill('SIGKILL'), mostMs);
  await once(child, 'close');
  clearTimeout(timer);
  return child.exitCode === 0 ? null : (/FAIL.*(?:\n.*){0,3}/.exec(told)?.[0] ?? told.slice(-1000));
}

async function inServer(url: string, text: string) {
  const client = new pg.Client({ connectionString: new URL('/postgres', url).href });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
