import type { Config } from '../config.ts';
import { hashToken } from '../db/door.ts';
import { issueToken } from '../db/one-time.ts';
import type { Tx } from '../db/tenant.ts';
import { sendMail } from '../mail/outbox.ts';
import { invitationMail, linkTo } from '../mail/templates.ts';

export type MailConfig = Pick<Config, 'publicUrl' | 'smtpUrl'>;

interface Addressee {
  id: string;
  email: string;
  name: string | null;
}

const validDays = 7;

/** Writes the mail with a link of its own. Answers the link's hash, by which it can be killed, and until when it works. */
export async function sendLink(
  tx: Tx,
  config: MailConfig,
  { id, email, name }: Addressee,
): Promise<{ token_hash: string; expires_at: string }> {
  const { tenantId } = tx.actor;
  const { token, expiresAt } = await issueToken(tx.sql, {
    purpose: 'invitation',
    tenantId,
    payload: { invitationId: id },
    minutes: validDays * 24 * 60,
  });
  const company = await tx.sql
    .selectFrom('tenant')
    .select('name')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const words = invitationMail({
    name,
    company: company.name,
    invitedBy: tx.actor.name,
    link: linkTo(config.publicUrl, 'invitation', token),
    validDays,
  });
  await sendMail(tx, config, { to: email, ...words });
  return { token_hash: hashToken(token), expires_at: expiresAt };
}

/** Kills an invitation's link. */
export const killLink = ({ sql, actor }: Tx, hash: string) =>
  sql
    .deleteFrom('one_time_token')
    .where('hash', '=', hash)
    .where('purpose', '=', 'invitation')
    .where('tenant_id', '=', actor.tenantId)
    .execute();
