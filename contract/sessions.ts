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

/** Lets a superadmin look into the tenant until it ends. */
const grant = v.object({
  id: uuid,
  tenant: v.object({ name: v.string(), slug: v.string() }),
  reason: v.string(),
  expiresAt: instantText,
});

const me = v.object({
  member: person,
  /** Of a superadmin: the one that the session has entered. */
  tenant: v.nullable(tenant),
  grant: v.nullable(grant),
  rights: v.nullable(rights),
  hasTotp: v.boolean(),
  /** The tenant wants a second factor, and there is none yet: until then nothing else is answered. */
  mustSetUpTotp: v.boolean(),
});
export type Me = v.InferOutput<typeof me>;

export const accountEmail = v.pipe(
  v.string('Enter your e-mail'),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(320),
);

/** Longer ones would only make the server hash for long. */
export const password = v.pipe(
  v.string('Enter your password'),
  v.minLength(1, 'Enter your password'),
  v.maxLength(256, 'This is not your password'),
);

/** Six digits of an authenticator app, or a recovery code; people write both in groups. */
export const secondFactor = v.pipe(
  v.string('Enter the code from your authenticator app'),
  v.maxLength(40, 'Enter the code from your authenticator app'),
  v.transform((code) => code.replace(/[\s-]/g, '').toUpperCase()),
);

/** What whoever signs in gets. */
export const newSession = v.object({
  token: v.string(),
  expiresAt: instantText,
  /** Send it with the next sign-in: strangers who guess at the account then cannot keep this device out. */
  device: v.string(),
  ...me.entries,
});
export type NewSession = v.InferOutput<typeof newSession>;

export const signIn = endpoint({
  id: 'sessions.create',
  method: 'POST',
  path: '/sessions',
  summary: 'Sign in with e-mail and password',
  access: 'anyone',
  input: v.strictObject({
    email: accountEmail,
    password,
    /** Needed once a second factor is set up. */
    code: v.optional(secondFactor),
    /** From an earlier sign-in on this device. */
    device: v.optional(v.pipe(v.string(), v.maxLength(200))),
    /** `true`: the token also comes as a cookie, for pages that the API itself serves. */
    cookie: v.optional(v.boolean(), false),
  }),
  output: newSession,
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
