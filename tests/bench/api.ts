import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { startEmbedded } from '../../api/db/embedded/index.ts';
import { createClient } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { signIn } from '../../contract/sessions.ts';
import { freePort, startServerProcess, withFolder } from '../proof/server-process.ts';
import { makeCompany, password, rowsOf } from '../support/database.ts';
import type { Load, LoadSettings } from './load.ts';
import { inTurn } from './measure.ts';

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const leads = 5000;
const rounds = 5;
const seconds = 2;
const connections = 32;

export interface Compared {
  name: string;
  api: Load;
  bare: Load;
  /** Requests per second of the API over those of bare Node and Postgres: the median of the rounds' own ratios. */
  ratio: number;
  aim: number;
}

/** The API, row security, audit and all, beside bare `node:http` and `pg` on the same Postgres, in turn. */
export const compareApi = (): Promise<Compared[]> =>
  withFolder(async (dataDir) => {
    const postgres = await startEmbedded({ dataDir, log: () => {} });
    const ends: (() => unknown)[] = [() => postgres.stop()];
    try {
      const env = { DATABASE_URL: postgres.url, DEMO: '0', JOBS: 'off' };
      const api = await startServerProcess(env);
      ends.unshift(() => api.end('SIGTERM'));
      const { tenantId, rep } = await makeCompany(postgres.url);
      await seed(postgres.url, tenantId, rep.memberId ?? '');
      const { token } = await createClient({ base: api.url })(signIn, {
        email: rep.email,
        password,
      });
      const call = createClient({ base: api.url, token: () => token });
      const [lead] = (await call(records.lead.list, { limit: 1 })).items;
      const bare = await startBare(postgres.url, tenantId, rep.memberId ?? '');
      ends.unshift(bare.stop);
      const ports = { api: Number(new URL(api.url).port), bare: bare.port };
      const base = '/api/v1/leads';
      return [
        await compare('read one', 0.5, ports, {
          method: 'GET',
          path: `${base}/${lead?.id}`,
          token,
        }),
        await compare('list 50', 0.5, ports, { method: 'GET', path: base, token }),
        await compare('create', 0.4, ports, { method: 'POST', path: base, token }),
      ];
    } finally {
      for (const end of ends) await end();
    }
  });

const seed = (url: string, tenantId: string, memberId: string) =>
  rowsOf(
    `insert into lead (tenant_id, id, first_name, last_name, company_name, emails, phones, profile_urls, status, owner_id,
       do_not_contact, tags, custom, created_at, source)
     select $1, gen_random_uuid(), 'First' || i % 300, 'Last' || i % 700, 'Company' || i % 400, array['lead' || i || '@seed.example'],
       '{}', '{}', 'new', $2::uuid, false, '{}', '{}', now() - i * interval '1 minute', 'api'
     from generate_series(1, ${leads}) i`,
    [tenantId, memberId],
    url,
  );

async function startBare(url: string, tenantId: string, memberId: string) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [fileOf('bare-server.ts'), url, tenantId, memberId, String(port)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { port, stop };
}

async function compare(
  name: string,
  aim: number,
  ports: { api: number; bare: number },
  request: Pick<LoadSettings, 'method' | 'path' | 'token'>,
): Promise<Compared> {
  const to = (port: number) => ({ port, connections, seconds, ...request });
  const { one, other, ratio } = await inTurn(to(ports.api), to(ports.bare), rounds);
  return { name, api: one, bare: other, ratio, aim };
}
