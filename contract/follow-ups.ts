import * as v from 'valibot';

import { endpoint, nothing } from './endpoint.ts';
import { interactionKinds, outcomes } from './records/choices.ts';
import { followUp } from './records/follow-up.ts';
import { instantText, uuid } from './values.ts';

const keysOf = <T extends Record<string, string>>(labels: T) =>
  // Object.keys forgets that an object literal's keys are known.
  Object.keys(labels) as (keyof T & string)[];

/** A follow-up with what a row of a list shows beside it. */
const agendaItem = v.object({
  ...followUp.record.entries,
  subjectName: v.nullable(v.string()),
  subjectCompany: v.nullable(v.string()),
  subjectPhone: v.nullable(v.string()),
  subjectEmail: v.nullable(v.string()),
  assignedByName: v.nullable(v.string()),
});
export type AgendaItem = v.InferOutput<typeof agendaItem>;

const group = v.object({ count: v.number(), items: v.array(agendaItem) });

export const getAgenda = endpoint({
  id: 'agenda.get',
  method: 'GET',
  path: '/me/agenda',
  summary: 'My open follow-ups: overdue, today and the next 7 days, in my time zone',
  access: 'member',
  input: nothing,
  output: v.object({
    overdue: group,
    today: group,
    nextSevenDays: group,
    timeZone: v.string(),
    now: instantText,
  }),
});
export type Agenda = v.InferOutput<typeof getAgenda.output>;

export const completeFollowUp = endpoint({
  id: 'followUps.complete',
  method: 'POST',
  path: '/follow-ups/:id/complete',
  summary: 'Done, with its outcome',
  access: 'member',
  status: 200,
  input: v.strictObject({
    id: uuid,
    outcome: v.optional(v.nullable(v.picklist(keysOf(outcomes))), null),
    note: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(100_000))), null),
    /** Also log what was done as an interaction with whom the follow-up is about. */
    logInteraction: v.optional(v.nullable(v.picklist(keysOf(interactionKinds))), null),
  }),
  output: v.object({ ...followUp.record.entries, next: v.nullable(followUp.record) }),
});

export const snoozeFollowUp = endpoint({
  id: 'followUps.snooze',
  method: 'POST',
  path: '/follow-ups/:id/snooze',
  summary: 'Put it off until a time',
  access: 'member',
  status: 200,
  input: v.strictObject({ id: uuid, until: instantText }),
  output: followUp.record,
});
