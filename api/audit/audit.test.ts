import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import pg from 'pg';
import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { makeCompany, ownerUrl, rowsOf } from '../../tests/support/database.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { verifyAudit } from './verify.ts';

const insert = `insert into audit_event (tenant_id, id, actor_type, action, changes) values ($1, $2, 'member', $3, '{"a": [null, 1.50]}')`;

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const verified = async (url: string, slug: string) => {
  for await (const verdict of verifyAudit({ ownerUrl: url, slug })) return verdict;
  throw new Error('There is such a tenant');
};

test('the chain holds whatever time zone and date style a session writes with', async () => {
  const { tenantId, slug } = await makeCompany();
  for (const settings of [
    `set timezone = 'Asia/Kathmandu'; set datestyle = 'German'`,
    `set timezone = 'America/St_Johns'; set datestyle = 'SQL, MDY'; set extra_float_digits = 0`,
    `set timezone = 'UTC'; set intervalstyle = 'iso_8601'; set bytea_output = 'escape'`,
  ])
    await as(ownerUrl(), async (client) => {
      await client.query(settings);
      await client.query(insert, [tenantId, newId(), 'test.done']);
    });
  expect(await verified(ownerUrl(), slug)).toMatchObject({ rows: 3, fault: null });
});

test('of two who write for one tenant at once, none waits for the other, and no number is left out', async () => {
  const { tenantId, slug } = await makeCompany();
  await as(ownerUrl(), (first) =>
    as(ownerUrl(), async (second) => {
      for (const client of [first, second]) await client.query(`set lock_timeout = '1ms'`);
      await first.query('begin');
      await first.query(insert, [tenantId, newId(), 'first.begun']);
      await second.query(insert, [tenantId, newId(), 'second.done']);
      await first.query(insert, [tenantId, newId(), 'first.done']);
      await first.query('commit');
      await second.query('begin');
      await second.query(insert, [tenantId, newId(), 'second.undone']);
      await second.query('rollback');
    }),
  );
  const { rows, heads, fault } = await verified(ownerUrl(), slug);
  expect({ rows, fault }).toEqual({ rows: 3, fault: null });
  expect(new Set(heads.map(({ seq }) => seq))).toEqual(new Set([1, 2]));
});

test('rows from before the chain are hung on it, also where the owner is no superuser', async () => {
  const name = `plain_owner_${process.pid}_${Date.now().toString(36)}`;
  await rowsOf(`create role ${name} login password 'secret'`);
  await rowsOf(`create database ${name} owner ${name}`);
  const url = new URL(ownerUrl());
  Object.assign(url, { pathname: name, username: name, password: 'secret' });
  const folder = new URL('../../migrations/', import.meta.url);
  const files = (await readdir(folder))
    .filter((file) => file.endsWith('.sql') && file < '0011')
    .toSorted();
  const tenants = [newId(), newId()];
  await as(url.href, async (client) => {
    for (const file of files) {
      if (file.startsWith('0010')) await fill(client, tenants);
      await client.query(await readFile(new URL(file, folder), 'utf8'));
    }
  });
  const found = [];
  for await (const { rows, fault } of verifyAudit({ ownerUrl: url.href }))
    found.push({ rows, fault });
  expect(found).toEqual([
    { rows: 20, fault: null },
    { rows: 20, fault: null },
  ]);
});

async function fill(client: pg.Client, tenants: string[]): Promise<void> {
  for (const id of tenants) {
    await client.query('begin');
    await client.query('insert into tenant (id, name, slug) values ($1, $2, $2)', [id, `t-${id}`]);
    await client.query('select enter_tenant($1, null)', [id]);
    for (let made = 0; made < 20; made++) await client.query(insert, [id, newId(), `made.${made}`]);
    await client.query('commit');
  }
}

test('npm run audit:verify says ok, or names the first bad row and fails, and knows an earlier checkpoint', async () => {
  const fresh = await freshDatabase();
  const { slug, tenantId } = await makeCompany(fresh.ownerUrl);
  const ids = [newId(), newId(), newId()];
  await as(fresh.ownerUrl, async (client) => {
    for (const id of ids) await client.query(insert, [tenantId, id, 'test.done']);
  });
  const verify = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/audit-verify.ts', ...args], {
      env: { ...process.env, DATABASE_URL: fresh.ownerUrl },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        stdout: stdout + stderr,
      }),
    );
  const clean = await verify();
  expect(clean.code, clean.stdout).toBe(0);
  expect(clean.stdout).toContain(`${slug}: 3 rows, ok\nhead ${tenantId} `);

  const folder = await mkdtemp(join(tmpdir(), 'pathsix-checkpoint-'));
  const file = join(folder, 'checkpoint');
  await writeFile(file, clean.stdout);
  await rowsOf(
    `update audit_event set action = 'test.undone' where id = $1`,
    [ids[1]],
    fresh.ownerUrl,
  );
  const changed = await verify('--tenant', slug);
  expect(changed.code).toBe(1);
  expect(changed.stdout).toMatch(
    new RegExp(`${slug}: BAD: row ${ids[1]} lane \\d+, number 2 — the row is not what was written`),
  );

  for (const table of ['audit_event', 'audit_link', 'audit_head'])
    await rowsOf(`delete from ${table} where tenant_id = $1`, [tenantId], fresh.ownerUrl);
  expect((await verify()).stdout).toContain(`${slug}: 0 rows, ok`);
  const emptied = await verify('--against', file);
  expect(emptied.code).toBe(1);
  expect(emptied.stdout).toContain('rows up to this one were there earlier');
  await rm(folder, { recursive: true });

  const unknown = await verify('--tenant', 'nobody');
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.stdout).toContain('there is no such tenant');
});
