import { newId } from '../../contract/id.ts';
import { noAccess } from './access.ts';
import type { Db } from './open.ts';
import { withTenant, type Actor, type Origin, type Tx } from './tenant.ts';

interface Place {
  tenantId: string;
  /** Whom it is done for, where nobody is signed in but it is known who it is: by a link, by a code. */
  memberId?: string | null;
  /** The request that brought it about, if there was one. */
  origin?: Origin;
}

/** The server itself at work in a tenant: for its logs, its mail and its members' accounts, and for no record. */
export const serverActor = (tenantId: string, memberId: string | null = null): Actor => ({
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

/** Runs `work` in a tenant for the server itself: no member is signed in to ask for it. */
export const asServer = <T>(
  db: Db,
  { tenantId, memberId = null, origin = noOrigin() }: Place,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => withTenant(db, serverActor(tenantId, memberId), { origin }, work);

const noOrigin = (): Origin => ({ requestId: newId(), address: null, userAgent: null });
