import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { giveFields } from './own-fields.ts';
import type { Suite } from './suite.ts';

/** Numbers the phones. */
let made = 0;

/** They sort in the order in which they are made. */
export const uniqueMail = () => `m${String(made++).padStart(4, '0')}.${newId()}@merges.example`;

/** A lead of the suite's rep, with an e-mail of its own. */
export const newLead = ({ as }: Suite, more: object = {}) =>
  as.rep(records.lead.create, { lastName: 'Weiss', emails: [uniqueMail()], ...more });

/** Two leads, and a child of each kind that belongs to the second. */
export async function twoLeads(here: Suite) {
  await giveFields(here.company.tenantId, 'lead', [
    { key: 'size', kind: 'text' },
    { key: 'floor', kind: 'text' },
  ]);
  const into = await newLead(here, { tags: ['a'], custom: { size: 'small' } });
  const from = await newLead(here, {
    jobTitle: 'Buyer',
    phones: [`+4930${5_550_000 + made++}`],
    tags: ['a', 'b'],
    custom: { size: 'big', floor: '3' },
    doNotContact: true,
  });
  const about = { type: 'lead', id: from.id } as const;
  const { as } = here;
  const project = await as.rep(records.project.create, { name: 'Roof', leadId: from.id });
  const note = await as.rep(records.note.create, { about, body: 'Likes tea' });
  const interaction = await as.rep(records.interaction.create, {
    subjectOf: about,
    kind: 'call',
    occurredAt: '2026-11-01T09:00:00Z',
  });
  const followUp = await as.manager(records.followUp.create, {
    title: 'Call',
    subject: about,
    dueOn: '2030-01-01',
    assigneeId: here.company.rep2.memberId ?? '',
  });
  const gone = await as.rep(records.note.create, { about, body: 'Deleted' });
  await as.rep(records.note.remove, { id: gone.id });
  return { into, from, project, note, interaction, followUp, gone };
}
