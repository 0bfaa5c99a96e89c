import * as v from 'valibot';

import { byId, endpoint, pageOf } from './endpoint.ts';
import { pageEntries } from './list.ts';
import { personName, roleKey, teamIds } from './members.ts';
import { linkToken, newPassword } from './passwords.ts';
import { newSession } from './sessions.ts';
import { emailAddress, instantText, uuid } from './values.ts';

const invitation = v.object({
  id: uuid,
  email: v.string(),
  name: v.nullable(v.string()),
  role: v.string(),
  roleName: v.string(),
  teams: v.array(v.object({ id: uuid, name: v.string() })),
  /** Who sent it. */
  invitedBy: v.nullable(v.string()),
  createdAt: instantText,
  sentAt: instantText,
  expiresAt: instantText,
});
export type Invitation = v.InferOutput<typeof invitation>;

export const listInvitations = endpoint({
  id: 'invitations.list',
  method: 'GET',
  path: '/invitations',
  summary: 'Invitations that nobody has accepted yet, expired ones included',
  access: 'member',
  needs: ['members', 'change'],
  input: v.strictObject(pageEntries),
  output: pageOf(invitation),
});

export const createInvitation = endpoint({
  id: 'invitations.create',
  confirmed: true,
  method: 'POST',
  path: '/invitations',
  summary: 'Invite somebody by e-mail: a link that works once, for seven days',
  access: 'member',
  needs: ['members', 'change'],
  input: v.strictObject({
    email: emailAddress,
    name: v.optional(v.nullable(personName), null),
    role: roleKey,
    teamIds: v.optional(teamIds, []),
  }),
  output: invitation,
});

export const resendInvitation = endpoint({
  id: 'invitations.resend',
  confirmed: true,
  method: 'POST',
  path: '/invitations/:id/resend',
  summary: 'Send a new link; the one before is dead',
  access: 'member',
  needs: ['members', 'change'],
  input: byId,
  output: invitation,
  status: 200,
});

export const removeInvitation = endpoint({
  id: 'invitations.remove',
  method: 'DELETE',
  path: '/invitations/:id',
  summary: 'Take an invitation back: its link is dead',
  access: 'member',
  needs: ['members', 'change'],
  input: byId,
  output: v.null(),
});

export const lookAtInvitation = endpoint({
  id: 'invitations.look',
  method: 'POST',
  path: '/invitations/look',
  summary: 'What a link invites to. A dead link is not found, whyever it is dead',
  access: 'anyone',
  input: v.strictObject({ token: linkToken }),
  output: v.object({
    tenantName: v.string(),
    email: v.string(),
    name: v.nullable(v.string()),
    roleName: v.string(),
    invitedBy: v.nullable(v.string()),
  }),
  status: 200,
});

export const acceptInvitation = endpoint({
  id: 'invitations.accept',
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Become a member with the link’s token, and be signed in',
  access: 'anyone',
  input: v.strictObject({
    token: linkToken,
    name: personName,
    password: newPassword,
    /** `true`: the token also comes as a cookie, for pages that the API itself serves. */
    cookie: v.optional(v.boolean(), false),
  }),
  output: newSession,
});
