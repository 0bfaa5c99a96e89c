import * as v from 'valibot';

import { endpoint, nothing } from './endpoint.ts';
import { fieldRules, permissionTable } from './permissions.ts';
import { zoneName } from './records/time-zone.ts';
import { instantText, line, uuid } from './values.ts';

const person = v.object({
  id: uuid,
  name: v.string(),
  email: v.string(),
  /** The key of a role of the tenant. A `superadmin` runs the installation and belongs to no tenant. */
  role: v.string(),
});

const tenant = v.object({
  name: v.string(),
  slug: v.string(),
  timeZone: zoneName,
  currency: v.string(),
  country: v.string(),
});

/** What the member's role allows, for what the UI offers; the server asks its own. Null for a superadmin. */
const rights = v.object({ permissions: permissionTable, fields: fieldRules });

const who = { member: person, tenant: v.nullable(tenant), rights: v.nullable(rights) };
const me = v.object(who);
export type Me = v.InferOutput<typeof me>;

export const signIn = endpoint({
  id: 'sessions.create',
  method: 'POST',
  path: '/sessions',
  summary: 'Sign in with e-mail and password',
  access: 'anyone',
  input: v.strictObject({
    email: v.pipe(v.string('Enter your e-mail'), v.trim(), v.toLowerCase(), v.maxLength(320)),
    // Longer ones would only make the server hash for long.
    password: v.pipe(v.string('Enter your password'), v.minLength(1), v.maxLength(256)),
    /** `true`: the token also comes as a cookie, for pages that the API itself serves. */
    cookie: v.optional(v.boolean(), false),
  }),
  output: v.object({ token: v.string(), expiresAt: instantText, ...who }),
});

export const signOut = endpoint({
  id: 'sessions.end',
  method: 'DELETE',
  path: '/sessions/current',
  summary: 'Sign out: the token is dead from now on',
  access: 'signedIn',
  input: nothing,
  output: v.null(),
});

export const getMe = endpoint({
  id: 'me.get',
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, and where',
  access: 'signedIn',
  input: nothing,
  output: me,
});

export const changeMe = endpoint({
  id: 'me.change',
  method: 'PATCH',
  path: '/me',
  summary: 'Change my name or my time zone; null: the company’s',
  access: 'member',
  input: v.strictObject({
    name: v.optional(line(120)),
    timeZone: v.optional(v.nullable(zoneName)),
  }),
  output: me,
});
