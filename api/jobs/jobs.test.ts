import { afterEach, expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { until } from '../../tests/proof/until.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { openDb } from '../db/open.ts';
import { createLog } from '../log.ts';
import { claimJob, putJob } from './queue.ts';
import { mostAttempts, runJobs, type Handlers } from './run.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A queue of its own, which no server works at. */
async function emptyQueue() {
  const { ownerUrl, appUrl } = await freshDatabase();
  const open = () => {
    const db = openDb({ url: appUrl, max: 4 });
    ends.push(db.close);
    return db;
  };
  const left = () =>
    rowsOf('select kind, attempts, due_at > now() as later from job', [], ownerUrl);
  const makeDue = () => rowsOf('update job set due_at = now()', [], ownerUrl);
  return { open, left, makeDue };
}

/** Nothing is written of failures that a test brings about. */
const log = { ...createLog('error'), error: () => {} };

const work = (db: ReturnType<typeof openDb>, handlers: Handlers) => {
  const jobs = runJobs({ db, log, handlers });
  ends.push(jobs.stop);
  return jobs;
};

test('of several servers one does each job, and all of them are done', async () => {
  const { open, left } = await emptyQueue();
  const db = open();
  const emails = Array.from({ length: 40 }, (_, at) => `${at}@x.example`);
  for (const email of emails) await putJob(db.global, 'password-reset', { email });
  const done: string[] = [];
  for (let server = 0; server < 3; server++)
    work(open(), { 'password-reset': async ({ email }) => done.push(email) });
  await until(20_000, async () => (await left()).length === 0);
  expect(done.toSorted((one, other) => parseInt(one, 10) - parseInt(other, 10))).toEqual(emails);
});

test('a job that fails waits longer each time and holds up no other; after eight tries it is given up', async () => {
  const { open, left, makeDue } = await emptyQueue();
  const db = open();
  for (const email of ['bad', 'good']) await putJob(db.global, 'password-reset', { email });
  const tried: string[] = [];
  const jobs = work(open(), {
    async 'password-reset'({ email }) {
      tried.push(email);
      if (email === 'bad') throw new Error('no');
    },
  });
  await until(20_000, async () => tried.length === 2 && (await left()).length === 1);
  expect(tried).toEqual(['bad', 'good']);
  for (let attempt = 2; attempt <= mostAttempts; attempt++) {
    await until(20_000, async () => (await left()).every(({ later }) => later === true));
    await makeDue();
    jobs.wake();
    await until(20_000, async () => tried.length === attempt + 1);
  }
  await until(20_000, async () => (await left()).length === 0);
});

test('a job of a kind that a server does not do is left to another', async () => {
  const { open, left } = await emptyQueue();
  const db = open();
  const ids = { tenantId: newId(), mailId: newId() };
  await putJob(db.global, 'mail', ids);
  expect(await claimJob(db, ['password-reset'])).toBeNull();
  expect(await claimJob(db, ['mail'])).toMatchObject({ kind: 'mail', payload: ids, attempts: 1 });
  expect(await claimJob(db, ['mail'])).toBeNull();
  expect(await left()).toEqual([{ kind: 'mail', attempts: 1, later: true }]);
});
