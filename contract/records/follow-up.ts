import {
  checkbox,
  choice,
  computed,
  date,
  instant,
  multiline,
  needed,
  number,
  reference,
  subject,
  text,
  withDefault,
} from '../field.ts';
import { defineRecord } from '../record.ts';
import { outcomes } from './choices.ts';
import { timeZone } from './time-zone.ts';

/** Something a member has to do about a record at a time; a task is one with no contact to make. */
export const followUp = defineRecord({
  name: 'followUp',
  plural: 'follow-ups',
  label: 'Follow-up',
  labelPlural: 'Follow-ups',
  sortedBy: 'dueBy',
  fields: {
    kind: withDefault(choice('Kind', { follow_up: 'Follow-up', task: 'Task' }), 'follow_up'),
    title: needed(text('What to do', { searched: true })),
    subject: subject('About', ['lead', 'client', 'contact', 'project']),
    assigneeId: reference('Assigned to', 'member'),
    dueAt: instant('Due'),
    dueOn: date('Due on'),
    timeZone: timeZone('Time zone'),
    priority: withDefault(
      choice('Priority', { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' }),
      'normal',
    ),
    status: withDefault(
      choice('Status', {
        open: 'Open',
        in_progress: 'In progress',
        done: 'Done',
        cancelled: 'Cancelled',
      }),
      'open',
    ),
    body: multiline('Details'),
    outcome: choice('Outcome', outcomes),
    outcomeNote: multiline('What came of it'),
    assignedById: computed(reference('Assigned by', 'member')),
    seenAt: computed(instant('Seen')),
    startedAt: computed(instant('Started')),
    completedAt: computed(instant('Completed')),
    completedBy: computed(reference('Completed by', 'member')),
    snoozedUntil: computed(instant('Snoozed until')),
    snoozeCount: computed(number('Snoozed')),
    /** The moment it turns overdue: `dueAt`, or the end of `dueOn` in its time zone. */
    dueBy: computed(instant('Overdue from')),
    /** Never stored: open, and past `dueBy`, at the time of the answer. */
    overdue: computed(checkbox('Overdue')),
  },
  title: ({ title }) => title ?? 'Follow-up',
  check: ({ dueAt, dueOn }) =>
    Boolean(dueAt) !== Boolean(dueOn)
      ? null
      : { field: 'dueAt', message: 'Give either a time (dueAt) or a day (dueOn)' },
});
