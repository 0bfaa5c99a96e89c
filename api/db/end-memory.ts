import { sql } from 'kysely';

import type { Tx } from './tenant.ts';

/**
 * Ends what every server remembers of a member, or of everybody in the tenant, once the transaction is saved: their next
 * request asks anew. Triggers do the same, but not on Citus.
 */
export const endMemory = ({ sql: db, actor }: Tx, memberId: string | null = null) =>
  sql`select end_memory(${actor.tenantId}, ${memberId})`.execute(db);
