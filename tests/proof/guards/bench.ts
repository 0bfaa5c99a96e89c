import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import pg from 'pg';

import type { Mutant } from './find.ts';
import type { Ask, Told } from './runner.ts';
import { copyTree, type Tree } from './tree.ts';
import type { Trial } from './trials.ts';

/** How long a trial may take: whatever goes round in circles without a guard has noticed that it is gone. */
const mostMs = 900_000;

/** A copy of the tree to take guards out of, with a database of its own and a process that runs the tests. */
export interface Bench {
  /** Tries the copy without the guard, or with all of them; answers what failed, or null when the tests pass. */
  failureOf: (trial: Trial, without: Mutant | null) => Promise<string | null>;
  close: () => Promise<void>;
}

/**
 * Opens a bench over a server whose database is migrated: each trial gets a fresh copy of that one. A trial breaks off with
 * the reason of `stop`.
 */
export async function openBench(migrated: string, name: string, stop: AbortSignal): Promise<Bench> {
  const tree = await copyTree();
  const url = new URL(`/${name}`, migrated);
  let runner: ChildProcess | null = null;
  let changed: string[] = [];
  const run = async (ask: Omit<Ask, 'changed'>): Promise<string | null> => {
    const fresh = runner?.connected ? runner : startRunner(tree, url.href);
    runner = fresh;
    const late = AbortSignal.timeout(mostMs);
    const told = answerOf(fresh, AbortSignal.any([late, stop]));
    fresh.send({ ...ask, changed } satisfies Ask);
    changed = [];
    const { failure } = await told.catch(async () => {
      await end(fresh);
      stop.throwIfAborted();
      return { failure: late.aborted ? 'the tests never end' : 'the tests broke off' };
    });
    return failure;
  };
  const failureOf = async ({ tests, named, endpoints }: Trial, without: Mutant | null) => {
    // Postgres copies a database faster than the migrations make one, unless it is they that lack the guard.
    const isOtherSchema = without?.file.endsWith('.sql') ?? false;
    const from = isOtherSchema ? 'template0' : new URL(migrated).pathname.slice(1);
    stop.throwIfAborted();
    await inServer(migrated, `drop database if exists ${name} with (force)`);
    await inServer(migrated, `create database ${name} template "${from}"`);
    const changes = [
      ...(without ? [await tree.takeOut(without)] : []),
      ...(endpoints ? [await tree.leaveOnly(endpoints)] : []),
    ];
    const paths = changes.map(({ path }) => path);
    changed.push(...paths);
    try {
      return await run({ tests, named, unmigrated: isOtherSchema ? url.href : null });
    } finally {
      for (const { undo } of changes.toReversed()) await undo();
      changed.push(...paths);
    }
  };
  const close = async () => {
    if (runner) await end(runner);
    await tree.remove();
  };
  return { failureOf, close };
}

/** In a group of its own, so that it ends with the processes it has started. */
const startRunner = ({ path }: Tree, databaseUrl: string): ChildProcess =>
  fork(join(path, 'tests/proof/guards/runner.ts'), {
    cwd: path,
    env: { ...process.env, TEST_DATABASE_URL: databaseUrl, NODE_ENV: 'test', NO_COLOR: '1' },
    stdio: 'ignore',
    detached: true,
  });

/** What a runner says next; throws when it ends instead, or when time is up. */
async function answerOf(runner: ChildProcess, signal: AbortSignal): Promise<Told> {
  const ended = new AbortController();
  const over = () => ended.abort();
  runner.once('exit', over);
  try {
    const [told] = await once(runner, 'message', {
      signal: AbortSignal.any([signal, ended.signal]),
    });
    return told;
  } finally {
    runner.off('exit', over);
  }
}

async function end(runner: ChildProcess): Promise<void> {
  if (runner.pid === undefined || runner.exitCode !== null || runner.signalCode !== null) return;
  const ended = once(runner, 'exit');
  process.kill(-runner.pid, 'SIGKILL');
  await ended;
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
