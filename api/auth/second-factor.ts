import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';

import { hashToken } from '../db/door.ts';
import { makeCode } from '../db/random.ts';
import type { Sql } from '../db/sql-over.ts';

const stepSeconds = 30;

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, thirty seconds. */
const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'PathSix', label, secret: Secret.fromBase32(secret), period: stepSeconds });

/** 160 random bits, in base 32: what RFC 4226 advises. */
export const makeTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What an app reads off a QR code. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The 30 seconds that a code stands for, or null when it is wrong. A clock may be one step off (RFC 6238, 5.2). */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / stepSeconds) + delta;
}

interface Holder {
  id: string;
  totpSecret: string | null;
}

/** Takes a code of the app or a recovery code, once: of any number who send the same at once one is let in. */
export async function takeCode(
  db: Sql,
  { id, totpSecret }: Holder,
  code: string,
  now: Date,
): Promise<boolean> {
  const step = totpSecret === null ? null : stepOf(totpSecret, code, now);
  const mine = db.updateTable('identity').where('id', '=', id);
  const taking =
    step === null
      ? mine
          .set({ recovery_codes: sql<string[]>`array_remove(recovery_codes, ${hashToken(code)})` })
          .where(sql<boolean>`${hashToken(code)} = any(recovery_codes)`)
      : mine
          .set({ totp_last_step: step })
          .where((row) =>
            row.or([row('totp_last_step', 'is', null), row('totp_last_step', '<', step)]),
          );
  const { numUpdatedRows } = await taking.executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ten codes of 49 random bits, for whoever loses the app; and what is kept of them. */
export function makeRecoveryCodes(): { shown: string[]; hashes: string[] } {
  const codes = Array.from({ length: 10 }, () => makeCode(10));
  return {
    shown: codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`),
    hashes: codes.map(hashToken),
  };
}
