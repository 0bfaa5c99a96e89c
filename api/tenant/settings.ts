import { isDeepStrictEqual } from 'node:util';

import { sql } from 'kysely';

import type { Parsed } from '../../contract/endpoint.ts';
import type { changeTenant, TenantSettings } from '../../contract/tenant-settings.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { audit, type Changes } from '../records/audit.ts';

const columns = sql`slug, name, time_zone as "timeZone", currency, country, language,
  working_hours as "workingHours", require_totp as "requireTotp"`;

export async function readSettings({ sql: db, actor }: Tx): Promise<TenantSettings> {
  const { rows } = await sql<TenantSettings>`
    select ${columns} from tenant where id = ${actor.tenantId}
  `.execute(db);
  return onlyRow(rows);
}

/** Changes the settings given, for everybody from their next request on. */
export async function changeSettings(
  tx: Tx,
  patch: Parsed<typeof changeTenant>,
): Promise<TenantSettings> {
  const { tenantId } = tx.actor;
  const { rows } = await sql<TenantSettings>`
    select ${columns} from tenant where id = ${tenantId} for no key update
  `.execute(tx.sql);
  const before = onlyRow(rows);
  const after: TenantSettings = {
    slug: before.slug,
    name: patch.name ?? before.name,
    timeZone: patch.timeZone ?? before.timeZone,
    currency: patch.currency ?? before.currency,
    country: patch.country ?? before.country,
    language: patch.language ?? before.language,
    workingHours: patch.workingHours ?? before.workingHours,
    requireTotp: patch.requireTotp ?? before.requireTotp,
  };
  const changes = differences(before, after);
  if (Object.keys(changes).length === 0) return before;
  if (after.requireTotp && !before.requireTotp) await refuseWithoutOwnTotp(tx);
  await tx.sql
    .updateTable('tenant')
    .set({
      name: after.name,
      time_zone: after.timeZone,
      currency: after.currency,
      country: after.country,
      language: after.language,
      working_hours: JSON.stringify(after.workingHours),
      require_totp: after.requireTotp,
    })
    .where('id', '=', tenantId)
    .execute();
  await endMemory(tx);
  await audit(tx, { action: 'tenant.changed', recordType: 'tenant', recordId: tenantId, changes });
  return after;
}

/** Whoever asks it of everybody has one: else they would be the first to be locked out, and could not take it back. */
async function refuseWithoutOwnTotp({ sql: db, actor }: Tx): Promise<void> {
  const own = await db
    .selectFrom('identity')
    .select('id')
    .where('tenant_id', '=', actor.tenantId)
    .where('member_id', '=', actor.memberId)
    .where('totp_confirmed_at', 'is not', null)
    .executeTakeFirst();
  const message = 'Set up a second factor of your own first, under your account';
  if (!own)
    throw new AppError('conflict', message, { errors: [{ field: 'requireTotp', message }] });
}

function onlyRow([row]: TenantSettings[]): TenantSettings {
  if (!row) throw new Error('Whoever is in a tenant has one');
  return row;
}

const differences = (before: TenantSettings, after: TenantSettings): Changes =>
  Object.fromEntries(
    (Object.keys(before) as (keyof TenantSettings)[])
      .filter((name) => !isDeepStrictEqual(before[name], after[name]))
      .map((name): [string, [unknown, unknown]] => [name, [before[name], after[name]]]),
  );
