import { sql } from 'kysely';

import { newId } from '../../contract/id.ts';
import type { Db } from '../db/open.ts';
import type { Sql } from '../db/sql-over.ts';

/** Everything that is done after an answer, and what is needed to know to do it. */
export interface Jobs {
  /** Looks for the account, writes the mail. */
  'password-reset': { email: string };
  /** Hands one mail to the mail server. */
  mail: { tenantId: string; mailId: string };
  /** Goes on with what is under way of an import. */
  import: { tenantId: string; importId: string };
}
export type JobKind = keyof Jobs;

export interface Claimed<K extends JobKind = JobKind> {
  id: string;
  kind: K;
  payload: Jobs[K];
  /** This one included. */
  attempts: number;
}

/** Long enough for the slowest mail server; then another server takes the job up. */
const leaseSeconds = 120;
/** A turn of an import is short, and after a crash somebody waits for it to go on. */
const importLeaseSeconds = 15;

/** Puts a job down in the caller's transaction: it is done if and only if that one is saved. At least once, after a crash twice. */
export async function putJob<K extends JobKind>(db: Sql, kind: K, payload: Jobs[K]): Promise<void> {
  await db
    .insertInto('job')
    .values({ id: newId(), kind, payload: JSON.stringify(payload) })
    .execute();
}

/** The job of these kinds that has been due for longest, if there is one; no other server gets it until the lease is over. */
export async function claimJob({ global }: Db, kinds: JobKind[]): Promise<Claimed | null> {
  const { rows } = await sql<Claimed>`
    update job set attempts = attempts + 1, due_at = now() + make_interval(
      secs => case kind when 'import' then ${importLeaseSeconds}::int else ${leaseSeconds}::int end)
    where id = (select id from job where due_at <= now() and kind = any(${kinds}) order by due_at, id limit 1 for update skip locked)
    returning id, kind, payload, attempts
  `.execute(global);
  return rows[0] ?? null;
}

export const finishJob = ({ global }: Db, id: string) =>
  global.deleteFrom('job').where('id', '=', id).execute();

export const postponeJob = ({ global }: Db, id: string, seconds: number) =>
  global
    .updateTable('job')
    .set({ due_at: sql<string>`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', id)
    .execute();

/** Puts a job back in line that has more to do: what it has done counts as no failure. */
export const continueJob = ({ global }: Db, id: string) =>
  global
    .updateTable('job')
    .set({ due_at: sql<string>`now()`, attempts: 0 })
    .where('id', '=', id)
    .execute();
