import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import { flag, pageEntries } from './list.ts';
import { zoneName } from './records/time-zone.ts';
import { instantText, line, uuid } from './values.ts';

const member = v.object({
  id: uuid,
  name: v.string(),
  email: v.string(),
  /** The key of a role: `rep`, `manager`, `admin`, or one of the tenant's own. */
  role: v.string(),
  roleName: v.string(),
  /** Their own; null: the tenant's. */
  timeZone: v.nullable(v.string()),
  teams: v.array(v.object({ id: uuid, name: v.string(), isLead: v.boolean() })),
  createdAt: instantText,
  disabledAt: v.nullable(instantText),
  removedAt: v.nullable(instantText),
  /** These two are for who may change members; null for everybody else. */
  hasTotp: v.nullable(v.boolean()),
  lastSeenAt: v.nullable(instantText),
  version: v.number(),
});
export type Member = v.InferOutput<typeof member>;

/** A person's name, as every surface shows it. */
export const personName = line(120);
export const teamIds = v.pipe(
  v.array(uuid, 'Name teams by their ids'),
  v.maxLength(100, 'At most 100 teams'),
);
export const roleKey = v.pipe(
  v.string('Choose a role'),
  v.minLength(1, 'Choose a role'),
  v.maxLength(60),
);

export const listMembers = endpoint({
  id: 'members.list',
  method: 'GET',
  path: '/members',
  summary: 'The people of this tenant',
  access: 'member',
  input: v.strictObject({
    ...pageEntries,
    q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
    count: flag,
    /** `true`: also those who were removed. */
    removed: flag,
  }),
  output: pageOf(member),
});

export const changeMember = endpoint({
  id: 'members.change',
  confirmed: true,
  method: 'PATCH',
  path: '/members/:id',
  summary:
    'Change a member’s name, role, time zone or teams. A new role takes effect on their next request',
  access: 'member',
  needs: ['members', 'change'],
  input: v.strictObject({
    ...byId.entries,
    name: v.optional(personName),
    role: v.optional(roleKey),
    timeZone: v.optional(v.nullable(zoneName)),
    teamIds: v.optional(teamIds),
  }),
  output: member,
});

const leaving = v.strictObject({
  ...byId.entries,
  /** Who gets their leads, clients, projects and open follow-ups. Without one these stay where they are. */
  handOverTo: v.optional(v.nullable(uuid), null),
});

const left = v.object({
  member,
  handedOver: v.object({
    leads: v.number(),
    clients: v.number(),
    projects: v.number(),
    followUps: v.number(),
  }),
});
export type HandedOver = v.InferOutput<typeof left>['handedOver'];

export const disableMember = endpoint({
  id: 'members.disable',
  confirmed: true,
  method: 'POST',
  path: '/members/:id/disable',
  summary: 'Keep a member out: every session and device of theirs ends at once',
  access: 'member',
  needs: ['members', 'change'],
  input: leaving,
  output: left,
  status: 200,
});

export const enableMember = endpoint({
  id: 'members.enable',
  method: 'POST',
  path: '/members/:id/enable',
  summary: 'Let a disabled member sign in again',
  access: 'member',
  needs: ['members', 'change'],
  input: byId,
  output: member,
  status: 200,
});

export const removeMember = endpoint({
  id: 'members.remove',
  confirmed: true,
  method: 'POST',
  path: '/members/:id/remove',
  summary:
    'Take a member away for good: what they did keeps their name, and their e-mail can be invited anew',
  access: 'member',
  needs: ['members', 'change'],
  input: leaving,
  output: left,
  status: 200,
});
