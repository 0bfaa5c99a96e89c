import pg from 'pg';

import { demoPassword } from '../../api/demo/people.ts';
import { createClient } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { signIn } from '../../contract/sessions.ts';
import { processesWith } from '../support/embedded.ts';
import { startTestPostgres } from '../support/postgres.ts';
import type { Prove } from './proof.ts';
import {
  spawnServer,
  startServerProcess,
  withFolder,
  type ServerProcess,
} from './server-process.ts';

/** Waits for a server that is expected to refuse to start. */
async function refusal(env: Record<string, string>) {
  const server = await spawnServer(env);
  const code = await server.ended();
  return { code, lines: server.errors().trim().split('\n') };
}

/** A stop leaves nothing behind, a start finds everything again, and what is dangerous is refused in one line. */
export const prove: Prove = async (length) => {
  const kinds = Object.entries(dangerous).slice(0, length === 'long' ? undefined : 1);
  const shortfalls = [...(await stopsAndStarts()), ...(await refusesRoles(kinds))];
  const figures =
    'SIGTERM ends with code 0 and leaves no process; the data is there again; ' +
    `a second server and ${kinds.length} dangerous roles are refused in one line`;
  return { figures, shortfalls };
};

const stopsAndStarts = () =>
  withFolder(async (dataDir) => {
    const shortfalls: string[] = [];
    const first = await startServerProcess({ DATA_DIR: dataDir });
    const lead = await (await repOf(first))(records.lead.create, { lastName: 'Kept' });
    const second = await refusal({ DATA_DIR: dataDir });
    if (
      second.code !== 1 ||
      second.lines.length !== 1 ||
      !second.lines[0]?.includes(String(first.pid))
    )
      shortfalls.push(`a second server: code ${second.code}, ${second.lines.join(' / ')}`);
    const code = await first.end('SIGTERM');
    if (code !== 0) shortfalls.push(`SIGTERM ended it with ${code}: ${first.errors()}`);
    const left = processesWith(dataDir);
    if (left.length > 0) shortfalls.push(`left behind: ${left.join(' / ')}`);
    const again = await startServerProcess({ DATA_DIR: dataDir });
    const found = await (await repOf(again))(records.lead.get, { id: lead.id }).catch(() => null);
    if (found?.lastName !== 'Kept') shortfalls.push('the lead is gone after a restart');
    await again.end('SIGTERM');
    return shortfalls;
  });

const repOf = async ({ url }: ServerProcess) => {
  const email = 'rep@brightwater.example';
  const { token } = await createClient({ base: url })(signIn, { email, password: demoPassword });
  return createClient({ base: url, token: () => token });
};

const dangerous = {
  superuser: 'create role proof_super login superuser password $$secret$$',
  'with BYPASSRLS': 'create role proof_bypass login bypassrls password $$secret$$',
  'that owns a table':
    'create role proof_owner login password $$secret$$; create table proof_owned (); alter table proof_owned owner to proof_owner',
};

async function refusesRoles(kinds: [kind: string, statement: string][]): Promise<string[]> {
  const { url, stop } = await startTestPostgres();
  const shortfalls: string[] = [];
  try {
    for (const [kind, statement] of kinds) {
      await run(url, statement);
      const app = new URL(url);
      app.username = /role (\w+)/.exec(statement)?.[1] ?? '';
      app.password = 'secret';
      const { code, lines } = await refusal({ DATABASE_URL: url, DATABASE_APP_URL: app.href });
      const [line = ''] = lines;
      if (code !== 1 || lines.length !== 1 || !line.includes(app.username))
        shortfalls.push(`a role ${kind}: code ${code}, ${lines.join(' / ')}`);
      if (line.includes('secret'))
        shortfalls.push(`the refusal of a role ${kind} tells its password`);
    }
    return shortfalls;
  } finally {
    await stop();
  }
}

async function run(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
