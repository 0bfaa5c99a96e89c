import * as v from 'valibot';

import { endpoint } from './endpoint.ts';
import { linkToken } from './passwords.ts';
import { password, secondFactor } from './sessions.ts';
import { emailAddress, instantText } from './values.ts';

export const changeEmail = endpoint({
  id: 'me.changeEmail',
  method: 'POST',
  path: '/me/email',
  summary: 'Ask for a mail to my new address; the link in it makes the change',
  access: 'member',
  inWorkspace: true,
  input: v.strictObject({ email: emailAddress, password, code: v.optional(secondFactor) }),
  output: v.object({ expiresAt: instantText }),
});

export const confirmEmailChange = endpoint({
  id: 'emailChanges.confirm',
  method: 'POST',
  path: '/email-changes/confirm',
  summary: 'Prove with the link’s token that the new address is mine',
  access: 'anyone',
  input: v.strictObject({ token: linkToken }),
  output: v.null(),
  status: 204,
});
