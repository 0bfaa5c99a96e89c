import * as v from 'valibot';

import { byId, endpoint, nothing, pageOf } from './endpoint.ts';
import { flag, pageEntries } from './list.ts';
import { zoneName } from './records/time-zone.ts';
import { country, currency } from './tenant-settings.ts';
import { emailAddress, instantText, line, uuid } from './values.ts';

const access = 'superadmin';

const tenant = v.object({
  id: uuid,
  name: v.string(),
  slug: v.string(),
  timeZone: zoneName,
  currency: v.string(),
  country: v.string(),
  members: v.number(),
  /** Of every kind, without the deleted ones. */
  records: v.number(),
  createdAt: instantText,
  suspendedAt: v.nullable(instantText),
  suspendedReason: v.nullable(v.string()),
});
export type Tenant = v.InferOutput<typeof tenant>;

export const listTenants = endpoint({
  id: 'tenants.list',
  method: 'GET',
  path: '/tenants',
  summary: 'The companies of this installation, by name',
  access,
  input: v.strictObject({
    ...pageEntries,
    q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
    count: flag,
  }),
  output: pageOf(tenant),
});

const slug = v.pipe(
  v.string('Enter a short name'),
  v.trim(),
  v.regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'Use at most 40 small letters, digits and hyphens, like northgate',
  ),
);
export const createTenant = endpoint({
  id: 'tenants.create',
  method: 'POST',
  path: '/tenants',
  summary: 'Found a company, and let its first admin set a password by mail',
  access,
  input: v.strictObject({
    name: line(120),
    /** Stands in its websites’ keys; it stays what it is. */
    slug,
    timeZone: zoneName,
    currency,
    country,
    admin: v.strictObject({ name: line(120), email: emailAddress }),
  }),
  output: v.object({
    ...tenant.entries,
    invitation: v.object({
      email: v.string(),
      expiresAt: instantText,
      /** To hand over oneself; null where a mail server takes it there. */
      link: v.nullable(v.string()),
    }),
  }),
});
export type NewTenant = v.InferOutput<typeof createTenant.output>;

export const suspendTenant = endpoint({
  id: 'tenants.suspend',
  method: 'POST',
  path: '/tenants/:id/suspend',
  summary: 'Keep everybody of a company out, its websites’ forms too. Nothing of it is deleted',
  access,
  input: v.strictObject({ ...byId.entries, reason: line(500) }),
  output: tenant,
  status: 200,
});

export const resumeTenant = endpoint({
  id: 'tenants.resume',
  method: 'POST',
  path: '/tenants/:id/resume',
  summary: 'Let a suspended company in again, with all that it had',
  access,
  input: byId,
  output: tenant,
  status: 200,
});

const health = v.object({
  version: v.string(),
  startedAt: instantText,
  uptimeSeconds: v.number(),
  postgres: v.string(),
  databaseBytes: v.number(),
  migrations: v.object({ applied: v.number(), latest: v.nullable(v.string()) }),
  tenants: v.number(),
  suspendedTenants: v.number(),
  members: v.number(),
  sessions: v.number(),
  /** `retrying`: failed before, and will be tried again. */
  jobs: v.object({ waiting: v.number(), retrying: v.number() }),
  mails: v.object({ waiting: v.number(), failed: v.number() }),
  /** Where the embedded database is kept; null where the database is elsewhere. */
  disk: v.nullable(v.object({ freeBytes: v.number(), totalBytes: v.number() })),
});
export type Health = v.InferOutput<typeof health>;

export const getInstallation = endpoint({
  id: 'installation.get',
  method: 'GET',
  path: '/installation',
  summary: 'How the installation is: versions, sizes, and what waits or failed',
  access,
  input: nothing,
  output: health,
});
