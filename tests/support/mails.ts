import { until } from '../proof/until.ts';
import { rowsOf } from './database.ts';

export interface StoredMail extends Record<string, unknown> {
  kind: string;
  subject: string;
  body: string | null;
  state: string;
}

/** What was written to an address, first to last, as it is stored. */
export const mailsTo = (email: string, owner?: string) =>
  rowsOf<StoredMail>(
    'select kind, subject, body, state from mail where recipient = $1 order by created_at, id',
    [email],
    owner,
  );

/** The secret in the link of the latest mail of a kind; waits for it, as it may be written after an answer. */
export async function linkIn(kind: string, email: string, owner?: string): Promise<string> {
  const written = async () => (await mailsTo(email, owner)).filter((mail) => mail.kind === kind);
  await until(20_000, async () => (await written()).length > 0);
  const body = (await written()).at(-1)?.body ?? '';
  const link = /https?:\/\/\S+#(\S+)/.exec(body)?.[1];
  if (!link) throw new Error(`There is no link in ${body}`);
  return link;
}
