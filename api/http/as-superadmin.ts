import type { Context } from 'hono';

import { noAccess } from '../db/access.ts';
import { withTenant, type Tx } from '../db/tenant.ts';
import { originOf, type Env } from './context.ts';
import type { Superadmin } from './serve-superadmin.ts';

/** Runs what the server does in a tenant for a superadmin: founding, suspending, letting them in. The tenant's logs name them. */
export const asSuperadmin = <T>(
  c: Context<Env>,
  { name, email }: Superadmin,
  tenantId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  withTenant(
    c.var.db,
    {
      tenantId,
      memberId: null,
      role: 'superadmin',
      access: noAccess,
      name,
      email,
      timeZone: 'UTC',
      country: '',
      currency: '',
    },
    { origin: originOf(c) },
    work,
  );
