import { startEmbedded } from '../../api/db/embedded/index.ts';
import { createClient } from '../../contract/client.ts';
import { signIn } from '../../contract/sessions.ts';
import { startServerProcess, withFolder } from '../proof/server-process.ts';
import { makeCompany, password } from '../support/database.ts';
import { makeTeam } from '../support/roles.ts';
import { seedLeads } from './leads.ts';
import { inTurn, type Pair } from './measure.ts';

export interface Seen extends Pair {
  name: string;
}

/**
 * A list of 50 out of 100,000 leads for a rep who may see the own and the team's, beside the same for an admin, who may see
 * them all: with a team that owns a tenth of them, and with one that owns a thousandth.
 */
export const compareVisibility = (): Promise<Seen[]> =>
  withFolder(async (dataDir) => {
    const postgres = await startEmbedded({ dataDir, log: () => {} });
    const ends: (() => unknown)[] = [() => postgres.stop()];
    try {
      const api = await startServerProcess({ DATABASE_URL: postgres.url, DEMO: '0', JOBS: 'off' });
      ends.unshift(() => api.end('SIGTERM'));
      const port = Number(new URL(api.url).port);
      const seen: Seen[] = [];
      for (const [name, every] of [
        ['a tenth', 10],
        ['a thousandth', 1000],
      ] as const) {
        const { tenantId, admin, manager, rep, rep2 } = await makeCompany(postgres.url);
        await makeTeam(tenantId, [rep.memberId, rep2.memberId], postgres.url);
        await seedLeads(postgres.url, tenantId, every, [rep, rep2, manager]);
        const load = async ({ email }: { email: string }) => {
          const { token } = await createClient({ base: api.url })(signIn, { email, password });
          const path = '/api/v1/leads';
          return { port, connections: 32, seconds: 2, method: 'GET' as const, path, token };
        };
        seen.push({ name, ...(await inTurn(await load(rep), await load(admin), 5)) });
      }
      return seen;
    } finally {
      for (const end of ends) await end();
    }
  });
