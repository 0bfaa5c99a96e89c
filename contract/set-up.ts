import * as v from 'valibot';

import { endpoint } from './endpoint.ts';
import { linkToken, newPassword } from './passwords.ts';
import { newSession } from './sessions.ts';
import { emailAddress, line } from './values.ts';

export const setUp = endpoint({
  id: 'setUp.create',
  method: 'POST',
  path: '/set-up',
  summary:
    'Make the first superadmin, with the link that the server printed at its start, and sign in. Not found once there is one',
  access: 'anyone',
  input: v.strictObject({
    token: linkToken,
    name: line(120),
    email: emailAddress,
    password: newPassword,
    /** `true`: the token also comes as a cookie, for pages that the API itself serves. */
    cookie: v.optional(v.boolean(), false),
  }),
  output: newSession,
});
