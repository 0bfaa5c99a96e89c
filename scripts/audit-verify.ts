import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { readCheckpoint, writeCheckpoint, type Checkpoint } from '../api/audit/checkpoint.ts';
import type { Fault } from '../api/audit/lane.ts';
import { verifyAudit, type Verdict } from '../api/audit/verify.ts';
import { ConfigError, readConfig, type Config } from '../api/config.ts';
import { FolderInUse } from '../api/db/embedded/lock.ts';
import { runningUrl } from '../api/db/embedded/running.ts';
import { prepareDatabase, type Prepared } from '../api/db/prepare.ts';

const usage = 'Use: npm run audit:verify [-- --tenant SLUG] [--against FILE]';

/**
 * Holds the audit log of every tenant against its chain, and prints the chains' ends: kept in another place, the output is a
 * checkpoint for `--against`. Exit code 1 if a row is not what was written.
 */
async function main(): Promise<void> {
  const { slug, checkpoint } = await readArguments(process.argv.slice(2));
  const { ownerUrl, stop } = await reachDatabase(readConfig(process.env));
  try {
    const verdicts: Verdict[] = [];
    for await (const verdict of verifyAudit({ ownerUrl, slug, checkpoint })) {
      verdicts.push(verdict);
      const { tenant, rows, fault } = verdict;
      console.log(`${tenant.slug}: ${fault ? inWords(fault) : `${rows} rows, ok`}`);
    }
    if (slug !== undefined && verdicts.length === 0)
      throw new ConfigError(`--tenant ${slug}: there is no such tenant`);
    process.stdout.write(verdicts.map(writeCheckpoint).join(''));
    if (verdicts.some(({ fault }) => fault)) process.exitCode = 1;
  } finally {
    await stop();
  }
}

type Reached = Pick<Prepared, 'ownerUrl' | 'stop'>;

/** Makes the database ready; while a server has the folder of the embedded one, reads from that server's. */
async function reachDatabase(config: Config): Promise<Reached> {
  const lost = new AbortController();
  try {
    return await prepareDatabase(config, {
      log: (line) => console.error(line),
      onLost: (error) => lost.abort(error),
      signal: lost.signal,
    });
  } catch (error) {
    if (error instanceof Error && error.cause instanceof FolderInUse)
      return reachRunning(config.dataDir);
    throw error;
  }
}

async function reachRunning(dataDir: string): Promise<Reached> {
  const running = await runningUrl(dataDir);
  if (running === null)
    throw new ConfigError(
      `The server on ${dataDir} is just starting or stopping: try again in a moment`,
    );
  const url = new URL(running);
  url.searchParams.set('options', '-c default_transaction_read_only=on');
  // A plus is no space in the URL of a connection.
  return { ownerUrl: url.href.replaceAll('+', '%20'), stop: async () => {} };
}

const inWords = ({ lane, seq, eventId, what }: Fault) =>
  [
    'BAD:',
    ...(eventId === null ? [] : [`row ${eventId}`]),
    ...(lane === null ? [] : [`lane ${lane}, number ${seq}`]),
    `— ${what}`,
  ].join(' ');

interface Arguments {
  slug: string | undefined;
  checkpoint: Checkpoint | undefined;
}

async function readArguments(args: string[]): Promise<Arguments> {
  const options = { tenant: { type: 'string' }, against: { type: 'string' } } as const;
  try {
    const { tenant, against } = parseArgs({ args, options }).values;
    const checkpoint =
      against === undefined ? undefined : readCheckpoint(await readFile(against, 'utf8'));
    if (checkpoint?.size === 0) throw new Error(`${against} holds no line of a checkpoint`);
    return { slug: tenant, checkpoint };
  } catch (cause) {
    throw new ConfigError(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`, {
      cause,
    });
  }
}

try {
  await main();
} catch (error) {
  // What a person can mend is one line; anything else is a bug and shows where.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
