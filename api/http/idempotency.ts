import { createHash } from 'node:crypto';

import type { Tx } from '../db/tenant.ts';
import { invalid } from '../errors.ts';

interface Answer {
  status: number;
  body: unknown;
}

/**
 * Runs `work` once per member and key, in the same transaction as its effects: a repeat gets the first answer. A repeat that
 * comes while the first is under way waits for it. Only answers that had an effect are kept. Follows the IETF draft
 * "The Idempotency-Key HTTP Header Field".
 */
export async function oncePerKey(
  { sql, actor }: Tx,
  key: string,
  request: unknown,
  work: () => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  if (key.length === 0 || key.length > 200)
    throw invalid('Idempotency-Key', 'Send a key of 1 to 200 characters, a new one per request');
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
  const own = { tenant_id: actor.tenantId, member_id: actor.memberId ?? actor.tenantId, key };
  const { numInsertedOrUpdatedRows: first } = await sql
    .insertInto('idempotency_key')
    .values({ ...own, request_hash: requestHash, status: null, body: null })
    .onConflict((conflict) => conflict.constraint('idempotency_key_pk').doNothing())
    .executeTakeFirstOrThrow();
  const mine = sql.selectFrom('idempotency_key').where((row) => row.and(own));
  if (first === 0n) {
    const kept = await mine.select(['request_hash', 'status', 'body']).executeTakeFirstOrThrow();
    if (kept.request_hash !== requestHash)
      throw invalid('Idempotency-Key', 'This key was used for another request; make a new one');
    return { status: kept.status ?? 200, body: kept.body, replayed: true };
  }
  const answer = await work();
  await sql
    .updateTable('idempotency_key')
    .set({ status: answer.status, body: JSON.stringify(answer.body) })
    .where((row) => row.and(own))
    .execute();
  return { ...answer, replayed: false };
}
