import { CompiledQuery } from 'kysely';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { recordTypes } from '../../contract/records/index.ts';
import { appUrl, makeCompany, rowsOf } from '../../tests/support/database.ts';
import { openDb, type Db } from '../db/open.ts';
import { sqlOver } from '../db/sql-over.ts';
import { withTenant, type Actor, type Tx } from '../db/tenant.ts';
import { listRecords } from './list.ts';

const leads = 2000;
const origin = { requestId: '', address: null, userAgent: null };
let db: Db;
let actor: Actor;

/** A company whose leads have just come in, each with a word of its own: no statistics tell of them. */
beforeAll(async () => {
  db = openDb({ url: appUrl(), max: 2 });
  actor = (await makeCompany()).admin;
  await rowsOf(
    `with made as (
       insert into lead (tenant_id, id, last_name, emails, phones, profile_urls, status, do_not_contact, tags, custom, created_at, source)
       select $1, gen_random_uuid(), 'Fresh' || i, '{}', '{}', '{}', 'new', false, '{}', '{}', now() - i * interval '1 minute', 'api'
       from generate_series(1, ${leads}) i returning tenant_id, id, last_name
     )
     insert into search_word (tenant_id, record_type, word, record_id, field)
     select tenant_id, 'lead', lower(last_name), id, 'lastName' from made`,
    [actor.tenantId],
  );
});
afterAll(() => db.close());

interface Plan {
  'Relation Name'?: string;
  /** How often it was run. */
  'Actual Loops': number;
  Plans?: Plan[];
}

const looksInto = (table: string, { Plans = [], ...node }: Plan): number[] => [
  ...(node['Relation Name'] === table ? [node['Actual Loops']] : []),
  ...Plans.flatMap((plan) => looksInto(table, plan)),
];

const found = (tx: Tx, q: string) =>
  listRecords(
    tx,
    recordTypes.lead,
    v.parse(records.lead.list.input, { q, limit: 3, count: 'true' }),
  );

const names = async (q: string) => {
  const { items, total } = await withTenant(db, actor, { origin }, (tx) => found(tx, q));
  return [items.map((item) => item['lastName']), total];
};

test('a word that thousands have, one that few have, both and one that nobody has find what they should', async () => {
  expect(await names('fresh')).toEqual([['Fresh1', 'Fresh2', 'Fresh3'], leads]);
  expect(await names('fresh199')).toEqual([['Fresh199', 'Fresh1990', 'Fresh1991'], 11]);
  expect(await names('fresh fresh2000')).toEqual([['Fresh2000'], 1]);
  expect(await names('fresh nobody')).toEqual([[], 0]);
});

test.each(['fresh', 'fresh199'])(
  'the index of words is not read anew for every lead, although no statistics tell of %s yet',
  async (q) => {
    const looks: number[] = [];
    await withTenant(db, actor, { origin }, async (tx) => {
      const explained = sqlOver(async (query) => {
        const text = `explain (analyze, timing off, format json) ${query.sql}`;
        const { rows } = await tx.sql.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
          CompiledQuery.raw(text, [...query.parameters]),
        );
        for (const row of rows) looks.push(...looksInto('search_word', row['QUERY PLAN'][0].Plan));
        return tx.sql.executeQuery<never>(query);
      });
      await found({ ...tx, sql: explained }, q);
    });
    expect(Math.max(...looks)).toBe(1);
  },
);
