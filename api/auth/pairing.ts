import type { Context } from 'hono';

import type { Output, Parsed } from '../../contract/endpoint.ts';
import type { createPairing, redeemPairing } from '../../contract/pairing.ts';
import { asServer } from '../db/as-server.ts';
import { issueToken, killTokens, lookAtToken, spendToken } from '../db/one-time.ts';
import { makeCode } from '../db/random.ts';
import { AppError } from '../errors.ts';
import { originOf, type Env } from '../http/context.ts';
import { logSecurity } from '../http/security-log.ts';
import { begin } from './begin.ts';
import { identityById, isActive } from './identities.ts';
import { inOwnTenant, type Own } from './own.ts';
import { limit } from './sign-in-limits.ts';

const validMinutes = 5;
/**
 * 30^8 codes, some 6.6 × 10^11. All addresses together have 1,000 tries in ten minutes; with a thousand codes alive all the time
 * that finds one of them once in 6.6 × 10^5 times ten minutes: 12 years of trying without a pause, and it is nobody in particular's.
 */
const codeLength = 8;

/** Makes a code for the caller, who reads it off the workspace and types it into the extension. An earlier one is dead. */
export const createCode = (own: Own): Promise<Output<typeof createPairing>> =>
  inOwnTenant(own, async ({ sql, actor: { tenantId, memberId } }) => {
    const { identityId } = own.who;
    await killTokens(sql, identityId, ['pairing']);
    const { token: code, expiresAt } = await issueToken(sql, {
      purpose: 'pairing',
      identityId,
      tenantId,
      memberId,
      minutes: validMinutes,
      token: makeCode(codeLength),
    });
    return { code, expiresAt };
  });

/** Signs an extension in as whoever made the code. */
export async function redeemCode(
  c: Context<Env>,
  { code, name }: Parsed<typeof redeemPairing>,
): Promise<Output<typeof redeemPairing>> {
  const { db } = c.var;
  const giveBack = await limit(c, [
    { bucket: `pairing address ${c.var.address}`, most: 10, seconds: 600 },
    { bucket: 'pairing', most: 1000, seconds: 600 },
  ]);
  const found = await lookAtToken(db.global, 'pairing', code);
  if (!found?.tenantId || !found.identityId) throw deadCode();
  const identity = await identityById(db.global, found.identityId);
  if (!(await isActive(db, identity))) throw deadCode();
  const manner = { kind: 'extension', name, device: null, isConfirmed: false } as const;
  // Together, and the session first: whoever ends sessions at the same moment takes hold of the account first as well.
  const place = { tenantId: found.tenantId, memberId: found.memberId, origin: originOf(c) };
  const session = await asServer(db, place, async (tx) => {
    const begun = await begin(tx.sql, c, identity, manner);
    if (!begun || !(await spendToken(tx.sql, 'pairing', code))) throw deadCode();
    await logSecurity(tx, { kind: 'extension_paired', details: { name } });
    return begun;
  });
  await giveBack();
  return session;
}

const deadCode = () => {
  const message = 'This code is not right, was used already or has run out; make a new one';
  return new AppError('unauthenticated', message, { errors: [{ field: 'code', message }] });
};
