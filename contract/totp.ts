import * as v from 'valibot';

import { endpoint, nothing } from './endpoint.ts';
import { password, secondFactor } from './sessions.ts';

export const startTotp = endpoint({
  id: 'totp.start',
  method: 'POST',
  path: '/me/totp',
  summary: 'Get a secret for an authenticator app. It counts once a code of it was sent',
  access: 'signedIn',
  confirmed: true,
  input: nothing,
  output: v.object({
    /** In base 32, to type in. */
    secret: v.string(),
    /** `otpauth://…`, to show as a QR code. */
    uri: v.string(),
  }),
});

export const confirmTotp = endpoint({
  id: 'totp.confirm',
  method: 'POST',
  path: '/me/totp/confirm',
  summary: 'Prove that the app has the secret: signing in needs its codes from now on',
  access: 'signedIn',
  inWorkspace: true,
  input: v.strictObject({ code: secondFactor }),
  output: v.object({
    /** Each works once in place of a code. They are shown now and never again. */
    recoveryCodes: v.array(v.string()),
  }),
});

export const disableTotp = endpoint({
  id: 'totp.disable',
  method: 'POST',
  path: '/me/totp/remove',
  summary: 'Sign in without codes from now on',
  access: 'signedIn',
  inWorkspace: true,
  input: v.strictObject({ password, code: secondFactor }),
  output: v.null(),
  status: 204,
});
