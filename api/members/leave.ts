import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { disableMember, enableMember, HandedOver, Member } from '../../contract/members.ts';
import { endAccess } from '../db/end-access.ts';
import { endMemory } from '../db/end-memory.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, invalid } from '../errors.ts';
import type { Changes } from '../records/audit.ts';
import { tellOfMember } from '../records/member-deeds.ts';
import { handOver } from './hand-over.ts';
import { lockMember, refuseLastAdmin, type Locked, type MemberRow } from './lock.ts';
import { readMember } from './read.ts';

type Leaving = Parsed<typeof disableMember>;
type Left = Output<typeof disableMember>;

const nothing: HandedOver = { leads: 0, clients: 0, projects: 0, followUps: 0 };

/** Keeps a member out until they are let in again. Done twice it hands over what is there by then. */
export async function disable(tx: Tx, { id, handOverTo }: Leaving): Promise<Left> {
  const locked = await lockMember(tx, id, handOverTo);
  return leave(tx, locked, handOverTo, 'disabled');
}

/** Takes a member away for good: their account is deleted, so that the e-mail is free. */
export async function remove(tx: Tx, { id, handOverTo }: Leaving): Promise<Left> {
  const locked = await lockMember(tx, id, handOverTo);
  return leave(tx, locked, handOverTo, 'removed');
}

async function leave(
  tx: Tx,
  locked: Locked,
  handOverTo: string | null,
  verb: 'disabled' | 'removed',
): Promise<Left> {
  const { member, heir } = locked;
  if (member.id === tx.actor.memberId)
    throw new AppError('forbidden', 'You cannot lock yourself out; ask another admin');
  refuseLastAdmin(locked);
  if (handOverTo !== null && (!heir || heir.disabledAt || heir.id === member.id))
    throw invalid('handOverTo', 'Choose a member who can sign in');
  const changes = await mark(tx, member, verb);
  const handedOver = heir ? await handOver(tx, member.id, heir.id) : nothing;
  if (heir) changes['handedOverTo'] = [null, heir.id];
  await endAccount(tx, member.id, verb);
  await endMemory(tx, member.id);
  if (Object.keys(changes).length > 0) await tellOfMember(tx, verb, member.id, changes);
  return { member: await readMember(tx, member.id), handedOver };
}

async function mark({ sql, actor, now }: Tx, before: MemberRow, verb: 'disabled' | 'removed') {
  const disabledAt = before.disabledAt ?? now.toISOString();
  const changes: Changes = {
    ...(!before.disabledAt && { disabledAt: [null, disabledAt] }),
    ...(verb === 'removed' && { removedAt: [null, now.toISOString()] }),
  };
  await sql
    .updateTable('member')
    .set({
      disabled_at: disabledAt,
      version: before.version + 1,
      ...(verb === 'removed' && { removed_at: now }),
    })
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', before.id)
    .execute();
  return changes;
}

/** Locks the account first: nothing new can be let in with it while what was is ended. */
async function endAccount({ sql, actor }: Tx, memberId: string, verb: 'disabled' | 'removed') {
  const identity = await sql
    .selectFrom('identity')
    .select('id')
    .where('tenant_id', '=', actor.tenantId)
    .where('member_id', '=', memberId)
    .forUpdate()
    .executeTakeFirst();
  if (!identity) return;
  await endAccess(sql, identity.id);
  if (verb === 'removed') await sql.deleteFrom('identity').where('id', '=', identity.id).execute();
}

/** Lets a disabled member sign in again. */
export async function enable(tx: Tx, { id }: Parsed<typeof enableMember>): Promise<Member> {
  const { member } = await lockMember(tx, id);
  if (member.disabledAt) {
    await tx.sql
      .updateTable('member')
      .set({ disabled_at: null, version: member.version + 1 })
      .where('tenant_id', '=', tx.actor.tenantId)
      .where('id', '=', id)
      .execute();
    await endMemory(tx, id);
    await tellOfMember(tx, 'enabled', id, { disabledAt: [member.disabledAt, null] });
  }
  return readMember(tx, id);
}
