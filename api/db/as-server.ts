import { newId } from '../../contract/id.ts';
import { fullAccess } from './access.ts';
import type { Db } from './open.ts';
import { withTenant, type Tx } from './tenant.ts';

/** Runs `work` in a tenant for the server itself: no member asks for it. */
export const asServer = <T>(db: Db, tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withTenant(
    db,
    {
      tenantId,
      memberId: null,
      role: 'form',
      access: fullAccess,
      name: 'PathSix',
      email: '',
      timeZone: 'UTC',
      country: '',
      currency: '',
    },
    { origin: { requestId: newId(), address: null, userAgent: null } },
    work,
  );
