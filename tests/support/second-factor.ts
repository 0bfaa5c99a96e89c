import { Secret, TOTP } from 'otpauth';

import type { Client } from '../../contract/client.ts';
import { confirmTotp, startTotp } from '../../contract/totp.ts';
import { rowsOf } from './database.ts';

/** What an authenticator app shows; `steps` of thirty seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + steps * 30_000,
  });

/** Sets a second factor up for whoever the client is, who may use the current code again. */
export async function setUpTotp(call: Client, email: string, owner?: string) {
  const { secret } = await call(startTotp, {});
  const { recoveryCodes } = await call(confirmTotp, { code: codeOf(secret) });
  await letCodesBeUsedAgain(email, owner);
  return { secret, recoveryCodes };
}

/** As if time had gone by since the last code. */
export const letCodesBeUsedAgain = (email: string, owner?: string) =>
  rowsOf('update identity set totp_last_step = null where email = $1', [email], owner);
