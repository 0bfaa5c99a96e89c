import type pg from 'pg';

import { AppError } from '../errors.ts';
import { isAway, patiently } from './away.ts';
import { connect, lend } from './connect.ts';
import {
  doorOf,
  enter,
  enterOneByOne,
  forget,
  sessionChanged,
  type Actor,
  type Door,
  type Entered,
} from './door.ts';
import type { Db } from './open.ts';
import { sqlOver, type Sql } from './sql-over.ts';

export type { Actor } from './door.ts';

/** Where a request came from, for the audit log. */
export interface Origin {
  requestId: string;
  address: string | null;
  userAgent: string | null;
}

/** One transaction that sees one tenant's rows. All work inside goes through `sql` and nothing else. */
export interface Tx {
  sql: Sql;
  actor: Actor;
  origin: Origin;
  now: Date;
}

/** `write`: one transaction altogether. `read`: each statement one of its own. `single`: a write of one statement, which is all. */
export type Mode = 'read' | 'write' | 'single';

interface Settings {
  origin: Origin;
  mode?: Mode;
}

/** Runs `work` as an actor that the server itself knows: a website's form, a job, the demo. */
export const withTenant = <T>(
  db: Db,
  actor: Actor,
  settings: Settings,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => again(settings, () => once(db, { kind: 'actor', actor }, settings, work));

/**
 * Runs `work` as the member behind a session's token. Throws `unauthenticated` when the session is dead or the member
 * disabled, `forbidden` for a superadmin. What changes about either takes effect on the next call, on every server.
 */
export async function withSession<T>(
  db: Db,
  token: string,
  settings: Settings,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  // A company that is being changed may move on again between the question and the door: each round knows more than the last.
  for (let rounds = 1; ; rounds++) {
    const door = doorOf(token);
    try {
      return await again(settings, () => once(db, door, settings, work));
    } catch (error) {
      if (sqlState(error) !== sessionChanged) throw error;
      if (rounds === mostRounds)
        throw new AppError('conflict', 'Your company is being changed just now; try again');
      forget(door.hash);
    }
  }
}

const mostRounds = 8;

/** The five characters by which Postgres names an error, or undefined for what is not one. */
export const sqlState = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;

/**
 * A deadlock or a lost serialisation is nobody's fault: the whole work runs again, three times at most. So does what reads when
 * its connection breaks; a write then may have been done or not, and is for whoever asked to send again.
 */
async function again<T>({ mode }: Settings, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await (mode === 'read' ? patiently(work) : work());
    } catch (error) {
      if (tries === 3 || !['40001', '40P01'].includes(sqlState(error) ?? '')) throw error;
    }
  }
}

async function once<T>(
  db: Db,
  door: Door,
  { origin, mode = 'write' }: Settings,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await connect(db.pool);
  const giveBack = lend(client);
  const isWhole = mode === 'write';
  try {
    const { actor, run, settle } = await (isWhole ? enter : enterOneByOne)(client, door);
    const result = await work({
      sql: sqlOver(mode === 'single' ? onlyOnce(run) : run),
      actor,
      origin,
      now: new Date(),
    }).catch(async (error: unknown) => {
      // A refusal, too, is only for whom the database still knows in this role.
      await settle();
      throw error;
    });
    await settle();
    if (isWhole) await commit(client);
    giveBack();
    return result;
  } catch (error) {
    if (isWhole && !isAway(error)) client.query('rollback').then(() => giveBack(), giveBack);
    else giveBack(error);
    throw error;
  }
}

/** A transaction in which a statement failed answers a commit with a rollback, and no error: never to be taken for saved. */
async function commit(client: pg.PoolClient) {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command}`);
}

/** Two statements of a write would be two transactions: that is a bug of ours, and nothing is sent. */
function onlyOnce(run: Entered['run']): Entered['run'] {
  let used = false;
  return (query) => {
    if (used) throw new Error('A write of more than one statement needs a whole transaction');
    used = true;
    return run(query);
  };
}
