import { checkbox, choice, emails, needed, phones, reference, text, urls } from '../field.ts';
import { defineRecord } from '../record.ts';
import { title } from './person.ts';

const roles = {
  decision_maker: 'Decision maker',
  evaluator: 'Evaluator',
  influencer: 'Influencer',
  user: 'User',
  other: 'Other',
};

/** A person at a client. */
export const contact = defineRecord({
  name: 'contact',
  plural: 'contacts',
  label: 'Contact',
  labelPlural: 'Contacts',
  fields: {
    clientId: needed(reference('Client', 'client')),
    firstName: text('First name', { searched: true }),
    lastName: text('Last name', { searched: true }),
    salutation: text('Salutation'),
    jobTitle: text('Job title', { searched: true }),
    emails: emails('E-mails', { key: 'email', searched: true }),
    phones: phones('Phones', { key: 'phone', searched: true }),
    profileUrls: urls('Profiles', { key: 'profile' }),
    role: choice('Role', roles),
    isPrimary: checkbox('Primary contact'),
    isInactive: checkbox('No longer there'),
    doNotContact: checkbox('Do not contact'),
  },
  title,
  check: ({ firstName, lastName, emails: mails, phones: numbers }) =>
    firstName || lastName || mails?.length || numbers?.length
      ? null
      : { field: 'lastName', message: 'Enter a name, an e-mail or a phone number' },
});
