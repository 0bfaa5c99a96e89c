import type { Parsed } from '../../contract/endpoint.ts';
import type { changeMe, Me } from '../../contract/sessions.ts';
import type { Actor, Tx } from '../db/tenant.ts';
import { notFound } from '../errors.ts';
import type { MemberRow } from './lock.ts';
import { saveMember } from './save.ts';

/** Changes one's own name or time zone; everything else about oneself is for others to change. */
export async function changeOwn(tx: Tx, patch: Parsed<typeof changeMe>): Promise<Me> {
  const before = await lockOwn(tx);
  await saveMember(tx, before, patch);
  return meAfter(tx, { ...before, ...given(patch) });
}

const given = ({ name, timeZone }: Parsed<typeof changeMe>) => ({
  ...(name !== undefined && { name }),
  ...(timeZone !== undefined && { timeZone }),
});

async function lockOwn({ sql, actor }: Tx): Promise<MemberRow> {
  const own = await sql
    .selectFrom('member')
    .select(['id', 'name', 'role', 'time_zone as timeZone', 'disabled_at as disabledAt', 'version'])
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', actor.memberId)
    .forUpdate()
    .executeTakeFirst();
  if (!own) throw notFound();
  return own;
}

async function meAfter({ sql, actor }: Tx, { id, name, timeZone }: MemberRow): Promise<Me> {
  const company = await sql
    .selectFrom('tenant')
    .select(['name', 'slug', 'time_zone as timeZone', 'currency', 'country'])
    .where('id', '=', actor.tenantId)
    .executeTakeFirstOrThrow();
  const account = await sql
    .selectFrom('identity')
    .select('totp_confirmed_at as totpConfirmedAt')
    .where('tenant_id', '=', actor.tenantId)
    .where('member_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    member: { id, name, email: actor.email, role: actor.role },
    tenant: { ...company, timeZone: timeZone ?? company.timeZone },
    // Who is on a visit changes nothing here.
    grant: null,
    rights: rightsOf(actor),
    hasTotp: account.totpConfirmedAt !== null,
    // Who still must set one up is not answered here.
    mustSetUpTotp: false,
  };
}

const rightsOf = ({ access: { permissions, fields } }: Actor): Me['rights'] => ({
  permissions,
  fields,
});
