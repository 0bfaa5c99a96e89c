import * as v from 'valibot';

import { endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { instantText, uuid } from './values.ts';

const mail = v.object({
  id: uuid,
  createdAt: instantText,
  kind: v.string(),
  to: v.string(),
  memberId: v.nullable(uuid),
  subject: v.string(),
  /** Only of a mail that is kept here because no mail server is set: what was delivered is in somebody's mailbox. */
  text: v.nullable(v.string()),
  state: v.picklist(['kept', 'waiting', 'sent', 'failed']),
  attempts: v.number(),
  lastError: v.nullable(v.string()),
  sentAt: v.nullable(instantText),
});
export type Mail = v.InferOutput<typeof mail>;

export const listMailbox = endpoint({
  id: 'mailbox.list',
  confirmed: true,
  method: 'GET',
  path: '/mailbox',
  summary:
    'Mails that PathSix wrote to people of this tenant, and what became of them, latest first',
  access: 'member',
  needs: ['members', 'change'],
  input: v.strictObject(pageEntries),
  output: pageOf(mail),
});
