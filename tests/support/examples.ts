import { newId } from '../../contract/id.ts';
import { recordTypes, type RecordName } from '../../contract/records/index.ts';
import { credentialInputs } from './credential-examples.ts';
import { listInputs } from './list-examples.ts';
import { mergeInputs } from './merge-examples.ts';
import { peopleInputs } from './people-examples.ts';
import { installationInputs } from './superadmin.ts';

/** Ids that example inputs point to: those of a company's records, or of nothing at all. */
export type Ids = Record<
  | RecordName
  | 'member'
  | 'colleague'
  | 'role'
  | 'team'
  | 'invitation'
  | 'standardRole'
  | 'session'
  | 'websiteForm'
  | 'capture'
  | 'customField'
  | 'tenant'
  | 'grant'
  | 'import'
  | 'view'
  | 'bulkChange'
  | 'otherLead'
  | 'otherClient'
  | 'otherContact'
  | 'spareLead'
  | 'merge'
  | 'conversion',
  string
>;

/** Ids that no company has. */
export const nowhere = (): Ids => ({
  lead: newId(),
  client: newId(),
  contact: newId(),
  account: newId(),
  project: newId(),
  followUp: newId(),
  interaction: newId(),
  note: newId(),
  member: newId(),
  colleague: newId(),
  role: newId(),
  team: newId(),
  invitation: newId(),
  standardRole: newId(),
  session: newId(),
  websiteForm: newId(),
  capture: newId(),
  customField: newId(),
  tenant: newId(),
  grant: newId(),
  import: newId(),
  view: newId(),
  bulkChange: newId(),
  otherLead: newId(),
  otherClient: newId(),
  otherContact: newId(),
  spareLead: newId(),
  merge: newId(),
  conversion: newId(),
});

const recordNames = Object.keys(recordTypes) as RecordName[];

const soon = '2030-05-06T09:00:00.000Z';

/** A draft of every kind of record, with `word` in its texts and its references to `ids`. */
export const draftsOf = (ids: Ids, word: string) =>
  ({
    lead: {
      firstName: `Ada ${word}`,
      lastName: `Weiss ${word}`,
      companyName: `${word} Works`,
      emails: [`ada.${newId()}@${word}.example`],
      ownerId: ids.member,
      tags: [word],
      custom: { remark: word },
      estimatedValue: { amount: 12_500, currency: 'EUR' },
      address: { street: `${word} Street 1`, city: 'Berlin' },
    },
    client: { name: `Client ${word}`, ownerId: ids.member, industry: word },
    contact: { clientId: ids.client, firstName: 'Jo', lastName: `Roth ${word}`, jobTitle: word },
    account: { clientId: ids.client, name: `Account ${word}`, kind: 'contract', number: word },
    project: { name: `Project ${word}`, leadId: ids.lead, ownerId: ids.member, nextStep: word },
    followUp: {
      title: `Call ${word}`,
      subject: { type: 'lead', id: ids.lead },
      assigneeId: ids.member,
      dueAt: soon,
      body: word,
    },
    interaction: {
      subjectOf: { type: 'lead', id: ids.lead },
      kind: 'call',
      occurredAt: '2026-01-02T09:00:00.000Z',
      subject: `Talk ${word}`,
      body: word,
      followUpId: ids.followUp,
      externalId: `<${word}.${newId()}@mail.example>`,
    },
    note: { about: { type: 'lead', id: ids.lead }, body: `Note ${word}`, tags: [word] },
  }) satisfies Record<RecordName, object>;

const page = { url: 'https://lead.example/team', title: 'Team', kind: 'page' };

/** Inputs for each endpoint that is not a record's usual one, by its id, all about `ids`. */
export const inputsOf = (ids: Ids, word: string): Record<string, object[]> => ({
  'sessions.create': [{ email: `admin@${word}.example`, password: 'not the password' }],
  'sessions.end': [{}],
  'me.get': [{}],
  ...credentialInputs(ids, word),
  ...installationInputs(ids, word),
  'members.list': [{}, { limit: 1 }, { removed: true, count: true }],
  ...peopleInputs(ids),
  ...listInputs(ids, word),
  ...mergeInputs(ids),
  'agenda.get': [{}],
  'followUps.complete': [
    { id: ids.followUp, outcome: 'reached', note: 'mine now', logInteraction: 'call' },
  ],
  'followUps.snooze': [{ id: ids.followUp, until: soon }],
  'timeline.list': [
    ...(['lead', 'client', 'contact', 'account', 'project'] as const).map((type) => ({
      type,
      id: ids[type],
    })),
    { type: 'lead', id: ids.lead, kinds: 'note,interaction', q: word },
  ],
  'history.list': recordNames.map((type) => ({ type, id: ids[type] })),
  'notes.pin': [{ id: ids.note }],
  'notes.unpin': [{ id: ids.note }],
  'tags.list': [{}, { q: word }],
  'tags.rename': [{ tag: word, to: 'renamed' }],
  'tags.remove': [{ tag: word }],
  'matches.find': [
    {
      emails: [`ada@${word}.example`],
      names: [`Ada ${word}`, `Weiss ${word}`],
      companies: [`${word} Works`, `Client ${word}`],
      website: `https://${word}.example`,
    },
  ],
  'captures.create': [
    { ...captured(), decision: 'attached', target: { type: 'lead', id: ids.lead }, fields: {} },
    { ...captured(), decision: 'created', fields: { lastName: 'New', ownerId: ids.member } },
    {
      ...captured(),
      decision: 'created',
      fields: { lastName: 'New' },
      interaction: {
        id: newId(),
        kind: 'email',
        occurredAt: '2026-01-02T09:00:00.000Z',
        followUpId: ids.followUp,
      },
    },
    {
      ...captured(),
      decision: 'created',
      fields: { lastName: 'New' },
      followUp: { id: newId(), title: 'Call', dueAt: soon, assigneeId: ids.member },
    },
  ],
  'imports.create': [
    { content: `Last name\nImported ${newId()}`, dryRun: true },
    { content: `Last name,Owner (id)\nImported ${newId()},${ids.member}`, fileName: 'mine.csv' },
  ],
  'imports.list': [{}, { limit: 1 }],
  'imports.get': [{ id: ids.import }],
  'imports.lines': [{ id: ids.import }, { id: ids.import, outcome: 'new' }],
  'imports.change': [{ id: ids.import, mode: 'skip' }],
  'imports.run': [{ id: ids.import }],
  'imports.undo': [{ id: ids.import }],
  'imports.refused': [{ id: ids.import }],
  'websiteForms.list': [{}],
  'websiteForms.create': [{ name: 'Contact page', origins: ['https://attacker.example'] }],
  'websiteForms.change': [{ id: ids.websiteForm, name: 'Contact us' }],
  'websiteForms.revoke': [{ id: ids.websiteForm }],
  'websiteForms.submit': [
    {
      id: newId(),
      name: 'Mallory',
      email: `m.${newId()}@visitor.example`,
      pageUrl: 'https://our.example/contact',
    },
  ],
  'auditLog.list': [{ recordId: ids.lead }, { actorId: ids.member, count: true }],
  'auditLog.export': [{ recordId: ids.lead }, { actorId: ids.member }],
  'securityLog.list': [{ memberId: ids.member, count: true }],
  'securityLog.export': [{ memberId: ids.member }],
  'notFoundLog.list': [{ memberId: ids.member, count: true }],
  'notFoundLog.export': [{ memberId: ids.member }],
  'notFound.report': [{ path: `/app/${word}` }],
});

const captured = () => ({ id: newId(), page });
