import { newId } from '../../contract/id.ts';
import { noAccess } from './access.ts';
import type { Db } from './open.ts';
import { withTenant, type Actor, type Tx } from './tenant.ts';

/** The server itself in a tenant: for its logs, its mail and its members' accounts, and for no record. */
export const serverIn = (tenantId: string, memberId: string | null = null): Actor => ({
  tenantId,
  memberId,
  role: 'form',
  access: noAccess,
  name: 'PathSix',
  email: '',
  timeZone: 'UTC',
  country: '',
  currency: '',
});

/** Runs `work` in a tenant for the server itself: no member asks for it. */
export const asServer = <T>(db: Db, tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withTenant(
    db,
    serverIn(tenantId),
    { origin: { requestId: newId(), address: null, userAgent: null } },
    work,
  );
