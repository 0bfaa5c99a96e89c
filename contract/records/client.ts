import {
  choice,
  computed,
  date,
  domains,
  emails,
  instant,
  needed,
  phones,
  postalAddress,
  reference,
  tags,
  text,
  url,
  urls,
  values,
} from '../field.ts';
import { defineRecord } from '../record.ts';

const sizes = {
  '1-9': '1 to 9 people',
  '10-49': '10 to 49',
  '50-249': '50 to 249',
  '250-999': '250 to 999',
  '1000+': '1,000 and more',
};

/** A company or person that has become a customer. */
export const client = defineRecord({
  name: 'client',
  plural: 'clients',
  label: 'Client',
  labelPlural: 'Clients',
  fields: {
    name: needed(text('Name', { searched: true })),
    website: url('Website', { key: 'domain', searched: true }),
    domains: domains('Further domains', { key: 'domain' }),
    emails: emails('E-mails', { key: 'email', searched: true }),
    phones: phones('Phones', { key: 'phone', searched: true }),
    profileUrls: urls('Profiles', { key: 'profile' }),
    industry: text('Industry', { searched: true }),
    size: choice('Size', sizes),
    billingAddress: postalAddress('Billing address'),
    ownerId: reference('Owner', 'member'),
    clientSince: date('Client since'),
    tags: tags('Tags', { searched: true }),
    custom: values('Own fields'),
    originalLeadId: computed(reference('Was lead', 'lead')),
    nextFollowUpAt: computed(instant('Next follow-up')),
    lastInteractionAt: computed(instant('Last interaction')),
  },
  title: ({ name }) => name ?? 'Without a name',
});
