import * as v from 'valibot';

import { endpoint, nothing } from './endpoint.ts';
import { newSession } from './sessions.ts';
import { instantText, line } from './values.ts';

export const createPairing = endpoint({
  id: 'pairings.create',
  method: 'POST',
  path: '/pairings',
  summary: 'Get a code that signs one extension in as me, for five minutes and once',
  access: 'member',
  input: nothing,
  output: v.object({ code: v.string(), expiresAt: instantText }),
});

export const redeemPairing = endpoint({
  id: 'pairings.redeem',
  method: 'POST',
  path: '/pairings/redeem',
  summary: 'Sign an extension in with a code from the workspace',
  access: 'anyone',
  input: v.strictObject({
    code: v.pipe(
      v.string('Enter the code'),
      v.maxLength(40, 'Enter the code as the workspace shows it'),
      // People write it in groups, and in the case they like.
      v.transform((code) => code.replace(/[\s-]/g, '').toUpperCase()),
    ),
    /** How the member will know it again in the list: `Chrome on the laptop`. */
    name: line(100),
  }),
  output: newSession,
});
