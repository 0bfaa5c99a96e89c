import * as v from 'valibot';

import { endpoint } from './endpoint.ts';
import { accountEmail, password, secondFactor } from './sessions.ts';

/** Long rather than odd, as NIST SP 800-63B has it. That it is no common one, and no name, is checked by the server. */
export const newPassword = v.pipe(
  v.string('Enter a new password'),
  v.minLength(10, 'Choose at least 10 characters; a few words do well'),
  v.maxLength(256, 'Choose at most 256 characters'),
);

/** What stands in a link of a mail. */
export const linkToken = v.pipe(v.string('Open the link from the mail'), v.maxLength(200));

export const requestPasswordReset = endpoint({
  id: 'passwordResets.create',
  method: 'POST',
  path: '/password-resets',
  summary:
    'Ask for a mail with a link to a new password. The answer does not tell whether there is such an account',
  access: 'anyone',
  input: v.strictObject({ email: accountEmail }),
  output: v.object({ validMinutes: v.number() }),
});

export const completePasswordReset = endpoint({
  id: 'passwordResets.complete',
  method: 'POST',
  path: '/password-resets/complete',
  summary: 'Set a new password with the link’s token. Every session and paired device ends',
  access: 'anyone',
  input: v.strictObject({ token: linkToken, password: newPassword }),
  output: v.null(),
  status: 204,
});

export const changePassword = endpoint({
  id: 'me.changePassword',
  method: 'POST',
  path: '/me/password',
  summary: 'Change my password. Every other session of mine ends',
  access: 'signedIn',
  inWorkspace: true,
  input: v.strictObject({
    current: password,
    password: newPassword,
    code: v.optional(secondFactor),
  }),
  output: v.null(),
  status: 204,
});
