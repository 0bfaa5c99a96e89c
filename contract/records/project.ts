import {
  choice,
  computed,
  date,
  instant,
  moneyValue,
  needed,
  number,
  reference,
  text,
  values,
  withDefault,
} from '../field.ts';
import { defineRecord } from '../record.ts';

const stages = {
  qualification: 'Qualification',
  demo: 'Demo',
  proposal: 'Proposal',
  negotiation: 'Negotiation',
  ready_to_close: 'Ready to close',
};

/** A deal with a lead or a client. */
export const project = defineRecord({
  name: 'project',
  plural: 'projects',
  label: 'Project',
  labelPlural: 'Projects',
  fields: {
    name: needed(text('Name', { searched: true })),
    leadId: reference('Lead', 'lead'),
    clientId: reference('Client', 'client'),
    status: withDefault(
      choice('Status', { pending: 'Pending', won: 'Won', lost: 'Lost' }),
      'pending',
    ),
    stage: choice('Stage', stages),
    value: moneyValue('Value'),
    probability: number('Probability in %'),
    expectedCloseOn: date('Expected close'),
    lostReason: text('Lost because'),
    nextStep: text('Next step'),
    ownerId: reference('Owner', 'member'),
    custom: values('Own fields'),
    stageChangedAt: computed(instant('Stage changed')),
    closedAt: computed(instant('Closed')),
  },
  title: ({ name }) => name ?? 'Without a name',
  check: ({ leadId, clientId }) =>
    Boolean(leadId) !== Boolean(clientId)
      ? null
      : { field: 'leadId', message: 'Choose either a lead or a client' },
});
