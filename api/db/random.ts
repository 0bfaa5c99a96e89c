import { randomBytes } from 'node:crypto';

/** What nobody guesses: 192 random bits. */
export const makeSecret = (): string => randomBytes(24).toString('base64url');

/** Thirty letters without I, L, O, U, 0 and 1: what is read aloud or typed off a screen is not taken for another. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A code that a person types. Bytes past the last full round of letters are thrown away, so that all letters are alike. */
export function makeCode(length: number): string {
  const fair = 256 - (256 % letters.length);
  let code = '';
  while (code.length < length)
    for (const byte of randomBytes(length * 2))
      if (byte < fair && code.length < length) code += letters[byte % letters.length];
  return code;
}
