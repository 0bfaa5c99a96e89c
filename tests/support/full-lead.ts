import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { giveFields } from './own-fields.ts';
import type { Suite } from './suite.ts';

/** Numbers the phones. */
let made = 0;

/** A lead, and a child of each kind. Of its own fields clients have but the floor. */
export async function fullLead({ as, company }: Suite, more: object = {}) {
  const floor = [{ key: 'floor', kind: 'text' }] as const;
  await giveFields(company.tenantId, 'lead', [...floor, { key: 'gate', kind: 'text' }]);
  await giveFields(company.tenantId, 'client', [...floor]);
  const firm = `c${newId()}.example`;
  const lead = await as.rep(records.lead.create, {
    firstName: 'Sarah',
    lastName: 'Weiss',
    jobTitle: 'Buyer',
    companyName: `Firm ${firm}`,
    emails: [`sarah@${firm}`],
    phones: [`+4940${5_550_000 + made++}`],
    website: firm,
    tags: ['fair'],
    custom: { floor: '3', gate: 'B' },
    address: { city: 'Hamburg' },
    doNotContact: true,
    ...more,
  });
  const about = { type: 'lead', id: lead.id } as const;
  await as.rep(records.project.create, { name: 'Roof', leadId: lead.id });
  await as.rep(records.note.create, { about, body: 'Likes tea' });
  await as.rep(records.interaction.create, {
    subjectOf: about,
    kind: 'call',
    occurredAt: '2026-11-01T09:00:00Z',
  });
  await as.manager(records.followUp.create, {
    title: 'Call',
    subject: about,
    dueOn: '2030-01-01',
    assigneeId: company.rep2.memberId ?? '',
  });
  return lead;
}
