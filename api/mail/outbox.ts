import { newId } from '../../contract/id.ts';
import type { Config } from '../config.ts';
import type { Tx } from '../db/tenant.ts';
import { putJob } from '../jobs/queue.ts';

export interface NewMail {
  to: string;
  memberId?: string | null;
  /** What it is about, for whoever looks through the mailbox: `password-reset`. */
  kind: string;
  subject: string;
  text: string;
}

/**
 * Writes a mail in the caller's transaction: it goes out if and only if that one is saved. Without a mail server it is kept,
 * and an admin reads it in the mailbox.
 */
export async function sendMail(
  { sql, actor, now }: Tx,
  { smtpUrl }: Pick<Config, 'smtpUrl'>,
  { to, memberId = null, kind, subject, text }: NewMail,
): Promise<void> {
  const { tenantId } = actor;
  const mailId = newId(now.getTime());
  await sql
    .insertInto('mail')
    .values({
      tenant_id: tenantId,
      id: mailId,
      kind,
      recipient: to,
      member_id: memberId,
      subject,
      body: text,
      state: smtpUrl ? 'waiting' : 'kept',
    })
    .execute();
  if (smtpUrl) await putJob(sql, 'mail', { tenantId, mailId });
}
