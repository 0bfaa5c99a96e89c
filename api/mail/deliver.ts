import { asServer } from '../db/as-server.ts';
import type { Db } from '../db/open.ts';
import type { Tx } from '../db/tenant.ts';
import type { Jobs } from '../jobs/queue.ts';
import { mostAttempts } from '../jobs/run.ts';
import { isForGood, type Transport } from './transport.ts';

/** Hands one mail over, and writes down what became of it. Throws when another try may help. */
export async function deliver(
  db: Db,
  transport: Transport,
  { tenantId, mailId }: Jobs['mail'],
  attempts: number,
): Promise<void> {
  // No transaction stays open while a mail server thinks.
  const inTenant = <T>(work: (tx: Tx) => Promise<T>) => asServer(db, { tenantId }, work);
  const mail = await inTenant((tx) =>
    mailOf(tx, mailId)
      .select(['recipient', 'subject', 'body'])
      .where('state', '=', 'waiting')
      .executeTakeFirst(),
  );
  if (!mail || mail.body === null) return;
  const { recipient: to, subject, body: text } = mail;
  try {
    await transport({ messageId: mailId, to, subject, text });
  } catch (error) {
    const isOver = isForGood(error) || attempts >= mostAttempts;
    await inTenant((tx) =>
      change(tx, mailId, {
        attempts,
        last_error: error instanceof Error ? error.message.slice(0, 1000) : String(error),
        // A link in it is of no use to its reader any more, but might be to another.
        ...(isOver && { state: 'failed' as const, body: null }),
      }),
    );
    if (isOver) return;
    throw error;
  }
  await inTenant((tx) =>
    change(tx, mailId, { attempts, state: 'sent', sent_at: new Date(), body: null }),
  );
}

const mailOf = ({ sql, actor }: Tx, id: string) =>
  sql.selectFrom('mail').where('tenant_id', '=', actor.tenantId).where('id', '=', id);

const change = ({ sql, actor }: Tx, id: string, changes: Changes) =>
  sql
    .updateTable('mail')
    .set(changes)
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();

interface Changes {
  attempts: number;
  last_error?: string;
  state?: 'sent' | 'failed';
  sent_at?: Date;
  body?: null;
}
