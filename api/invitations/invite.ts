import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import type { createInvitation, Invitation } from '../../contract/invitations.ts';
import { findRole, refuseExcess } from '../db/grants.ts';
import { refuseForeignTeams } from '../db/team-grants.ts';
import { sqlState, type Tx } from '../db/tenant.ts';
import { AppError, invalid } from '../errors.ts';
import { constraintOf } from '../http/problem.ts';
import { tellOfMember } from '../records/member-deeds.ts';
import { readInvitation } from './read.ts';
import { sendLink, type MailConfig } from './send.ts';

/** More than that is no team that is being set up, but somebody who sends mail to strangers. */
const mostOpen = 200;

/** Invites somebody into a role and teams that the actor may give. Sends the mail if and only if all of it is saved. */
export async function invite(
  tx: Tx,
  config: MailConfig,
  { email, name, role: key, teamIds }: Parsed<typeof createInvitation>,
): Promise<Invitation> {
  const role = await findRole(tx, key);
  if (!role) throw invalid('role', 'There is no such role');
  refuseExcess(tx.actor, role);
  await refuseForeignTeams(tx, teamIds);
  await refuseTaken(tx, email);
  await refuseMany(tx);
  const id = newId(tx.now.getTime());
  const link = await sendLink(tx, config, { id, email, name });
  const { tenantId, memberId } = tx.actor;
  await tx.sql
    .insertInto('invitation')
    .values({
      tenant_id: tenantId,
      id,
      email,
      name,
      role: key,
      team_ids: [...new Set(teamIds)],
      invited_by: memberId,
      ...link,
    })
    .execute()
    .catch((error: unknown) => {
      if (sqlState(error) !== '23505' || constraintOf(error) !== 'invitation_email_once')
        throw error;
      throw taken(`${email} is invited already; send that invitation again`);
    });
  await tellOfMember(tx, 'invited', id, { email: [null, email], role: [null, key] });
  return readInvitation(tx, id);
}

/**
 * Who is a member here needs no invitation. Whether the address has an account in another company is not looked at: the answer
 * would tell who else is here. Whoever can read that mailbox finds out from the link.
 */
async function refuseTaken({ sql, actor }: Tx, email: string): Promise<void> {
  const member = await sql
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', actor.tenantId)
    .where('email', '=', email)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (member) throw taken(`${email} is a member already`);
}

async function refuseMany({ sql, actor }: Tx): Promise<void> {
  const open = await sql
    .selectFrom('invitation')
    .select('id')
    .where('tenant_id', '=', actor.tenantId)
    .limit(mostOpen)
    .execute();
  if (open.length === mostOpen)
    throw new AppError('conflict', `${mostOpen} invitations wait already; take some back first`);
}

const taken = (message: string) =>
  new AppError('conflict', message, { errors: [{ field: 'email', message }] });
