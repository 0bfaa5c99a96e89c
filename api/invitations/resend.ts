import type { Parsed } from '../../contract/endpoint.ts';
import type { Invitation, removeInvitation, resendInvitation } from '../../contract/invitations.ts';
import { findRole, refuseExcess } from '../db/grants.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError, notFound } from '../errors.ts';
import { tellOfMember } from '../records/member-deeds.ts';
import { readInvitation } from './read.ts';
import { killLink, sendLink, type MailConfig } from './send.ts';

const mostSent = 10;

/** Sends a new link; the one before is dead from then on. */
export async function resend(
  tx: Tx,
  config: MailConfig,
  { id }: Parsed<typeof resendInvitation>,
): Promise<Invitation> {
  const before = await lockInvitation(tx, id);
  const role = await findRole(tx, before.role);
  if (role) refuseExcess(tx.actor, role);
  if (before.sent_count >= mostSent)
    throw new AppError(
      'conflict',
      `This was sent ${mostSent} times; ask whether the address is right`,
    );
  await killLink(tx, before.token_hash);
  const link = await sendLink(tx, config, before);
  await tx.sql
    .updateTable('invitation')
    .set({ ...link, sent_at: tx.now, sent_count: before.sent_count + 1 })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute();
  await tellOfMember(tx, 'invited', id, { sentAt: [before.sent_at, tx.now.toISOString()] });
  return readInvitation(tx, id);
}

/** Takes an invitation back, and its link is dead. */
export async function takeBack(tx: Tx, { id }: Parsed<typeof removeInvitation>): Promise<null> {
  const before = await lockInvitation(tx, id);
  await killLink(tx, before.token_hash);
  await tx.sql
    .deleteFrom('invitation')
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute();
  await tellOfMember(tx, 'uninvited', id, { email: [before.email, null] });
  return null;
}

async function lockInvitation({ sql, actor }: Tx, id: string) {
  const invitation = await sql
    .selectFrom('invitation')
    .selectAll()
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!invitation) throw notFound();
  return invitation;
}
