import pg from 'pg';

/** What the API's database role could try against the audit log, inside its own tenant. */
const attempts = [
  'update audit_event set changes = default',
  'update audit_event set at = now() where tenant_id = app_tenant()',
  'delete from audit_event',
  'delete from audit_event where tenant_id = app_tenant()',
  'truncate audit_event',
  'select 1 from audit_event for update',
  'insert into audit_event as e select * from audit_event on conflict on constraint audit_event_pk do update set action = e.action',
  ...['audit_head', 'audit_link'].flatMap((chain) => [
    `select * from ${chain}`,
    `insert into ${chain} (tenant_id, lane, seq, hash) values (app_tenant(), 0, 1, '')`,
    `update ${chain} set hash = ''`,
    `delete from ${chain}`,
    `truncate ${chain}`,
    `drop table ${chain}`,
  ]),
  'drop table audit_event',
  'alter table audit_event disable trigger audit_event_chained',
  'drop trigger audit_event_chained on audit_event',
  'alter table audit_event no force row level security',
  `set session_replication_role = 'replica'`,
  'select take_audit_lane(app_tenant())',
  `select link_audit_event(e, 0::smallint, 1::bigint, '') from audit_event e`,
  `create or replace function link_audit_event(event audit_event, lane smallint, seq bigint, previous bytea)
   returns bytea language sql return previous`,
];

/** Tries all of them, and answers those that were not refused for want of a right. */
export async function attemptsThatPass(
  appUrl: string,
  tenantId: string,
): Promise<{ tried: number; passed: string[] }> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const passed: string[] = [];
  try {
    for (const attempt of attempts) {
      await client.query('begin');
      await client.query('select enter_tenant($1, null)', [tenantId]);
      const code = await client.query(attempt).then(
        () => 'done',
        (error: unknown) => (error instanceof pg.DatabaseError ? error.code : String(error)),
      );
      await client.query('rollback');
      // insufficient_privilege
      if (code !== '42501') passed.push(`${attempt}: ${code}`);
    }
  } finally {
    await client.end();
  }
  return { tried: attempts.length, passed };
}
