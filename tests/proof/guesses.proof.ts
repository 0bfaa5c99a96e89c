import { hashesMade } from '../../api/auth/passwords.ts';
import { signIn } from '../../contract/sessions.ts';
import { ask } from '../support/ask.ts';
import { makeCompany, password } from '../support/database.ts';
import { withServer, type Prove } from './proof.ts';

const atOnce = 50;
const mostHashes = 10;

/** However many guesses are made at an account, ten of them cost a hash in ten minutes, and its owner comes in from a device of theirs. */
export const prove: Prove = (length) =>
  withServer(
    async ({ url }, ownerUrl) => {
      const guesses = length === 'long' ? 10_000 : 500;
      const { email } = (await makeCompany(ownerUrl)).rep;
      const enter = (one: object) => ask(url, signIn, { email, ...one });
      const { device } = (await enter({ password })).body;
      const before = hashesMade();
      const answered = new Map<number, number>();
      for (let at = 0; at < guesses; at += atOnce) {
        const answers = await Promise.all(
          Array.from({ length: atOnce }, (_, one) => enter({ password: `guess ${at + one}` })),
        );
        for (const { status } of answers) answered.set(status, (answered.get(status) ?? 0) + 1);
      }
      const hashes = hashesMade() - before;
      const elsewhere = (await enter({ password })).status;
      const owner = (await enter({ password, device })).status;
      const shortfalls = [
        ...(hashes > mostHashes ? [`${hashes} hashes and not ${mostHashes} at most`] : []),
        ...(owner === 201 ? [] : [`the owner's own device is answered ${owner}`]),
        ...(elsewhere === 429 ? [] : [`a stranger with the password is answered ${elsewhere}`]),
      ];
      const figures =
        `${guesses} guesses at one account: ${answered.get(429) ?? 0} × 429, ${hashes} hashes; ` +
        `its owner's own device is answered ${owner}, any other ${elsewhere}`;
      return { figures, shortfalls };
    },
    { rateLimits: true },
  );
