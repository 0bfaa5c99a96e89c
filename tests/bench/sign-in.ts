import { hashPassword } from '../../api/auth/passwords.ts';
import { startEmbedded } from '../../api/db/embedded/index.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { requestPasswordReset } from '../../contract/passwords.ts';
import { signIn } from '../../contract/sessions.ts';
import { randomFrom } from '../proof/random.ts';
import { startServerProcess, withFolder } from '../proof/server-process.ts';
import { ask } from '../support/ask.ts';
import { makeCompany } from '../support/database.ts';

const times = 1000;

/** How long the server takes with an account that is there and with one that is not: who asks must not be able to tell. */
export interface Told {
  name: string;
  knownMs: number;
  unknownMs: number;
  differenceMs: number;
  aimMs: number;
}

/** Asks about both kinds of account a thousand times each, in an order of chance, one at a time, on a machine that does nothing else. */
export const compareAccounts = (): Promise<Told[]> =>
  withFolder(async (dataDir) => {
    const postgres = await startEmbedded({ dataDir, log: () => {} });
    try {
      const api = await startServerProcess({ DATABASE_URL: postgres.url, DEMO: '0' });
      try {
        const { rep } = await makeCompany(postgres.url, [], hashPassword('seven green bottles'));
        return [
          await compare('wrong password', api.url, signIn, rep.email, { password: 'wrong' }),
          await compare('new password', api.url, requestPasswordReset, rep.email, {}),
        ];
      } finally {
        await api.end('SIGTERM');
      }
    } finally {
      await postgres.stop();
    }
  });

async function compare(
  name: string,
  base: string,
  endpoint: Endpoint,
  knownEmail: string,
  rest: object,
): Promise<Told> {
  const random = randomFrom(1);
  const seen: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const once = async (which: 'known' | 'unknown') => {
    const email = which === 'known' ? knownEmail : `${newId()}@nobody.example`;
    const began = performance.now();
    await ask(base, endpoint, { email, ...rest });
    return performance.now() - began;
  };
  for (const which of ['known', 'unknown', 'known', 'unknown'] as const) await once(which);
  for (let at = 0; at < times; at++) {
    // What one request leaves behind, to be done after its answer, must not fall to the same kind each time.
    const isKnownFirst = random() < 0.5;
    for (const which of isKnownFirst
      ? (['known', 'unknown'] as const)
      : (['unknown', 'known'] as const))
      seen[which].push(await once(which));
  }
  const [knownMs, unknownMs] = [median(seen.known), median(seen.unknown)];
  return { name, knownMs, unknownMs, differenceMs: Math.abs(knownMs - unknownMs), aimMs: 2 };
}

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
