import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { appUrl, makeCompany } from '../../tests/support/database.ts';
import { runBehind, type Statement } from './behind-door.ts';
import { byActor } from './door.ts';
import { openDb, type Db } from './open.ts';

let db: Db;
let client: pg.PoolClient;
let door: Statement;
let tenant: string;

beforeAll(async () => {
  db = openDb({ url: appUrl(), max: 1 });
  const { tenantId } = await makeCompany();
  tenant = tenantId;
  door = { sql: byActor, parameters: [tenantId, null] };
  client = await db.pool.connect();
});
afterAll(async () => {
  client.release();
  await db.close();
});

const ask = async (sql: string, ...parameters: unknown[]) =>
  (await runBehind(client, door, { sql, parameters })).rows;

test('each time a statement is run its rows come whole, with the columns of its own', async () => {
  const members = 'select name, disabled_at from member where tenant_id = $1 and role = $2';
  const values = `select 1::bigint as count, array['a'] as list, null as nothing, now() as at where $1`;
  for (let at = 0; at < 3; at++) {
    const reps = await ask(members, tenant, 'rep');
    expect(reps).toHaveLength(2);
    for (const rep of reps)
      expect(rep).toEqual({ name: expect.stringContaining('rep'), disabled_at: null });
    expect(await ask(members, tenant, 'nobody')).toEqual([]);
    expect(await ask(values, true)).toEqual([
      { count: 1, list: ['a'], nothing: null, at: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
  }
});

test('a statement that fails leaves the connection good, and is the only one that does', async () => {
  const divide = 'select 10 / $1::int as result';
  expect(await ask(divide, 5)).toEqual([{ result: 2 }]);
  await expect(ask(divide, 0)).rejects.toMatchObject({ code: '22012' });
  await expect(ask('select no_such_thing($1)', 1)).rejects.toMatchObject({ code: '42883' });
  expect(await ask(divide, 2)).toEqual([{ result: 5 }]);
});

test('a door that is shut keeps the statement behind it from running', async () => {
  const shut = { sql: byActor, parameters: ['no tenant', null] };
  const write = {
    sql: `insert into rate_limit (bucket, used, resets_at) values ($1, 1, now())`,
    parameters: [`shut ${tenant}`],
  };
  await expect(runBehind(client, shut, write)).rejects.toMatchObject({ code: '22P02' });
  expect(await ask('select 1 from rate_limit where bucket = $1', write.parameters[0])).toEqual([]);
  const { numAffectedRows } = await runBehind(client, door, write);
  expect(numAffectedRows).toBe(1n);
});

test('statements sent without waiting are answered each with its own rows', async () => {
  const echo = 'select $1::int as number';
  const answers = await Promise.all([1, 2, 3, 4].map((number) => ask(echo, number)));
  expect(answers.flat()).toEqual([1, 2, 3, 4].map((number) => ({ number })));
});
