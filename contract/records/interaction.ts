import {
  choice,
  instant,
  multiline,
  needed,
  number,
  reference,
  subject,
  tags,
  text,
  url,
  withDefault,
} from '../field.ts';
import { defineRecord } from '../record.ts';
import { interactionKinds, outcomes } from './choices.ts';

/** Something that happened with a lead or client. */
export const interaction = defineRecord({
  name: 'interaction',
  plural: 'interactions',
  label: 'Interaction',
  labelPlural: 'Interactions',
  sortedBy: '-occurredAt',
  fields: {
    subjectOf: needed(subject('With', ['lead', 'client', 'contact'])),
    kind: needed(choice('Kind', interactionKinds)),
    direction: choice('Direction', { in: 'Incoming', out: 'Outgoing' }),
    state: withDefault(
      choice('State', { planned: 'Planned', held: 'Held', not_held: 'Not held' }),
      'held',
    ),
    occurredAt: needed(instant('When')),
    durationMinutes: number('Minutes'),
    subject: text('Subject', { searched: true }),
    body: multiline('What was said'),
    outcome: choice('Outcome', outcomes),
    participants: tags('Participants'),
    /** A message's id; the same message is logged once in a tenant. */
    externalId: text('Message id'),
    sourceUrl: url('Found at'),
    followUpId: reference('Follow-up', 'followUp'),
  },
  title: ({ subject: line, kind }) => line ?? (kind ? interactionKinds[kind] : 'Interaction'),
});
