import pg from 'pg';

import { hashPassword } from '../auth/passwords.ts';
import { addSuperadmin, addTenant } from '../auth/tenants.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { makeCalendar } from './calendar.ts';
import { tellYear } from './company-year.ts';
import { addForm, allowOrigins, originsOf } from './form.ts';
import { addOwnFields } from './own-fields.ts';
import { demoPassword, demoTenants, type DemoTenant } from './people.ts';
import { idAt, randomFrom } from './random.ts';
import { writeBooks } from './write.ts';

const superadmin = 'root@pathsix.example';
const slugs = demoTenants.map(({ slug }) => slug);

interface Settings {
  /** The owner's connection: the API's own role may not make tenants. */
  ownerUrl: string;
  config: Pick<Config, 'port' | 'publicUrl'>;
  log: Log;
  /** What all dates of the demo are counted from. */
  now: Date;
  seed?: string;
  /** Gives up: the company that is being written is not kept. */
  signal?: AbortSignal;
}

/**
 * Fills a database that has no tenant yet with two companies at work. Each company is one transaction, and the superadmin
 * comes last: a start that is killed in between is completed by the next one. Leaves any other database alone.
 */
export async function fillDemo({
  ownerUrl,
  config,
  log,
  now,
  seed = 'pathsix',
  signal,
}: Settings): Promise<void> {
  // Statements follow one another without waiting for each one's answer.
  const client = new pg.Client({ connectionString: ownerUrl, pipeline: true });
  await client.connect();
  const giveUp = () => void client.end();
  signal?.addEventListener('abort', giveUp);
  try {
    const origins = originsOf(config);
    const state = await stateOf(client);
    if (state === 'filled') await allowOrigins(client, slugs, origins);
    if (state !== 'empty') return;
    log.info('filling the empty database with the demo');
    const passwordHash = await hashPassword(demoPassword);
    for (const tenant of demoTenants)
      await once(client, () => fillTenant(client, tenant, { passwordHash, origins, now, seed }));
    await once(client, () => addSuperadmin(client, superadmin, 'Installation', passwordHash));
  } finally {
    signal?.removeEventListener('abort', giveUp);
    await client.end();
  }
}

/** Half a demo counts as empty: what is there of it is whole, and the rest can be added. */
async function stateOf(client: pg.Client): Promise<'empty' | 'filled' | 'theirs'> {
  const { rows } = await client.query<{ done: boolean; theirs: boolean }>(
    `select exists (select 1 from identity where email = $1) as done,
       exists (select 1 from tenant where slug <> all($2)) as theirs`,
    [superadmin, slugs],
  );
  if (rows[0]?.done) return 'filled';
  return rows[0]?.theirs ? 'theirs' : 'empty';
}

/** One transaction, one server at a time: of several that start at once, one fills and the others find it filled. */
async function once(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await client.query(`select pg_advisory_xact_lock(hashtext('pathsix demo'))`);
  await work();
  await client.query('commit');
}

interface Wanted {
  passwordHash: string;
  origins: string[];
  now: Date;
  seed: string;
}

async function fillTenant(
  client: pg.Client,
  tenant: DemoTenant,
  { passwordHash, origins, now, seed }: Wanted,
): Promise<void> {
  const { slug, people, timeZone, country } = tenant;
  const { rows } = await client.query('select 1 from tenant where slug = $1', [slug]);
  if (rows.length > 0) return;
  const random = randomFrom(`${seed} ${slug}`);
  const members = people.map(({ local, name, role }) => ({
    name,
    role,
    passwordHash,
    email: `${local}@${slug}.example`,
  }));
  const founded = makeCalendar(now, timeZone).at(353, 8 * 60);
  const actors = await addTenant(client, tenant, members, {
    makeId: () => idAt(random, founded.getTime()),
    at: founded,
  });
  const [admin] = actors;
  if (!admin) throw new Error('A tenant of the demo has members');
  const { tenantId, memberId: by } = admin;
  const books = tellYear(tenant, actors, now, random);
  await writeBooks((text, values) => client.query(text, values), { id: tenantId, country }, books);
  await addOwnFields(client, { tenantId, slug, by, at: founded });
  await addForm(client, random, { tenantId, slug, by, at: founded, origins });
}
