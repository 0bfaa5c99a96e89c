import type { Context } from 'hono';

import { hashToken } from '../db/door.ts';
import type { Env } from '../http/context.ts';
import { giveBack, useUp, type Limit } from '../http/limits.ts';

const tenMinutes = 600;

/**
 * Few enough that guessing is hopeless; a person who mistypes never meets them. Counted before anything is hashed. A device
 * that signed in before counts for itself: whoever uses up the account's tries from elsewhere does not keep its owner out.
 */
export const signInLimits = (
  email: string,
  address: string | null,
  knownDevice: string | null,
): Limit[] =>
  knownDevice === null
    ? [
        { bucket: `sign-in account ${email}`, most: 10, seconds: tenMinutes },
        { bucket: `sign-in address ${address}`, most: 100, seconds: tenMinutes },
      ]
    : [
        {
          bucket: `sign-in device ${hashToken(knownDevice)} ${email}`,
          most: 10,
          seconds: tenMinutes,
        },
      ];

/** Somebody who has the password guesses at the code: 20 wrong ones a day, each good for 3 in a million, are 1 in 16,000. */
export const codeLimits = (email: string, knownDevice: string | null): Limit[] => [
  {
    bucket: `code ${knownDevice === null ? '' : hashToken(knownDevice)} ${email}`,
    most: 20,
    seconds: 86_400,
  },
];

/** Somebody signed in, or with the session of somebody else, gives a password. */
export const passwordLimits = (identityId: string): Limit[] => [
  { bucket: `password ${identityId}`, most: 10, seconds: tenMinutes },
];

/** Counts, unless limits are off. Answers how to give back what was counted. */
export async function limit(c: Context<Env>, limits: Limit[]): Promise<() => Promise<void>> {
  const counted = c.var.config.rateLimits ? limits : [];
  await useUp(c.var.db, counted);
  return async () => {
    if (counted.length > 0) await giveBack(c.var.db, counted);
  };
}
