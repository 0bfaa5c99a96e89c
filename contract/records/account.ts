import { choice, date, moneyValue, needed, reference, text, withDefault } from '../field.ts';
import { defineRecord } from '../record.ts';

const kinds = { contract: 'Contract', subscription: 'Subscription', site: 'Site', other: 'Other' };

/** What a client holds with us: a contract, a subscription, a site. */
export const account = defineRecord({
  name: 'account',
  plural: 'accounts',
  label: 'Account',
  labelPlural: 'Accounts',
  fields: {
    clientId: needed(reference('Client', 'client')),
    name: needed(text('Name', { searched: true })),
    kind: withDefault(choice('Kind', kinds), 'contract'),
    number: text('Number', { searched: true }),
    status: withDefault(
      choice('Status', { active: 'Active', paused: 'Paused', closed: 'Closed' }),
      'active',
    ),
    openedOn: date('Opened on'),
    closedOn: date('Closed on'),
    value: moneyValue('Value'),
  },
  title: ({ name }) => name ?? 'Without a name',
});
