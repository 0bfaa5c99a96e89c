import {
  checkbox,
  choice,
  computed,
  emails,
  instant,
  moneyValue,
  phones,
  postalAddress,
  reference,
  tags,
  text,
  url,
  urls,
  values,
  withDefault,
} from '../field.ts';
import { defineRecord } from '../record.ts';
import { channels, lawfulBases, leadSources } from './choices.ts';
import { title } from './person.ts';

/** The types behind every tenant's own labels; reports use these. */
const leadStatuses = {
  new: 'New',
  contacted: 'Contacted',
  nurture: 'Nurture',
  qualified: 'Qualified',
  converted: 'Converted',
  unqualified: 'Unqualified',
  junk: 'Junk',
};

/** A person or company not yet won. */
export const lead = defineRecord({
  name: 'lead',
  plural: 'leads',
  label: 'Lead',
  labelPlural: 'Leads',
  fields: {
    firstName: text('First name', { searched: true }),
    lastName: text('Last name', { searched: true }),
    salutation: text('Salutation'),
    jobTitle: text('Job title'),
    companyName: text('Company', { searched: true }),
    emails: emails('E-mails', { key: 'email', searched: true }),
    phones: phones('Phones', { key: 'phone', searched: true }),
    website: url('Website', { key: 'domain', searched: true }),
    profileUrls: urls('Profiles', { key: 'profile' }),
    address: postalAddress('Address'),
    status: withDefault(choice('Status', leadStatuses), 'new'),
    rating: choice('Rating', { hot: 'Hot', warm: 'Warm', cold: 'Cold' }),
    ownerId: reference('Owner', 'member'),
    estimatedValue: moneyValue('Estimated value'),
    leadSource: choice('Lead source', leadSources),
    sourceUrl: url('Found at'),
    preferredChannel: choice('Preferred channel', channels),
    doNotContact: checkbox('Do not contact'),
    lawfulBasis: choice('Lawful basis', lawfulBases),
    lostReason: text('Lost because'),
    tags: tags('Tags', { searched: true }),
    custom: values('Own fields'),
    statusChangedAt: computed(instant('Status changed')),
    convertedAt: computed(instant('Converted')),
    convertedClientId: computed(reference('Became client', 'client')),
    nextFollowUpAt: computed(instant('Next follow-up')),
    lastInteractionAt: computed(instant('Last interaction')),
  },
  title,
  check: ({ firstName, lastName, companyName, emails: mails, phones: numbers }) =>
    firstName || lastName || companyName || mails?.length || numbers?.length
      ? null
      : { field: 'lastName', message: 'Enter a name, a company, an e-mail or a phone number' },
});
