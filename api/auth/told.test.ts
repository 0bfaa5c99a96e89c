import { expect, test } from 'vitest';

import { changeEmail, confirmEmailChange } from '../../contract/email-change.ts';
import { listSecurityLog } from '../../contract/logs.ts';
import { createPairing, redeemPairing } from '../../contract/pairing.ts';
import {
  changePassword,
  completePasswordReset,
  requestPasswordReset,
} from '../../contract/passwords.ts';
import { signIn } from '../../contract/sessions.ts';
import { disableTotp } from '../../contract/totp.ts';
import { ask } from '../../tests/support/ask.ts';
import { makeCompany, password } from '../../tests/support/database.ts';
import { linkIn } from '../../tests/support/mails.ts';
import { codeOf, setUpTotp } from '../../tests/support/second-factor.ts';
import { clientOf } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();

test('what changes an account, or lets an extension in, is told to the admins under the member’s name', async () => {
  const { rep, admin } = await makeCompany();
  const call = await clientOf(here.server, rep);
  const { secret } = await setUpTotp(call, rep.email);
  // The code was missing: nothing was refused yet, and nothing is told.
  const asked = await ask(here.server.url, signIn, { email: rep.email, password });
  expect(asked.status).toBe(401);
  await call(disableTotp, { password, code: codeOf(secret) });
  const { code } = await call(createPairing, {});
  await call(redeemPairing, { code, name: 'Laptop' });
  const email = `new.${rep.email}`;
  await call(changeEmail, { email, password });
  await call(confirmEmailChange, { token: await linkIn('email-change', email) });
  await call(changePassword, { current: password, password: 'a few words of mine' });
  await call(requestPasswordReset, { email });
  const token = await linkIn('password-reset', email);
  await call(completePasswordReset, { token, password: 'a few other words' });
  const reader = await clientOf(here.server, admin);
  const { items } = await reader(listSecurityLog, { memberId: rep.memberId ?? '' });
  expect(items.map(({ kind }) => kind).toReversed()).toEqual([
    'signed_in_new_device',
    'totp_enabled',
    'totp_disabled',
    'extension_paired',
    'email_changed',
    'password_changed',
    'password_changed',
  ]);
  for (const { address, requestId } of items)
    expect([address !== null, requestId !== null]).toEqual([true, true]);
  expect(items.find(({ kind }) => kind === 'email_changed')?.details).toEqual({
    from: rep.email,
    to: email,
  });
});
